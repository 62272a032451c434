using System.Collections.Generic;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT101. Xavier and LeCun assume an activation that is linear around 0; a rectifier throws away about half of the second moment at
/// every layer (He et al. 2015), and He's gain gives it back.
/// </summary>
public sealed class XavierBeforeRectifier : Rule
{
    // Within this band ten layers keep the signal within a factor of three; outside it depth shows.
    private const double Least = 0.8;
    private const double Greatest = 1.25;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT101",
        RuleCategory.Scheme,
        RuleLevel.Warning,
        "Xavier or LeCun before the ReLU family",
        "'{0}' is initialized with {1} but {2} follows: the signal's power changes by x{3} here (fan-in {4}, fan-out {5}){6}; Scheme.He keeps it at x1",
        "Xavier and LeCun are made for activations that are linear around 0. A rectifier drops about half of the signal's second moment, layer after layer.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        ModelGraph graph = context.Graph;
        Consumers? consumers = graph.Order == LayerOrder.Forward ? context.Consumers : null;
        var reported = new HashSet<string>();
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is not LayerNode { Below: "", Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose } layer) continue;
            if (consumers is null ? IsNormalized(graph, i, layer) : IsNormalized(graph, consumers, i)) continue;
            if (layer.Options.Scheme is not (Scheme.Xavier or Scheme.LeCun)) continue;
            if (layer.FollowedBy is not { Family: ActivationFamily.Rectifier, Moments: { } moments } rectifier) continue;
            if (layer.Scheme is not { } scheme || layer.Fans is not { } fans) continue;

            double ratio = fans.In * scheme.Law.MeanSquare * moments.MeanSquare;
            bool harmful = ratio is < Least or > Greatest;
            if (!harmful && layer.Options.Gain is not null) continue; // a gain that someone chose, and that fits
            if (!reported.Add(layer.Origin)) continue;
            yield return new Finding(
                Info,
                layer.Origin,
                FindingPlace.Init,
                EquatableArray.Of(
                    layer.Origin,
                    layer.Options.Scheme.ToString(),
                    rectifier.Name,
                    ratio.ToString("0.00", CultureInfo.InvariantCulture),
                    fans.In.ToString("0.##", CultureInfo.InvariantCulture),
                    fans.Out.ToString("0.##", CultureInfo.InvariantCulture),
                    harmful ? string.Empty : ", which this one layer's shape happens to make up for"))
            {
                Level = harmful ? RuleLevel.Warning : RuleLevel.Information,
                Changes = AttributeChange.UseOneOf(nameof(Scheme.He)),
            };
        }
    }

    /// <summary>A normalization before the activation resets the signal's scale.</summary>
    private static bool IsNormalized(ModelGraph graph, Consumers consumers, int layer) => GraphPaths.Lead(
        graph,
        consumers,
        layer,
        static node => node is LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode or SumNode or ConcatNode or PoolNode,
        static node => node is NormalizationNode);

    /// <summary>A normalization of the layer's own width right behind it resets the signal's scale, whatever the weights.</summary>
    private static bool IsNormalized(ModelGraph graph, int index, LayerNode layer)
    {
        for (int i = index + 1; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is ActivationNode or LayerNode { Kind: LayerKind.Bias }) continue;
            return graph.Nodes[i] is LayerNode { Kind: LayerKind.Norm } norm && norm.Outer == layer.Outer;
        }

        return false;
    }
}
