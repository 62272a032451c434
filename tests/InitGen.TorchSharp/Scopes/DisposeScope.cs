using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

/// <summary>Tensors that end together: each one made while a scope is the innermost one of its thread belongs to it.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? Innermost;

    private readonly HashSet<IDisposable> _owned = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer = Innermost;

    internal DisposeScope() => Innermost = this;

    public IReadOnlyList<IDisposable> DisposablesView => [.. _owned];

    public int DisposablesCount => _owned.Count;

    internal static DisposeScope? Current => Innermost;

    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(_outer, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(_outer, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(_outer, disposables);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (_owned.Remove(disposable)) Own(scope, disposable);
        return disposable;
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) MoveToOther<IDisposable>(scope, disposable);
    }

    public T Detach<T>(T disposable) where T : IDisposable => MoveToOther(null, disposable);

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public void Detach(params IDisposable[] disposables) => MoveToOther(null, disposables);

    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { OwningDisposeScope: { } before }) before._owned.Remove(disposable);
        Own(this, disposable);
    }

    public void Attach(params IDisposable[] disposables)
    {
        foreach (IDisposable disposable in disposables) Attach(disposable);
    }

    public void DisposeEverything() => DisposeEverythingBut();

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep) => DisposeEverythingBut(inKeep.ToArray());

    public void DisposeEverythingBut(params IDisposable[] keep)
    {
        foreach (IDisposable disposable in _owned.Except(keep, ReferenceEqualityComparer.Instance).Cast<IDisposable>().ToArray())
            disposable.Dispose();
    }

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public bool Contains(IDisposable disposable) => _owned.Contains(disposable);

    public void MarkAsDisposed(IDisposable disposable)
    {
        _owned.Remove(disposable);
        Own(null, disposable);
    }

    public void Dispose()
    {
        DisposeEverything();
        if (ReferenceEquals(Innermost, this)) Innermost = _outer;
    }

    internal static void Register(torch.Tensor tensor) => Own(Innermost, tensor);

    internal static void Replace(torch.Tensor before, torch.Tensor after)
    {
        DisposeScope? scope = before.OwningDisposeScope;
        scope?._owned.Remove(before);
        Own(scope, after);
    }

    private static void Own(DisposeScope? scope, IDisposable disposable)
    {
        scope?._owned.Add(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = scope;
    }
}
