using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>One block x + f(x) without normalization.</summary>
/// <param name="Before">The sum, or other value, that it starts from.</param>
/// <param name="Sum">The sum that it ends with.</param>
/// <param name="Tail">The last layer of f.</param>
internal sealed record ResidualBlock(int Before, int Sum, LayerNode Tail);

/// <summary>Residual blocks in a row, each starting where the one before ends.</summary>
internal static class ResidualStack
{
    /// <summary>Finds the stacks of a model.</summary>
    /// <param name="graph">The model, with its loops written out.</param>
    /// <returns>The stacks, each with its blocks in order.</returns>
    public static IReadOnlyList<IReadOnlyList<ResidualBlock>> Of(ModelGraph graph)
    {
        var stacks = new List<List<ResidualBlock>>();
        var open = new Dictionary<int, List<ResidualBlock>>();
        foreach (SumNode sum in graph.Nodes.OfType<SumNode>())
        {
            if (sum.Inputs.Count != 2 || Block(graph, sum) is not { } block) continue;
            if (!open.TryGetValue(block.Before, out List<ResidualBlock>? stack))
            {
                stack = [];
                stacks.Add(stack);
            }

            open.Remove(block.Before);
            stack.Add(block);
            open[sum.Id] = stack;
        }

        return stacks;
    }

    private static ResidualBlock? Block(ModelGraph graph, SumNode sum)
    {
        for (int skip = 0; skip < 2; skip++)
        {
            int before = Start(graph, sum.Inputs[skip]);
            if (Tail(graph, sum.Inputs[1 - skip]) is { } tail && IsBranch(graph, tail, before)) return new ResidualBlock(before, sum.Id, tail);
        }

        return null;
    }

    // ReLU(x + f(x)): the next block takes what the activation makes of the sum.
    private static int Start(ModelGraph graph, int id)
    {
        while (graph.Nodes[id] is ActivationNode { Inputs.Count: 1 } or RepeatNode)
            id = graph.Nodes[id] is RepeatNode loop ? loop.After : graph.Nodes[id].Inputs[0];
        return id;
    }

    private static LayerNode? Tail(ModelGraph graph, int id)
    {
        while (graph.Nodes[id] is LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode && graph.Nodes[id].Inputs.Count == 1)
            id = graph.Nodes[id].Inputs[0];
        return graph.Nodes[id] is LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose } layer ? layer : null;
    }

    // Everything that the branch is made of, back to where the skip path begins.
    private static bool IsBranch(ModelGraph graph, LayerNode tail, int before)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>();
        open.Push(tail.Id);
        bool starts = false;
        while (open.Count > 0)
        {
            GraphNode node = graph.Nodes[open.Pop()];
            if (node is NormalizationNode or UnknownNode or StateNode or SubmodelNode or LayerNode { Kind: LayerKind.Norm }) return false;
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                int input = node.Inputs[i];
                if (input == before) starts = true;
                else if (input < before) return false;
                else if (seen.Add(input)) open.Push(input);
            }
        }

        return starts;
    }
}
