using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Modules in an array and a list, each registered by hand; pairs of them go through one loop.
public sealed class ListOfModules : Module<Tensor, Tensor>
{
    private readonly List<Conv1d> _convs = new();
    private readonly BatchNorm1d[] _norms = new BatchNorm1d[3];
    private readonly Linear _head;

    public ListOfModules() : base(nameof(ListOfModules))
    {
        for (int i = 0; i < 3; i++)
        {
            _convs.Add(Conv1d(i == 0 ? 1 : 16 << (i - 1), 16 << i, 5, stride: 2));
            _norms[i] = BatchNorm1d(16 << i);
            register_module($"conv{i}", _convs[i]);
            register_module($"norm{i}", _norms[i]);
        }

        _head = Linear(64, 2);
        register_module("head", _head);
        _convs.ForEach(conv => init.kaiming_uniform_(conv.weight, Math.Sqrt(5)));
    }

    public override Tensor forward(Tensor x)
    {
        foreach (var (conv, norm) in _convs.Zip(_norms)) x = functional.leaky_relu(norm.forward(conv.forward(x)), 0.2);
        return _head.forward(x.mean(new long[] { 2 }));
    }
}
