using System.Collections.Generic;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT302. Scale and shift of a normalization start at 1 and 0, so that what it has normalized stays so. A scale of 0 is right at the end of a
/// residual branch alone, where the block then starts as the identity.
/// </summary>
public sealed class NormalizationStart : Rule
{
    private const double Least = 0.5;
    private const double Greatest = 2;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT302",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Normalization does not start at scale 1 and shift 0",
        "The {1} '{0}' of a normalization starts at {2}: {3}; use Scheme.{4}",
        "A normalization gives its input mean 0 and variance 1. Scale and shift that start elsewhere undo that before anything has been learned.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        ModelGraph graph = context.Graph;
        bool isRead = graph.Order == LayerOrder.Forward;
        var told = new HashSet<string>();
        foreach (GraphNode node in graph.Nodes)
        {
            if (node is not LayerNode { Below: "", Inputs.Count: 1, Scheme.Law: var law } layer) continue;
            GraphNode before = graph.Nodes[layer.Inputs[0]];
            Finding? finding = layer.Kind switch
            {
                LayerKind.Norm when law.MeanSquare == 0 && layer.IsHiddenOutside => Scale(context, layer, law),
                _ when !isRead => null,
                LayerKind.Norm when IsSeen(before) && law.Mean is < Least or > Greatest => Scale(context, layer, law),
                LayerKind.Bias when layer.Part.Length == 0 && IsOfNormalization(graph, before)
                    && law is { Kind: DistributionKind.Constant, Mean: not 0 } => Found(
                        layer, "shift", law, "what follows no longer gets mean 0", nameof(Scheme.Zero), RuleLevel.Information),
                _ => null,
            };
            if (finding is not null && told.Add(layer.Origin)) found.Add(finding);
        }

        return found;
    }

    private static bool IsOfNormalization(ModelGraph graph, GraphNode before) =>
        IsSeen(before) || (before is LayerNode { Kind: LayerKind.Norm, Inputs.Count: 1 } && IsSeen(graph.Nodes[before.Inputs[0]]));

    // In front of a scale the reading puts a normalization where none is seen: a layer's own scale may be small.
    private static bool IsSeen(GraphNode node) => node is NormalizationNode { Kind: not null } or NormalizationNode { Epsilon: > 0 };

    private Finding? Scale(RuleContext context, LayerNode layer, WeightDistribution law)
    {
        // What is added to something may be small or nothing, but not large; 1 + scale is such a sum, too. What is returned may be added by the caller.
        Consumers consumers = context.Consumers;
        bool isLoud = law.Mean > Greatest;
        bool isOpen = consumers.IsOutput(layer.Id)
            || GraphPaths.Lead(context.Graph, consumers, layer.Id, IsOnTheWay, node => (IsOpen(node) && !(isLoud ? node is SumNode : IsDead(context, node))) || (consumers.IsOutput(node.Id) && IsOnTheWay(node)));
        if (isOpen && !layer.IsHiddenOutside) return null;
        return law is { MeanSquare: 0 }
            ? Found(layer, "scale", law, "the layer is dead, nothing of its input comes through", nameof(Scheme.One), RuleLevel.Warning)
            : Found(layer, "scale", law, "what follows no longer gets variance 1", nameof(Scheme.One), RuleLevel.Information);
    }

    private Finding Found(LayerNode layer, string what, WeightDistribution law, string harm, string scheme, RuleLevel level) => new(
        Info,
        layer.Origin,
        FindingPlace.Init,
        EquatableArray.Of(
            layer.Origin,
            what,
            law.Kind == DistributionKind.Constant ? law.Mean.ToString("R", CultureInfo.InvariantCulture) : law.ToString(),
            harm,
            scheme))
    {
        Level = level,
        Changes = AttributeChange.UseOneOf(scheme),
    };

    private static bool IsOnTheWay(GraphNode node) =>
        node is LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } or AffineNode or DropoutNode or PoolNode or RepeatNode or ActivationNode;

    // x + f(x) is 0 where x is.
    private static bool IsDead(RuleContext context, GraphNode node) =>
        node is SumNode && ReferenceEquals(context.Graph, context.Unrolled) && context.Propagation.Signal(node.Id) is { MeanSquare: 0 };

    private static bool IsOpen(GraphNode node) => node is SumNode or ProductNode or ChoiceNode or ConcatNode or UnknownNode;
}
