using System.Collections.Generic;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// What was asked for of late. A host may live for days: of what nobody asks for any more, at most as much again is kept as fits.
/// </summary>
/// <param name="capacity">How many are kept for sure.</param>
internal sealed class Recent<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly object _gate = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public TValue? Find(TKey key)
    {
        lock (_gate)
        {
            if (_young.TryGetValue(key, out TValue? value)) return value;
            if (!_old.TryGetValue(key, out value)) return null;
            Add(key, value);
            return value;
        }
    }

    public void Keep(TKey key, TValue value)
    {
        lock (_gate) Add(key, value);
    }

    private void Add(TKey key, TValue value)
    {
        if (_young.Count >= capacity) (_old, _young) = (_young, []);
        _young[key] = value;
    }
}
