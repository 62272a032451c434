using System.Collections.Generic;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// What variables, fields, lists and parameters hold. Before code that may not run, <see cref="Keep"/> gives what it holds then, which later
/// assignments leave as it is: they are copied at the first of them, since most code has no branches.
/// </summary>
internal sealed class Heap
{
    // By the object that a value belongs to, and its key in it.
    private readonly Dictionary<(object Owner, object Key), Built> _slots;
    private bool _isKept;

    public Heap() => _slots = [];

    private Heap(Dictionary<(object Owner, object Key), Built> slots) => _slots = slots;

    public Built? Find(object owner, object key) => _slots.TryGetValue((owner, key), out Built? value) ? value : null;

    /// <summary>Assigns, to itself or, where what it holds was kept, to a copy: the result stands for the heap from here on.</summary>
    public Heap Set(object owner, object key, Built value)
    {
        if (_isKept)
        {
            // An assignment of what is there already, as of a flag that was set before, is none.
            if (_slots.TryGetValue((owner, key), out Built? held) && ReferenceEquals(held, value)) return this;
            return new Heap(new Dictionary<(object Owner, object Key), Built>(_slots)).Set(owner, key, value);
        }

        _slots[(owner, key)] = value;
        return this;
    }

    /// <summary>What it holds now, to return to or to compare with.</summary>
    public Heap Keep()
    {
        _isKept = true;
        return this;
    }

    /// <summary>What is known whichever way was taken.</summary>
    public Heap Merge(Heap other)
    {
        if (ReferenceEquals(this, other)) return this;
        var merged = new Dictionary<(object Owner, object Key), Built>(_slots);
        foreach (KeyValuePair<(object Owner, object Key), Built> slot in _slots)
        {
            if (!other._slots.TryGetValue(slot.Key, out Built? value) || !Equals(value, slot.Value)) merged[slot.Key] = BuiltUnknown.Value;
        }

        foreach (KeyValuePair<(object Owner, object Key), Built> slot in other._slots)
        {
            if (!_slots.ContainsKey(slot.Key)) merged[slot.Key] = BuiltUnknown.Value;
        }

        return new Heap(merged);
    }
}
