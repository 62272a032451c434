using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph;

/// <summary>Writes loops over a known number of models out, so that each layer has a prediction of its own.</summary>
public static class Unrolling
{
    private const string AnyIndex = "[i]";

    /// <summary>The graph with its loops written out.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="limit">How many nodes it may become.</param>
    /// <returns>The graph without loops of known counts; the graph itself where it has none, or would become larger.</returns>
    public static ModelGraph Of(ModelGraph graph, int limit)
    {
        RepeatNode[] loops = [.. graph.Nodes.OfType<RepeatNode>().Where(static loop => loop.Count is > 0)];
        return loops.Length == 0 ? graph : new Writer(graph, loops, limit).Write();
    }

    private sealed class Writer(ModelGraph graph, RepeatNode[] loops, int limit)
    {
        private readonly List<GraphNode> _nodes = [];
        private readonly Dictionary<int, int> _rounds = [];

        public ModelGraph Write()
        {
            var ids = new int[graph.Nodes.Count];
            Write(0, graph.Nodes.Count, ids);
            return _nodes.Count > limit
                ? graph
                : graph with { Nodes = _nodes.ToEquatableArray(), Outputs = graph.Outputs.Select(id => ids[id]).ToEquatableArray() };
        }

        // The first round stands where the nodes do; the others are written when its end is reached.
        private void Write(int from, int to, int[] ids)
        {
            for (int id = from; id < to && _nodes.Count <= limit; id++)
            {
                if (graph.Nodes[id] is not RepeatNode { Count: > 0 } loop)
                {
                    ids[id] = Add(graph.Nodes[id], ids);
                    continue;
                }

                int before = ids[loop.Before];
                for (int round = 1; round < loop.Count && _nodes.Count <= limit; round++)
                {
                    ids[loop.Before] = ids[loop.After];
                    _rounds[loop.Id] = round;
                    Write(loop.First, loop.Id, ids);
                }

                _rounds.Remove(loop.Id);
                ids[loop.Id] = ids[loop.After];
                ids[loop.Before] = before;
            }
        }

        private int Add(GraphNode node, int[] ids)
        {
            int id = _nodes.Count;
            GraphNode moved = node is RepeatNode loop
                ? new RepeatNode(id, ids[loop.Before], ids[loop.After], loop.Origin, ids[loop.First], loop.Count)
                : node with { Id = id, Inputs = node.Inputs.Select(input => ids[input]).ToEquatableArray() };
            _nodes.Add(node.Display.Contains(AnyIndex) ? Named(moved, node.Id) : moved);
            return id;
        }

        // Inner loops first: their names begin with those of the loops around them.
        private GraphNode Named(GraphNode node, int original)
        {
            string name = node.Display;
            foreach (RepeatNode loop in loops.Where(loop => loop.First <= original && original < loop.Id).OrderByDescending(static loop => loop.Origin.Length))
            {
                if (!name.StartsWith(loop.Origin + AnyIndex, StringComparison.Ordinal)) continue;
                int round = _rounds.TryGetValue(loop.Id, out int current) ? current : 0;
                name = loop.Origin + "[" + round.ToString(CultureInfo.InvariantCulture) + "]" + name.Substring(loop.Origin.Length + AnyIndex.Length);
            }

            string rest = name.Substring(node.Origin.Length);
            return node.Below.Length == 0
                ? node with { Part = rest }
                : node with { Below = rest.Substring(0, rest.Length - node.Part.Length) };
        }
    }
}
