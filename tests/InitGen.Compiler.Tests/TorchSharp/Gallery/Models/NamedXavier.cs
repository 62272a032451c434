using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Xavier for whatever is called weight, through a helper whose gain nobody gives: deep ReLU, no normalization.
public sealed class NamedXavier : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> layers = new();

    public NamedXavier() : base(nameof(NamedXavier))
    {
        layers.Add(Linear(128, 256));
        for (int i = 0; i < 8; i++) layers.Add(Linear(256, 256));
        layers.Add(Linear(256, 10));
        RegisterComponents();
        foreach (var (name, parameter) in named_parameters())
        {
            if (name.EndsWith(".weight")) Start(parameter);
        }
    }

    private static void Start(Tensor weight, double gain = 1.0) => {|INIT101:init.xavier_normal_(weight, gain)|};

    public override Tensor forward(Tensor x)
    {
        for (int i = 0; i < layers.Count - 1; i++) x = functional.relu(layers[i].call(x));
        return layers[layers.Count - 1].call(x);
    }
}
