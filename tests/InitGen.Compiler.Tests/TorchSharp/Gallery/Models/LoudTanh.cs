using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// N(0, 1) before tanh: each unit is at one of its ends.
public sealed class LoudTanh : Module<Tensor, Tensor>
{
    private readonly Linear[] layers = { Linear(200, 200), Linear(200, 200), Linear(200, 200), Linear(200, 200), Linear(200, 1) };

    public LoudTanh() : base(nameof(LoudTanh))
    {
        for (int i = 0; i < layers.Length; i++) register_module("fc" + i, layers[i]);
        using (no_grad())
        {
            foreach (var layer in layers.SkipLast(1)) {|INIT205:layer.weight.normal_()|};
        }
    }

    public override Tensor forward(Tensor x)
    {
        for (int i = 0; i < layers.Length - 1; i++) x = layers[i].forward(x).tanh();
        return layers[^1].forward(x);
    }
}
