using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>One layer of a chain.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Ratio">
/// The mean square of its output over that of the layer before, at the start of a chain over that of its input; above 0. Biases count, and
/// factors between a layer and its activation, such as SIREN's 30, belong to the layer.
/// </param>
/// <param name="GradientRatio"><see cref="LayerStep.GradientRatio"/>.</param>
/// <param name="Activation">What stands between the layer before and this one; null if there is none.</param>
/// <param name="IsPooled">Whether cells are brought together between the two: what that takes from the signal is no matter of weights.</param>
internal sealed record ChainLink(LayerNode Layer, double Ratio, double? GradientRatio, ActivationNode? Activation, bool IsPooled)
{
    // Of what it takes for the slope at 0 to be kept; below it, a value that has become small shrinks from layer to layer.
    private const double Critical = 0.95;

    /// <summary>The activation between the layer before and this one; null if there is none.</summary>
    public ActivationInfo? Before => Activation?.Function;

    /// <summary>Whether what comes in is bounded, so that growth begins anew.</summary>
    public bool IsBounded => Before is { Family: ActivationFamily.SShaped or ActivationFamily.Normalizing } or { Activation: InitGen.Activation.Sine };

    /// <summary>
    /// Whether weights make up for the slope at 0 of an activation that is bounded. Then a signal shrinks with the root of the depth at
    /// most, which is no vanishing: Xavier before tanh is its critical point (Schoenholz et al. 2017).
    /// </summary>
    public bool IsCritical => IsBounded && Layer is { Fans: { } fans, Scheme.Law.MeanSquare: var square } && Slope() is var slope
        && fans.In * square * slope * slope >= Critical;

    private double Slope() => ActivationFunctions.IsScalar(Before!) ? ActivationFunctions.At(Before!, 0).Derivative : 0;
}

/// <summary>
/// Layers between which nothing resets the signal, as rules judge them. The last one is the output's, or another layer whose scale is a
/// choice: heads start small, tails of residual branches at zero. It closes the chain and is not judged.
/// </summary>
internal sealed class SignalChain
{
    private SignalChain(IReadOnlyList<ChainLink> links, bool isKnown, bool isReset) => (Links, IsKnown, IsReset) = (links, isKnown, isReset);

    /// <summary>The layers, the closing one included; up to the first of which nothing is known.</summary>
    public IReadOnlyList<ChainLink> Links { get; }

    /// <summary>Whether every ratio is known.</summary>
    public bool IsKnown { get; }

    /// <summary>
    /// Whether a normalization stands behind the chain, or something unknown that may be one: then its scale does not matter, as long as it
    /// does not leave the format.
    /// </summary>
    public bool IsReset { get; }

    /// <summary>The layers that are judged.</summary>
    public int Judged => Math.Max(0, IsKnown ? Links.Count - 1 : Links.Count);

    /// <summary>Reads the chains of a model.</summary>
    /// <param name="context">The model.</param>
    /// <returns>Those of two layers or more; none where the order is a guess.</returns>
    public static IReadOnlyList<SignalChain> Of(RuleContext context)
    {
        if (!context.IsOrderSure) return [];

        Propagation propagation = context.Propagation;
        var steps = new Dictionary<int, LayerStep>();
        foreach (LayerStep step in propagation.Layers) steps[step.Id] = step;
        var chains = new List<SignalChain>();
        foreach (LayerChain chain in propagation.Chains)
        {
            var links = new List<ChainLink>();
            bool isKnown = true;
            foreach (int id in chain.Layers)
            {
                var layer = (LayerNode)context.Unrolled.Nodes[id];
                if (layer.Kind == LayerKind.Embedding) continue;
                isKnown = steps[id].Ratio is > 0 and <= double.MaxValue || (id == chain.Layers[chain.Layers.Count - 1] && steps[id].Ratio == 0);
                if (!isKnown) break;
                links.Add(Link(context, layer, steps[id], out double factor));
                if (links.Count < 2) continue;
                ChainLink before = links[links.Count - 2];
                links[links.Count - 2] = before with { Ratio = before.Ratio * factor };
            }

            if (links.Count < 2) continue;
            chains.Add(new SignalChain(links, isKnown, isKnown && IsResetBehind(context, links[links.Count - 1].Layer.Id)));
        }

        return chains;
    }

