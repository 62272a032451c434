using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT301. Units of a hidden layer that start equal compute the same value; with equal weights behind them, or where a rectifier passes
/// no gradient at 0, they stay equal, and the layer has one unit whatever its width. A layer without a hidden layer behind it (regression, a head, the tail of a residual branch) may well
/// start at zero.
/// </summary>
public sealed class ConstantHiddenWeights : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT301",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Zero or constant weights in a hidden layer",
        "All weights of the {4} '{0}' start at {1}, {5}; use {3}",
        "Equal units stay equal. Symmetry has to be broken at random; biases may be zero, hidden weights may not.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        ModelGraph graph = context.Graph;
        Consumers? consumers = graph.Order == LayerOrder.Forward ? context.Consumers : null;
        var reported = new HashSet<string>();
        foreach ((LayerNode first, LayerNode second) in DeadProduct.Of(context))
        {
            LayerNode layer = first.Below.Length == 0 ? first : second;
            LayerNode other = layer == first ? second : first;
            if (layer.Below.Length == 0 && reported.Add(layer.Origin)) yield return Dead(layer, other);
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is not LayerNode { Below: "" } layer || !IsWeight(layer)) continue;
            if (layer.Scheme?.Law is not { Kind: DistributionKind.Constant } law) continue;
            if (layer.Outer is { IsConstant: true, Constant: < 2 } || !(layer.IsHiddenOutside || (consumers is null ? IsHidden(graph, i, layer) : HiddenLayers.Of(graph, consumers, i) == LayerPlacement.Hidden))) continue;
            if (!reported.Add(layer.Origin)) continue;

            string[] fitting = Fitting(layer.FollowedBy);
            yield return new Finding(
                Info,
                layer.Origin,
                FindingPlace.Init,
                EquatableArray.Of(
                    layer.Origin,
                    law.Mean.ToString("R", CultureInfo.InvariantCulture),
                    layer.Outer.ToString(),
                    Names(fitting),
                    "hidden layer",
                    $"so that its {layer.Outer} units compute one and the same value"))
            {
                Changes = AttributeChange.UseOneOf(fitting),
            };
        }
    }

    private Finding Dead(LayerNode layer, LayerNode other)
    {
        string[] fitting = layer.Kind == LayerKind.Norm ? [nameof(Scheme.One)] : Fitting(layer.FollowedBy);
        return new Finding(
            Info,
            layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                layer.Origin,
                "0",
                layer.Outer.ToString(),
                Names(fitting),
                "layer",
                $"and so do those of '{other.Display}', its only factor: the gradient of each is the other, so that neither ever learns"))
        {
            Level = RuleLevel.Error,
            Changes = AttributeChange.UseOneOf(fitting),
        };
    }

    private static string Names(string[] schemes) => string.Join(" or ", schemes.Select(static scheme => "Scheme." + scheme));

    /// <summary>
    /// Hidden means that a layer which takes this one's output comes later. By declaration alone that is sure where an activation is
    /// declared, one that stands between layers, and the sizes fit; or where all layers of the model make one chain of ever other widths.
    /// Anything else may just as well be parallel branches, a pair of low-rank factors, or the tail of a residual.
    /// </summary>
    private static bool IsHidden(ModelGraph graph, int index, LayerNode layer)
    {
        if (layer.FollowedBy is { Family: ActivationFamily.Linear or ActivationFamily.Normalizing or ActivationFamily.Gated }) return false;
        if (layer.FollowedBy is null && !IsOneChain(graph)) return false;
        for (int i = index + 1; i < graph.Nodes.Count; i++)
        {
            switch (graph.Nodes[i])
            {
                case UnknownNode:
                    return false;
                case SubmodelNode:
                    return layer.FollowedBy is not null;
                case LayerNode next when IsWeight(next):
                    return Takes(layer, next);
            }
        }

        return false;
    }

    private static bool IsOneChain(ModelGraph graph)
    {
        if (graph.Nodes.Any(static node => node is SubmodelNode or UnknownNode)) return false;
        LayerNode[] layers = [.. graph.Nodes.OfType<LayerNode>().Where(IsWeight)];
        Size[] widths = [.. layers.Select(static layer => layer.Inner), layers[layers.Length - 1].Outer];
        return widths.Distinct().Count() == widths.Length
            && Enumerable.Range(1, layers.Length - 1).All(i => Takes(layers[i - 1], layers[i]));
    }

    private static bool Takes(LayerNode layer, LayerNode next) => (layer.Outer, next.Inner) switch
    {
        ({ IsConstant: true } produced, { IsConstant: true } taken) =>
            taken.Constant == produced.Constant
            || (layer.Kind != LayerKind.Dense && next.Kind == LayerKind.Dense && taken.Constant % produced.Constant == 0),
        var (produced, taken) => produced == taken,
    };

    private static bool IsWeight(LayerNode layer) =>
        layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose;

    private static string[] Fitting(ActivationInfo? activation) => activation?.Family switch
    {
        ActivationFamily.Rectifier => [nameof(Scheme.He)],
        ActivationFamily.SShaped => [nameof(Scheme.Xavier)],
        ActivationFamily.SelfNormalizing => [nameof(Scheme.LeCun)],
        ActivationFamily.SmoothRectifier => [nameof(Scheme.Auto)],
        null => [nameof(Scheme.He), nameof(Scheme.Xavier)],
        _ => [nameof(Scheme.Xavier)],
    };
}
