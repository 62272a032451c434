using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// Layers outside of the chains that rules judge from end to end: the last one, one whose output is added to something, one that stands alone.
/// They may start as small as one likes, but not so loud that they drown all else. INIT205 tells of them where their sigma is a number.
/// </summary>
internal static class LoudLayer
{
    /// <summary>By how much a layer enlarges the signal's root mean square, where nothing behind it sets that right.</summary>
    /// <param name="context">The model.</param>
    /// <param name="site">The layer.</param>
    /// <param name="rms">The root mean square that it puts out.</param>
    /// <returns>The factor; null where it is within bounds, or not known.</returns>
    public static double? Growth(RuleContext context, LayerSite site, out double rms)
    {
        rms = 0;
        if (context.Graph.Order != LayerOrder.Forward || site.InUnrolled() is not { } layer) return null;

        // Frequencies before a sine are a matter of taste, and a logit layer's size is INIT312's.
        if (layer.FollowedBy is { Activation: Activation.Sine } or { Family: ActivationFamily.SelfNormalizing }) return null;
        double limit = context.Options.MaxSignalRatio;
        if (context.Propagation.Signal(layer.Inputs[0]) is not { Rms: > 0 } input || context.Propagation.Signal(layer.Id) is not { } output) return null;
        double factor = output.Rms / input.Rms;
        rms = output.Rms;
        return factor > limit && rms > limit && IsFelt(context, layer) ? factor : null;
    }

    // Whether the size of the output is felt anywhere: returned, taken by other weights, or added to what is smaller.
    private static bool IsFelt(RuleContext context, LayerNode layer)
    {
        ModelGraph graph = context.Unrolled;
        Consumers consumers = context.UnrolledConsumers;
        bool isFelt = false;
        var seen = new HashSet<int> { layer.Id };
        var left = new Stack<int>();
        left.Push(layer.Id);
        while (left.Count > 0)
        {
            int id = left.Pop();
            isFelt |= consumers.IsOutput(id);
            foreach (int next in consumers[id])
            {
                switch (graph.Nodes[next])
                {
                    // Saturated, whatever becomes of it; a sigmoid may be a gate.
                    case ActivationNode { Inputs.Count: 1, Function: { Family: ActivationFamily.SShaped } squashing } when ActivationFunctions.IsOdd(squashing):
                        isFelt = true;
                        break;
                    case LayerNode { Kind: LayerKind.Bias } or ActivationNode { Inputs.Count: 1, Function.Family: not ActivationFamily.Normalizing } or AffineNode { Factor: 1 }
                        or DropoutNode or PoolNode or RepeatNode or ConcatNode or ChoiceNode:
                        if (seen.Add(next)) left.Push(next);
                        break;
                    case LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose }:
                        isFelt = true;
                        break;
                    case SumNode sum when !IsReset(graph, consumers, sum.Id):
                        isFelt = true;
                        break;
                    default:
                        // A temperature, a normalization, a gate, or something that is not understood.
                        return false;
                }
            }
        }

        return isFelt;
    }

    // x + f(x) that is normalized right away is of no size.
    private static bool IsReset(ModelGraph graph, Consumers consumers, int sum)
    {
        if (consumers.IsOutput(sum) || consumers[sum].Count == 0) return false;
        foreach (int next in consumers[sum])
        {
            bool isOnTheWay = graph.Nodes[next] is LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode or RepeatNode;
            if (graph.Nodes[next] is not NormalizationNode && !(isOnTheWay && IsReset(graph, consumers, next))) return false;
        }

        return true;
    }
}
