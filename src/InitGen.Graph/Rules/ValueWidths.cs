using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>A number of features, and who says so.</summary>
/// <param name="Size">The number.</param>
/// <param name="Name">The member that says so.</param>
/// <param name="Layer">The dense layer that says so by its declared inputs or outputs; null for a bias or the scale of a normalization.</param>
internal sealed record Width(Size Size, string Name, int? Layer);

/// <summary>
/// How many features the values of a model have: by the layers that they come from, and by those that take them. Only what leaves the number
/// as it is carries it on: no pooling, no concatenation, and nothing that is not understood.
/// </summary>
internal sealed class ValueWidths
{
    private readonly RuleContext _context;
    private readonly Width?[] _entering;
    private readonly Width?[] _expected;
    private readonly bool[] _torn;

    private ValueWidths(RuleContext context)
    {
        int count = context.Graph.Nodes.Count;
        (_context, _entering, _expected, _torn) = (context, new Width?[count], new Width?[count], new bool[count]);
    }

    /// <summary>The widths of a model.</summary>
    /// <param name="context">The model.</param>
    /// <returns>Its widths.</returns>
    public static ValueWidths Of(RuleContext context)
    {
        EquatableArray<GraphNode> nodes = context.Graph.Nodes;
        var widths = new ValueWidths(context);
        for (int id = 0; id < nodes.Count; id++) widths._entering[id] = widths.Given(nodes[id]);
        for (int id = nodes.Count - 1; id >= 0; id--)
        {
            foreach (int next in context.Consumers[id])
            {
                if (widths.Asked(nodes[next], id) is not { } asked) continue;
                widths._torn[id] |= widths._expected[id] is { } other && other.Size != asked.Size;
                if (widths._expected[id] is not { Layer: null }) widths._expected[id] = asked;
            }
        }

        return widths;
    }

    /// <summary>The number of features of a value, by what it comes from; null where that is not known.</summary>
    /// <param name="id">The value.</param>
    /// <returns>The number.</returns>
    public Width? Entering(int id) => _entering[id];

    /// <summary>The same by the other dense layers that take the value; null where there are none, or they do not agree.</summary>
    /// <param name="id">The value.</param>
    /// <param name="layer">The layer that is not asked.</param>
    /// <returns>The number.</returns>
    public Width? Beside(int id, LayerNode layer)
    {
        Width? common = null;
        foreach (int next in _context.Consumers[id])
        {
            if (_context.Graph.Nodes[next] is not LayerNode { Kind: LayerKind.Dense, Inputs.Count: 1 } other || other.Display == layer.Display) continue;
            var width = new Width(other.Inner, other.Display, other.Id);
            if (common?.Size is { } size && size != width.Size) return null;
            common = width;
        }

        return common;
    }

    /// <summary>The same by what takes it.</summary>
    /// <param name="id">The value.</param>
    /// <returns>The number.</returns>
    public Width? Expected(int id) => _expected[id];

    /// <summary>Whether those who take a value do not agree.</summary>
    /// <param name="id">The value.</param>
    /// <returns>Whether they do not.</returns>
    public bool IsTorn(int id) => _torn[id];

    private Width? Given(GraphNode node) => node switch
    {
        LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } layer => new Width(layer.Outer, layer.Display, null),
        LayerNode { Kind: LayerKind.Dense, Inputs.Count: > 0 } layer => new Width(layer.Outer, layer.Display, layer.Id),
        RepeatNode repeat => _entering[repeat.After],
        SumNode or ProductNode or ActivationNode { Inputs.Count: 2, Function.Family: ActivationFamily.Gated } => Common(node.Inputs),
        _ when KeepsWidth(node) => _entering[node.Inputs[0]],
        _ => null,
    };

    private Width? Asked(GraphNode taker, int id) => taker switch
    {
        LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } layer => new Width(layer.Outer, layer.Display, null),
        LayerNode { Kind: LayerKind.Dense, Inputs.Count: 1 } layer => new Width(layer.Inner, layer.Display, layer.Id),
        // A single number may be added to all elements of something.
        SumNode when IsSingle(_entering[id]) => null,
        SumNode sum => Common(sum.Inputs.Where(input => input != id)) ?? _expected[sum.Id],
        RepeatNode => _expected[taker.Id],
        _ when KeepsWidth(taker) => _expected[taker.Id],
        _ => null,
    };

    // One of them may be a single number that is added to all.
    private Width? Common(IEnumerable<int> addends)
    {
        Width?[] widths = [.. addends.Select(addend => _entering[addend])];
        if (widths.Length == 0 || widths[0] is not { } first || IsSingle(first)) return null;
        return widths.All(width => width?.Size == first.Size) ? widths.FirstOrDefault(static width => width!.Layer is null) ?? first : null;
    }

    private static bool IsSingle(Width? width) => width?.Size is { IsConstant: true, Constant: 1 };

    private static bool KeepsWidth(GraphNode node) => node is { Inputs.Count: 1 }
        and (AffineNode or DropoutNode or NormalizationNode or ActivationNode { Function.Family: not ActivationFamily.Gated });
}
