using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>Where a layer stands, by the forward pass.</summary>
public enum LayerPlacement
{
    /// <summary>Anywhere: at the end, in a sum, in a product, or not known.</summary>
    Other,

    /// <summary>All that it puts out goes through an activation into other weights, and to nothing else.</summary>
    Hidden,

    /// <summary>All that it puts out is returned, past its bias, its activation and the like: whoever calls the model decides.</summary>
    Returned,
}

/// <summary>
/// Which layers are hidden. What is added to another value, multiplied with one or handed out may well start at zero; a hidden layer may not.
/// </summary>
public static class HiddenLayers
{
    /// <summary>The placement of a layer.</summary>
    /// <param name="graph">The graph, in the order of the forward pass.</param>
    /// <param name="consumers">Its edges, the other way.</param>
    /// <param name="layer">The layer's node.</param>
    /// <returns>Where it stands.</returns>
    public static LayerPlacement Of(ModelGraph graph, Consumers consumers, int layer)
    {
        // The scale of a normalization multiplies units that differ already: it takes no activation to make a 0 of it a dead end.
        bool activated = graph.Nodes[layer] is LayerNode { Kind: LayerKind.Norm }, taken = false, returned = consumers.IsOutput(layer), other = false, takesItself = false, isRepeated = false;
        var seen = new HashSet<int> { layer };
        var left = new Stack<int>();
        left.Push(layer);
        while (left.Count > 0)
        {
            foreach (int next in consumers[left.Pop()])
            {
                GraphNode node = graph.Nodes[next];
                if (node is LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose })
                {
                    taken = true;
                    takesItself |= next == layer;
                    continue;
                }

                if (!seen.Add(next)) continue;
                activated |= node is ActivationNode;
                isRepeated |= node is RepeatNode { Count: >= 2 };
                returned |= consumers.IsOutput(next);
                if (IsOnTheWay(node)) left.Push(next);
                else other = true;
            }
        }

        // A list of layers, each of which takes what the one before has made: all of them but the last are hidden.
        if (returned && takesItself && isRepeated && activated && !other) return LayerPlacement.Hidden;
        if (other || (returned && taken)) return LayerPlacement.Other;
        if (returned) return LayerPlacement.Returned;
        return activated && taken ? LayerPlacement.Hidden : LayerPlacement.Other;
    }

    /// <summary>Whether other weights get nothing but what comes through a node, be it in the next round of a loop: were it 0, nothing of the input would reach them.</summary>
    /// <param name="graph">The graph, in the order of the forward pass.</param>
    /// <param name="node">The node.</param>
    /// <returns>Whether there is no way past it.</returns>
    public static bool IsOnlyWay(ModelGraph graph, int node)
    {
        bool[] cut = new bool[graph.Nodes.Count];
        cut[node] = true;
        if (Starve(graph, cut, node + 1, graph.Nodes.Count - 1)) return true;
        foreach (GraphNode end in graph.Nodes)
        {
            if (end is not RepeatNode { Count: >= 2 } repeat || repeat.First > node || node > repeat.After || !cut[repeat.After] || cut[repeat.Before]) continue;
            bool[] next = new bool[cut.Length];
            next[repeat.Before] = true;
            if (Starve(graph, next, repeat.First, repeat.After)) return true;
        }

        return false;
    }

    // Marks what gets marked values alone; true where weights are among it.
    private static bool Starve(ModelGraph graph, bool[] cut, int first, int last)
    {
        for (int id = first; id <= last; id++)
        {
            GraphNode node = graph.Nodes[id];
            if (node.Inputs.Count == 0) continue;
            cut[id] = node is RepeatNode repeat ? cut[repeat.After] : node.Inputs.All(input => cut[input]);
            if (cut[id] && node is LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose }) return true;
        }

        return false;
    }

    private static bool IsOnTheWay(GraphNode node) =>
        node is ActivationNode { Inputs.Count: 1, Function.Family: not (ActivationFamily.Normalizing or ActivationFamily.Gated) }
            or LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } or NormalizationNode or DropoutNode or AffineNode or PoolNode or RepeatNode;
}
