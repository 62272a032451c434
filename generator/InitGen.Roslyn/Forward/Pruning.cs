using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>Takes out what no output depends on: logs, statistics, what was computed on the way.</summary>
internal static class Pruning
{
    /// <summary>The nodes that lead to the outputs, numbered anew.</summary>
    /// <param name="nodes">All nodes.</param>
    /// <param name="outputs">Ids of what is returned.</param>
    /// <returns>The nodes that are left, and the new number of each old one.</returns>
    public static (List<GraphNode> Nodes, Dictionary<int, int> Ids) Of(IReadOnlyList<GraphNode> nodes, IReadOnlyList<int> outputs)
    {
        var kept = new bool[nodes.Count];
        foreach (int output in outputs) kept[output] = true;
        for (int id = nodes.Count - 1; id >= 0; id--)
        {
            if (nodes[id] is InputNode) kept[id] = true;
            if (!kept[id]) continue;
            foreach (int input in nodes[id].Inputs) kept[input] = true;
        }

        var ids = new Dictionary<int, int>();
        for (int id = 0; id < kept.Length; id++)
        {
            if (kept[id]) ids.Add(id, ids.Count);
        }

        return ([.. ids.Select<KeyValuePair<int, int>, GraphNode>(pair => Renumber(nodes[pair.Key], pair.Value, ids, kept))], ids);
    }

    private static GraphNode Renumber(GraphNode node, int id, Dictionary<int, int> ids, bool[] kept)
    {
        if (node is not RepeatNode repeat)
        {
            GraphNode renumbered = node with { Id = id, Inputs = node.Inputs.Select(input => ids[input]).ToEquatableArray() };
            return renumbered;
        }

        int first = repeat.First;
        while (first < repeat.Id && !kept[first]) first++;
        return new RepeatNode(id, ids[repeat.Before], ids[repeat.After], repeat.Origin, first < repeat.Id ? ids[first] : id, repeat.Count);
    }
}
