using System;
using System.Collections.Generic;

namespace InitGen.Graph;

/// <summary>Weights that stand at several places of a graph: theory takes each layer's to be its own.</summary>
internal sealed class TiedWeights
{
    private readonly ModelGraph _graph;
    private readonly Dictionary<string, int> _first;
    private readonly bool[]? _tied;
    private readonly Dictionary<string, long> _stamps = new(StringComparer.Ordinal);

    public TiedWeights(ModelGraph graph)
    {
        _graph = graph;
        _first = new Dictionary<string, int>(graph.Nodes.Count, StringComparer.Ordinal);
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is not LayerNode layer || layer.Origin.Length == 0) continue;
            string name = layer.Below.Length == 0 && layer.Part.Length == 0 ? layer.Origin : layer.Display;
            if (!_first.TryGetValue(name, out int first))
            {
                _first.Add(name, i);
                continue;
            }

            _tied ??= new bool[graph.Nodes.Count];
            _tied[first] = _tied[i] = true;
        }
    }

    public bool IsTied(int id) => _tied?[id] == true;

    /// <summary>When the weights were first met.</summary>
    public long FirstUse(int id, long now)
    {
        string name = _graph.Nodes[id].Display;
        if (!_stamps.TryGetValue(name, out long stamp)) _stamps.Add(name, stamp = now);
        return stamp;
    }

    /// <summary>Whether an earlier application of the same weights is among what this one's input is made of.</summary>
    public bool IsAppliedTwiceInARow(int id)
    {
        if (!IsTied(id)) return false;

        string name = _graph.Nodes[id].Display;
        var seen = new bool[id + 1];
        var open = new Stack<int>();
        open.Push(id);
        while (open.Count > 0)
        {
            EquatableArray<int> inputs = _graph.Nodes[open.Pop()].Inputs;
            for (int i = 0; i < inputs.Count; i++)
            {
                int input = inputs[i];
                if (input < 0 || input >= id || seen[input]) continue;
                if (_graph.Nodes[input] is LayerNode layer && layer.Display == name) return true;
                seen[input] = true;
                open.Push(input);
            }
        }

        return false;
    }
}