    /// <summary>The layer's place in the chain, counted from 0; minus 1 if it is none of it.</summary>
    /// <param name="id">The node.</param>
    /// <returns>The place.</returns>
    public int IndexOf(int id)
    {
        for (int i = 0; i < Links.Count; i++)
        {
            if (Links[i].Layer.Id == id) return i;
        }

        return -1;
    }

    /// <summary>The member to which a finding about the whole chain belongs.</summary>
    /// <param name="changes">What each layer does, as a logarithm: 0 for those that do nothing.</param>
    /// <param name="at">The layer where it shows.</param>
    /// <param name="limit">The logarithm from which it is too much.</param>
    /// <returns>
    /// The layer's own member, or that of the first layer of the model's own that contributes, or the member that holds the layers; null
    /// where a model inside of this one brings it about alone, whose own reading says so.
    /// </returns>
    public string? Place(IReadOnlyList<double> changes, int at, double limit)
    {
        var inside = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < changes.Count; i++)
        {
            if (Links[i].Layer.Below.Length == 0) continue;
            string part = Instance(Links[i].Layer);
            inside[part] = (inside.TryGetValue(part, out double sum) ? sum : 0) + changes[i];
        }

        if (inside.Values.Any(sum => Math.Abs(sum) > limit)) return null;
        if (Links[at].Layer is { Below: "" } own) return own.Origin;
        for (int i = 0; i < changes.Count; i++)
        {
            if (Links[i].Layer is { Below: "" } first && changes[i] != 0) return first.Origin;
        }

        return inside.Count > 1 ? Links[at].Layer.Origin : null;
    }

    /// <summary>Whether rules that look for causes have spoken of every layer that contributes.</summary>
    /// <param name="context">The model.</param>
    /// <param name="changes">What each layer does, as a logarithm.</param>
    /// <returns>Whether they have.</returns>
    public bool IsExplained(RuleContext context, IReadOnlyList<double> changes)
    {
        // A second moment that changes by a fifth is within what ten layers bear.
        const double Small = 0.12;
        bool hasGreat = changes.Any(static change => Math.Abs(change) > Small);
        for (int i = 0; i < changes.Count; i++)
        {
            bool contributes = hasGreat ? Math.Abs(changes[i]) > Small : changes[i] != 0;
            if (contributes && !context.IsExplained(Links[i].Layer.Origin)) return false;
        }

        return true;
    }

    private static bool IsResetBehind(RuleContext context, int last)
    {
        static bool IsWeight(GraphNode node) => node is LayerNode { Kind: not (LayerKind.Bias or LayerKind.Norm) };
        bool Leads(Func<GraphNode, bool> to) => GraphPaths.Lead(context.Unrolled, context.UnrolledConsumers, last, static node => !IsWeight(node), to);
        return Leads(static node => node is NormalizationNode or LayerNode { Kind: LayerKind.Norm })
            || (Leads(static node => node is UnknownNode) && Leads(IsWeight));
    }

    // The member with its index: what has a reading of its own.
    private static string Instance(LayerNode layer) =>
        layer.Below[0] == '[' && layer.Below.IndexOf(']') is >= 0 and var end ? layer.Origin + layer.Below.Substring(0, end + 1) : layer.Origin;

    private static ChainLink Link(RuleContext context, LayerNode layer, LayerStep step, out double factor)
    {
        ModelGraph graph = context.Unrolled;
        ActivationNode? activation = null;
        bool isPooled = false;
        factor = 1;
        int id = layer.Inputs.Count == 1 ? layer.Inputs[0] : -1;
        int start = step.Previous ?? id;
        double? square = context.Propagation.Signal(start)?.MeanSquare;
        double ratio = square > 0 && context.Propagation.Signal(layer.Id) is { } output ? output.MeanSquare / square.Value : step.Ratio!.Value;
        if (step.Previous is null) return new ChainLink(layer, ratio, step.GradientRatio, null, false);

        while (id >= 0 && id != step.Previous)
        {
            GraphNode node = graph.Nodes[id];
            if (node is ActivationNode found) activation ??= found;
            if (node is AffineNode { Factor: { } times and not 0 } && activation is not null) factor *= times * times;
            isPooled |= node is PoolNode;
            id = node is RepeatNode repeat ? repeat.After : node.Inputs.Count == 1 ? node.Inputs[0] : -1;
        }

        return new ChainLink(layer, ratio / factor, step.GradientRatio, activation, isPooled);
    }
}
