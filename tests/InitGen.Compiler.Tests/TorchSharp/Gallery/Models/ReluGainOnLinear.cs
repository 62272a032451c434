using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// The gain of a rectifier where there is none.
public sealed class ReluGainOnLinear : Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> layers = new();

    public ReluGainOnLinear() : base(nameof(ReluGainOnLinear))
    {
        for (int i = 0; i < 12; i++)
        {
            var layer = Linear(96, 96, hasBias: false);
            {|INIT201:init.xavier_uniform_(layer.weight, init.calculate_gain(init.NonlinearityType.ReLU))|};
            layers.Add(layer);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        foreach (var layer in layers) x = layer.forward(x);
        return x;
    }
}
