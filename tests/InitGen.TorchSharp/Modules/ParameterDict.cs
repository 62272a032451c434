using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, listed whether or not they are registered.</summary>
public class ParameterDict : Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDict<string, Parameter> _entries = new();
    private bool _isRegistered;

    public ParameterDict()
        : base(nameof(ParameterDict))
    {
    }

    public bool IsReadOnly => false;

    public int Count => _entries.Count;

    public ICollection<string> Keys => _entries.Keys;

    public ICollection<Parameter> Values => _entries.Values;

    public (string, Parameter) this[int index]
    {
        get => _entries[index];
        set => _entries[index] = value;
    }

    public Parameter this[string key]
    {
        get => _entries[key];
        set => _entries[key] = value;
    }

    public void clear() => Clear();

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public IEnumerable<string> keys() => Keys;

    public IEnumerable<Parameter> values() => Values;

    public void Add((string, Parameter) item) => _entries.Add(item);

    public void Add(string key, Parameter value) => _entries.Add(key, value);

    public void Add(KeyValuePair<string, Parameter> item) => _entries.Add(item);

    public void Clear() => _entries.Clear();

    public bool Contains((string, Parameter) item) => _entries.Contains(item);

    public bool Contains(KeyValuePair<string, Parameter> item) => _entries.Contains(item);

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    public int IndexOf((string, Parameter) item) => _entries.IndexOf(item);

    public void Insert(int index, (string, Parameter) item) => _entries.Insert(index, item);

    public bool Remove((string, Parameter) item) => _entries.Remove(item);

    public bool Remove(string key) => _entries.Remove(key);

    public bool Remove(KeyValuePair<string, Parameter> item) => _entries.Remove(item);

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _entries.TryGetValue(key, out value);

    public override bool has_parameter(string target) => ContainsKey(target);

    public override Parameter get_parameter(string target) => _entries.TryGetValue(target, out Parameter? value) ? value : null!;

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse) => _entries;

    public IEnumerator<(string, Parameter)> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Parameter>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (_isRegistered) return;
        foreach ((string name, Parameter value) in _entries) register_parameter(name, value);
        _isRegistered = true;
    }

    protected override void _toEpilog(torch.ScalarType? dtype, torch.Device? device, bool non_blocking)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            (string name, Parameter before) = _entries[i];
            if (!ReplaceParameter(dtype, device, before, out Parameter? after)) continue;
            before.Dispose();
            _entries[i] = (name, after!);
        }
    }
}
