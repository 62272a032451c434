using System.Collections.Generic;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT204. Hidden units that are S-shaped and start far out on their flat ends pass next to no gradient (Glorot and Bengio 2010): large
/// weights before tanh, or inputs that are not standardised.
/// </summary>
public sealed class SaturatedUnits : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT204",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "S-shaped units start saturated",
        "{1} % of what enters {2} behind '{0}' lies beyond +-2.5, where its slope is next to nothing (rms {3}); {4}",
        "On its flat ends an S-shaped unit passes no gradient back, and its output no longer shows how large its input is.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override bool IsConsequence => true;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        if (!context.IsOrderSure) return found;
        var told = new HashSet<string>();
        foreach (GraphNode node in context.Unrolled.Nodes)
        {
            if (node is not ActivationNode activation || !IsSaturated(context, activation)) continue;
            if (Source(context.Unrolled, activation) is not { Below: "" } layer || context.IsExplained(layer.Origin)) continue;
            if (told.Add(layer.Origin)) found.Add(Found(context, activation, layer));
        }

        return found;
    }

    /// <summary>Whether an activation is that of hidden units which start saturated, by what comes in and not by their bias.</summary>
    /// <param name="context">The model.</param>
    /// <param name="activation">The activation, of the unrolled graph.</param>
    /// <returns>Whether it is.</returns>
    internal static bool IsSaturated(RuleContext context, ActivationNode activation) =>
        context.Propagation.Saturation(activation.Id) is { } share
        && share > context.Options.MaxSaturation / 2
        && context.Propagation.Signal(activation.Inputs[0]) is { } input
        && input.Mean * input.Mean <= input.Variance
        && IsHidden(context, activation.Id);

    private Finding Found(RuleContext context, ActivationNode activation, LayerNode layer)
    {
        double share = context.Propagation.Saturation(activation.Id)!.Value;
        bool isFitting = layer.Options.Scheme is Scheme.Auto or Scheme.Xavier or Scheme.LeCun && layer.Options.Gain is null or 1;
        return new Finding(
            Info,
            layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                layer.Origin,
                (100 * share).ToString("0", CultureInfo.InvariantCulture),
                activation.Function.Name,
                Remedy.Number(context.Propagation.Signal(activation.Inputs[0])!.Value.Rms),
                isFitting ? "bring what the layer takes to an rms of about 1" : "use Scheme.Xavier"))
        {
            Level = share > context.Options.MaxSaturation ? RuleLevel.Warning : RuleLevel.Information,
            Changes = isFitting ? default : AttributeChange.UseOneOf(nameof(Scheme.Xavier)),
        };
    }

    // What is multiplied with another value is a gate, and what is returned a probability: both may start at an end.
    private static bool IsHidden(RuleContext context, int activation)
    {
        Consumers consumers = context.UnrolledConsumers;
        return !consumers.IsOutput(activation)
            && GraphPaths.Lead(context.Unrolled, consumers, activation, IsOnTheWay, static node => IsWeight(node))
            && !GraphPaths.Lead(
                context.Unrolled, consumers, activation, IsOnTheWay, node => !IsWeight(node) && (consumers.IsOutput(node.Id) || !IsOnTheWay(node)));
    }

    private static bool IsOnTheWay(GraphNode node) => node is DropoutNode or PoolNode or RepeatNode or AffineNode or ConcatNode;

    private static bool IsWeight(GraphNode node) => node is LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose };

    // A factor before the activation is a choice of slope.
    private static LayerNode? Source(ModelGraph graph, ActivationNode activation)
    {
        GraphNode node = graph.Nodes[activation.Inputs[0]];
        while (node is LayerNode { Kind: LayerKind.Bias } or AffineNode { Factor: 1 } or DropoutNode && node.Inputs.Count == 1)
            node = graph.Nodes[node.Inputs[0]];
        return IsWeight(node) ? (LayerNode)node : null;
    }
}
