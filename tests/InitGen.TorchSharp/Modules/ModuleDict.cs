using System.Collections;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they came. They are registered by their names when the dictionary is registered itself.</summary>
public class ModuleDict<T, TResult> : Module, IEnumerable<(string, Module<T, TResult>)>
{
    private readonly List<(string Name, Module<T, TResult> Module)> _list = [];
    private bool _isRegistered;

    public ModuleDict()
        : base(nameof(ModuleDict))
    {
    }

    public int Count => _list.Count;

    public ICollection<string> Keys => [.. _list.Select(static entry => entry.Name)];

    public ICollection<Module<T, TResult>> Values => [.. _list.Select(static entry => entry.Module)];

    public Module<T, TResult> this[string key]
    {
        get => _list.First(entry => entry.Name == key).Module;
        set => _list[_list.FindIndex(entry => entry.Name == key)] = (key, value);
    }

    public void Add((string, Module<T, TResult>) item) => _list.Add(item);

    public void Add(string key, Module<T, TResult> value) => _list.Add((key, value));

    public bool ContainsKey(string key) => _list.Exists(entry => entry.Name == key);

    public IEnumerator<(string, Module<T, TResult>)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (_isRegistered) return;
        foreach ((string name, Module<T, TResult> module) in _list) register_module(name, module);
        _isRegistered = true;
    }
}
