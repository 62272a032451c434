using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// N(0, 0.01) in every layer of a deep plain stack: the signal is gone before it arrives.
public sealed class TinyNormal : Module<Tensor, Tensor>
{
    private readonly Sequential net;

    public TinyNormal() : base(nameof(TinyNormal))
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (int i = 0; i < 6; i++)
        {
            layers.Add(Make(100, 100));
            layers.Add(ReLU());
        }

        layers.Add(Make(100, 10));
        net = Sequential(layers);
        RegisterComponents();
    }

    private static Linear Make(int inputs, int outputs)
    {
        var layer = Linear(inputs, outputs);
        {|INIT202:{|INIT205:init.normal_(layer.weight, 0, 0.01)|}|};
        init.zeros_(layer.bias);
        return layer;
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
