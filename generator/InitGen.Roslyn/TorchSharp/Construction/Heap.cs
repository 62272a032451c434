using System.Collections.Generic;
using System.Collections.Immutable;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// What variables, fields, lists and parameters hold at one time: a value itself, so that both ways of a branch begin with the same one.
/// </summary>
/// <param name="Slots">Values by the object they belong to and their key in it.</param>
internal sealed record Heap(ImmutableDictionary<(object Owner, object Key), Built> Slots)
{
    public static Heap Empty { get; } = new(ImmutableDictionary<(object Owner, object Key), Built>.Empty);

    public Built? Find(object owner, object key) => Slots.TryGetValue((owner, key), out Built? value) ? value : null;

    public Heap Set(object owner, object key, Built value) => new(Slots.SetItem((owner, key), value));

    /// <summary>What is known whichever way was taken.</summary>
    public Heap Merge(Heap other)
    {
        if (ReferenceEquals(Slots, other.Slots)) return this;
        ImmutableDictionary<(object Owner, object Key), Built>.Builder merged = Slots.ToBuilder();
        foreach (KeyValuePair<(object Owner, object Key), Built> slot in Slots)
        {
            if (!other.Slots.TryGetValue(slot.Key, out Built? value) || !Equals(value, slot.Value)) merged[slot.Key] = BuiltUnknown.Value;
        }

        foreach (KeyValuePair<(object Owner, object Key), Built> slot in other.Slots)
        {
            if (!Slots.ContainsKey(slot.Key)) merged[slot.Key] = BuiltUnknown.Value;
        }

        return new Heap(merged.ToImmutable());
    }
}
