using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT304: several matrices in one array, such as query, key and value [3 E, E] or the gates of an LSTM [4 H, H], are layers each by itself.
/// Taken for one layer they have a fan-out of all of them together.
/// </summary>
internal static class PackedAsOne
{
    private const int QueryKeyValue = 3;
    private const int LstmGates = 4;

    /// <summary>The layers of a model that hold several matrices and do not say so.</summary>
    /// <param name="context">The model, as its forward pass reads it.</param>
    /// <param name="info">The rule that reports them.</param>
    /// <returns>A finding for each.</returns>
    public static IEnumerable<Finding> Find(RuleContext context, RuleInfo info) => LayerSite.Once(LayerSite
        .Of(context, static layer => layer is { Kind: LayerKind.Dense, Inner.IsConstant: true, Outer.IsConstant: true })
        .Where(static site => site.Fans.Out.Equals(site.Layer.Outer.Constant))
        .Select(site => Look(context, info, site.Layer, site.Scheme, site.Fans))
        .OfType<Finding>());

    private static Finding? Look(RuleContext context, RuleInfo info, LayerNode layer, ResolvedScheme scheme, Fans fans)
    {
        int count = Packed(context, layer, out string what);
        if (count == 0) return null;

        Fans apart = Fans.Packed(layer.Inner.Constant, layer.Outer.Constant / count);
        double sigma = scheme.Plan.Resolve(apart, new WeightShape(layer.Outer.Constant / count, layer.Inner.Constant, Matrices: count)).Law.StandardDeviation;
        if (Numbers.Agree(sigma, scheme.Law.StandardDeviation, 1e-6)) return null;
        string number = count.ToString(CultureInfo.InvariantCulture);
        return new Finding(
            info,
            layer.Origin,
            FindingPlace.Shape,
            EquatableArray.Of(
                layer.Origin,
                $"holds {number} matrices, {what}, but is initialized as one with fan-out {Numbers.Fan(fans.Out)}: "
                + $"sigma is {Numbers.Short(scheme.Law.StandardDeviation)} where each matrix by itself gets {Numbers.Short(sigma)}",
                "say Packed = " + number))
        {
            Changes = EquatableArray.Of(new AttributeChange
            {
                Attribute = "Dense",
                Set = EquatableArray.Of("Packed = " + number),
                Title = "Say Packed = " + number,
                Kind = "Packed",
            }),
        };
    }

    private static int Packed(RuleContext context, LayerNode layer, out string what)
    {
        what = string.Empty;
        if (layer.Outer.Constant == QueryKeyValue * layer.Inner.Constant && IsMultipliedWithItself(context, layer.Id))
        {
            what = "query, key and value";
            return QueryKeyValue;
        }

        if (layer.Outer.Constant % LstmGates == 0 && IsGated(context, layer.Id, layer.Outer.Constant / LstmGates))
        {
            what = "the gates of an LSTM";
            return LstmGates;
        }

        return 0;
    }

    // Scores are sums over products of queries and keys. Where both are parts of one layer's output, the layer holds both.
    private static bool IsMultipliedWithItself(RuleContext context, int layer)
    {
        var own = new HashSet<int>();
        Reach(context, layer, own, static node => node is LayerNode { Kind: LayerKind.Bias } or AffineNode);
        return own.SelectMany(id => context.Consumers[id])
            .Any(id => context.Graph.Nodes[id] is ContractionNode { Inputs.Count: 2 } scores && scores.Inputs.All(own.Contains));
    }

    // Three sigmoids and a tanh of one value of 4 H elements, beside a recurrent matrix that has H inputs.
    private static bool IsGated(RuleContext context, int layer, long hidden)
    {
        var gates = new HashSet<int>();
        Reach(context, layer, gates, static node => node is LayerNode { Kind: LayerKind.Bias } or SumNode);
        ActivationNode[] activations = [.. gates.SelectMany(id => context.Consumers[id]).Distinct().Select(id => context.Graph.Nodes[id]).OfType<ActivationNode>()];
        return activations.Count(static node => node.Function.Activation == Activation.Sigmoid) == LstmGates - 1
            && activations.Count(static node => node.Function.Activation == Activation.Tanh) == 1
            && gates.SelectMany(id => context.Graph.Nodes[id].Inputs).Concat([layer]).Any(id =>
                context.Graph.Nodes[id] is LayerNode { Kind: LayerKind.Dense, Inner.IsConstant: true } recurrent && recurrent.Inner.Constant == hidden);
    }

    private static void Reach(RuleContext context, int from, HashSet<int> reached, System.Func<GraphNode, bool> through)
    {
        var left = new Stack<int>();
        left.Push(from);
        while (left.Count > 0)
        {
            int id = left.Pop();
            if (!reached.Add(id)) continue;
            foreach (int next in context.Consumers[id])
            {
                if (through(context.Graph.Nodes[next])) left.Push(next);
            }
        }
    }
}
