using System;
using System.Collections.Generic;

namespace InitGen.Graph.Rules;

/// <summary>Ways through a graph, for rules that ask what comes behind a layer.</summary>
internal static class GraphPaths
{
    /// <summary>Whether a way from a value leads to a node of some kind, through nodes that may lie between.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="consumers">Its edges, the other way.</param>
    /// <param name="from">Where the way begins.</param>
    /// <param name="through">What may lie between.</param>
    /// <param name="to">What is sought.</param>
    /// <returns>Whether there is such a way.</returns>
    public static bool Lead(ModelGraph graph, Consumers consumers, int from, Func<GraphNode, bool> through, Func<GraphNode, bool> to)
    {
        var seen = new HashSet<int> { from };
        var left = new Stack<int>();
        left.Push(from);
        while (left.Count > 0)
        {
            foreach (int next in consumers[left.Pop()])
            {
                GraphNode node = graph.Nodes[next];
                if (to(node)) return true;
                if (through(node) && seen.Add(next)) left.Push(next);
            }
        }

        return false;
    }
}
