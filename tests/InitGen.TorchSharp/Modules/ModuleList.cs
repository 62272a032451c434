using System.Collections;
using System.Collections.Generic;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A list of modules. They are registered by their index when the list is registered itself, and not before.</summary>
public class ModuleList<T> : Module, IList<T>
    where T : Module
{
    private readonly List<T> _list = [];
    private bool _isRegistered;

    public ModuleList(params T[] modules)
        : base(nameof(ModuleList)) => _list.AddRange(modules);

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _list[index];
        set => _list[index] = value;
    }

    public void Add(T item) => _list.Add(item);

    public void append(params T[] parameters) => _list.AddRange(parameters);

    public void extend(IEnumerable<T> modules) => _list.AddRange(modules);

    public void Clear() => _list.Clear();

    public bool Contains(T item) => _list.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    public int IndexOf(T item) => _list.IndexOf(item);

    public void Insert(int index, T item) => _list.Insert(index, item);

    public bool Remove(T item) => _list.Remove(item);

    public void RemoveAt(int index) => _list.RemoveAt(index);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (_isRegistered) return;
        for (int i = 0; i < _list.Count; i++) register_module($"{i}", _list[i]);
        _isRegistered = true;
    }
}
