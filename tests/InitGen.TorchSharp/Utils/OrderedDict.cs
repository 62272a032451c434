using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace TorchSharp.Utils;

#nullable disable // The library's own is older than nullable annotations: it constrains no key.

/// <summary>A dictionary that keeps the order of additions.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
{
    private readonly List<(TKey Key, TValue Value)> _entries = [];

    public bool IsReadOnly => false;

    public int Count => _entries.Count;

    public ICollection<TKey> Keys => [.. _entries.Select(static entry => entry.Key)];

    public ICollection<TValue> Values => [.. _entries.Select(static entry => entry.Value)];

    public (TKey, TValue) this[int index]
    {
        get => _entries[index];
        set => _entries[index] = value;
    }

    public TValue this[TKey key]
    {
        get => TryGetValue(key, out TValue value) ? value : throw new KeyNotFoundException($"{key}");
        set
        {
            int index = Find(key);
            if (index >= 0) _entries[index] = (key, value);
            else _entries.Add((key, value));
        }
    }

    public void clear() => _entries.Clear();

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public IEnumerable<TKey> keys() => Keys;

    public IEnumerable<TValue> values() => Values;

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(TKey key, TValue value)
    {
        if (ContainsKey(key)) throw new ArgumentException($"An item with the same key has already been added. Key: {key}");
        _entries.Add((key, value));
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public bool Contains((TKey, TValue) item) => _entries.Contains(item);

    public bool Contains(KeyValuePair<TKey, TValue> item) => ContainsKey(item.Key);

    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => ((ICollection<(TKey, TValue)>)_entries).CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach ((TKey key, TValue value) in _entries) array[arrayIndex++] = KeyValuePair.Create(key, value);
    }

    public int IndexOf((TKey, TValue) item) => _entries.IndexOf(item);

    public void Insert(int index, (TKey, TValue) item) => _entries.Insert(index, item);

    public bool Remove((TKey, TValue) item) => _entries.Remove(item);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove(item.Key);

    public bool Remove(TKey key)
    {
        int index = Find(key);
        if (index < 0) throw new KeyNotFoundException($"{key}");
        _entries.RemoveAt(index);
        return true;
    }

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    public void Clear() => _entries.Clear();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _entries.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(TKey key) => _entries.FindIndex(entry => EqualityComparer<TKey>.Default.Equals(entry.Key, key));
}
