using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. It lists them itself, from construction on, whether or not anything is registered.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _modules = [];

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : this()
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules) Add(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : this()
    {
        foreach (nn.Module<Tensor, Tensor> module in modules) Add(module);
    }

    public int Count => _modules.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _modules[index].Module;

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, module);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{Count}", module);

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<IntPtr>();
        foreach ((string own, nn.Module child) in named_children())
        {
            foreach ((string inner, Parameter parameter) in child.named_parameters(true))
            {
                if (seen.Add(parameter.Handle)) yield return ($"{own}.{inner}", parameter);
            }
        }
    }

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<IntPtr>();
        foreach ((string own, nn.Module child) in named_children())
        {
            foreach ((string inner, Tensor buffer) in child.named_buffers(true, include_persistent))
            {
                if (seen.Add(buffer.Handle)) yield return ($"{own}.{inner}", buffer);
            }
        }
    }

    public override IEnumerable<(string name, nn.Module module)> named_children() =>
        _modules.Select(static entry => (entry.Name, (nn.Module)entry.Module));

    public override IEnumerable<(string name, nn.Module module)> named_modules()
    {
        foreach ((string, nn.Module) child in named_children()) yield return child;
        foreach ((string own, nn.Module child) in named_children())
        {
            foreach ((string inner, nn.Module module) in child.named_modules()) yield return ($"{own}.{inner}", module);
        }
    }

    public override nn.Module apply(Action<nn.Module> fn)
    {
        foreach ((_, nn.Module child) in named_children()) child.apply(fn);
        fn(this);
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        foreach ((_, nn.IModule<Tensor, Tensor> module) in _modules) tensor = module.call(tensor);
        return tensor;
    }

    public override void train(bool on = true) => base.train(on);

    public override void eval() => base.eval();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach ((_, nn.Module child) in named_children()) child.Dispose();
        }

        base.Dispose(disposing);
    }

    internal void Add(string name, nn.IModule<Tensor, Tensor> module) => _modules.Add((name, module));

    internal void Add(nn.IModule<Tensor, Tensor> module) => Add($"{Count}", module);

    private Sequential Slice(int start, int end)
    {
        var part = new Sequential();
        for (int i = start; i < Math.Min(end, Count); i++) part.Add(_modules[i].Name, _modules[i].Module);
        return part;
    }
}
