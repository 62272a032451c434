using System.Collections.Generic;

namespace InitGen.Graph;

/// <summary>Where the values of a graph go: the other direction of its edges.</summary>
public sealed class Consumers
{
    private readonly List<int>[] _consumers;
    private readonly HashSet<int> _outputs;

    private Consumers(List<int>[] consumers, HashSet<int> outputs) => (_consumers, _outputs) = (consumers, outputs);

    /// <summary>Turns the edges of a graph round. What a round of a loop ends with goes to where the next one begins, too.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Its edges, the other way.</returns>
    public static Consumers Of(ModelGraph graph)
    {
        var consumers = new List<int>[graph.Nodes.Count];
        for (int i = 0; i < consumers.Length; i++) consumers[i] = [];
        foreach (GraphNode node in graph.Nodes)
        {
            // What a loop begins with enters its first round, which is there already.
            if (node is RepeatNode repeat) consumers[repeat.After].Add(repeat.Id);
            else foreach (int input in node.Inputs) consumers[input].Add(node.Id);
        }

        foreach (GraphNode node in graph.Nodes)
        {
            if (node is not RepeatNode { Count: not 1 } repeat) continue;
            foreach (int id in consumers[repeat.Before].ToArray())
            {
                if (id >= repeat.First && id < repeat.Id && !consumers[repeat.After].Contains(id)) consumers[repeat.After].Add(id);
            }
        }

        return new Consumers(consumers, [.. graph.Outputs]);
    }

    /// <summary>The nodes that take a value.</summary>
    /// <param name="id">The value.</param>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<int> this[int id] => _consumers[id];

    /// <summary>Whether the forward pass returns a value.</summary>
    /// <param name="id">The value.</param>
    /// <returns>Whether it does.</returns>
    public bool IsOutput(int id) => _outputs.Contains(id);
}
