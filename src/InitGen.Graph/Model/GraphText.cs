using System.Globalization;
using System.Linq;
using System.Text;

namespace InitGen.Graph;

/// <summary>A graph in words, a node per line: for snapshots, samples and people.</summary>
public static class GraphText
{
    /// <summary>Writes a graph out.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Its text; lines end in <c>\n</c>.</returns>
    public static string Of(ModelGraph graph)
    {
        var text = new StringBuilder();
        text.Append(graph.Name).Append(graph.Order == LayerOrder.Forward ? ", as Forward reads\n" : ", as declared\n");
        foreach (GraphNode node in graph.Nodes)
        {
            text.Append(node.Id.ToString(CultureInfo.InvariantCulture).PadLeft(4)).Append("  ").Append(Describe(node));
            if (node is not RepeatNode && node.Inputs.Count > 0) text.Append(" <- ").Append(Ids(node.Inputs));
            text.Append('\n');
        }

        if (graph.Outputs.Count > 0) text.Append("returns ").Append(Ids(graph.Outputs)).Append('\n');
        return text.ToString();
    }

    /// <summary>One node in words, without its inputs.</summary>
    /// <param name="node">The node.</param>
    /// <returns>Its text.</returns>
    public static string Describe(GraphNode node) => node switch
    {
        InputNode { Name: "" } => "input",
        InputNode input => "input " + input.Name,
        StateNode state => "state " + state.Name,
        ConstantNode constant => "constant " + Number(constant.Value),
        LayerNode { Kind: LayerKind.Bias } bias => $"bias {bias.Display} [{bias.Outer}]",
        LayerNode { Kind: LayerKind.Norm } scale => $"scale {scale.Display} [{scale.Outer}]",
        LayerNode layer => $"{Word(layer.Kind)} {layer.Display} [{layer.Outer}, {layer.Inner}]",
        ActivationNode activation => activation.Function.Name,
        AffineNode affine => Affine(affine),
        DropoutNode dropout => "dropout " + Number(dropout.Rate),
        NormalizationNode normalization => Word(normalization.Kind),
        SumNode => "sum",
        ProductNode => "product",
        ConcatNode => "concat",
        ContractionNode => "matrix product",
        ChoiceNode => "choice",
        PoolNode pool => Word(pool.Kind) + (pool.Cells is { } cells ? " of " + Number(cells) : string.Empty),
        RepeatNode repeat => Repeat(repeat),
        SubmodelNode model => $"{(model.Repeated ? "models" : "model")} {model.Display} ({model.Model})",
        UnknownNode unknown => "unknown: " + unknown.Why,
        _ => node.GetType().Name,
    };

    private static string Repeat(RepeatNode repeat) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} rounds of {1} to {2}, each from what {3} was to what {4} becomes",
        repeat.Count is { } count ? Number(count) : "all",
        repeat.First,
        repeat.Id - 1,
        repeat.Before,
        repeat.After);

    private static string Affine(AffineNode affine) => affine switch
    {
        { Shift: 0 } => "times " + Number(affine.Factor),
        { Factor: 1 } => "plus " + Number(affine.Shift),
        _ => $"times {Number(affine.Factor)} plus {Number(affine.Shift)}",
    };

    private static string Word(LayerKind kind) => kind switch
    {
        LayerKind.Conv => "convolution",
        LayerKind.ConvTranspose => "transposed convolution",
        LayerKind.Embedding => "embedding",
        _ => "dense",
    };

    private static string Word(Normalization? kind) => kind switch
    {
        Normalization.Batch => "batch normalization",
        Normalization.Layer => "layer normalization",
        Normalization.Group => "group normalization",
        Normalization.Rms => "RMS normalization",
        _ => "normalization",
    };

    private static string Word(PoolKind kind) => kind switch
    {
        PoolKind.Average => "mean",
        PoolKind.Max => "maximum",
        _ => "sum over elements",
    };

    private static string Ids(EquatableArray<int> ids) => string.Join(", ", ids.Select(static id => id.ToString(CultureInfo.InvariantCulture)));

    private static string Number(double? value) => value is { } known ? known.ToString("G6", CultureInfo.InvariantCulture) : "?";
}
