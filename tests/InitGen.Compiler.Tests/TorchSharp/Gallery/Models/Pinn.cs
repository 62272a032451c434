using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Physics: tanh layers with Xavier, the usual choice.
public sealed class Pinn : Module<Tensor, Tensor, Tensor>
{
    private readonly Sequential net;

    public Pinn(int width = 50, int depth = 6) : base(nameof(Pinn))
    {
        var layers = new List<Module<Tensor, Tensor>> { Linear(2, width), Tanh() };
        for (int i = 1; i < depth; i++)
        {
            layers.Add(Linear(width, width));
            layers.Add(Tanh());
        }

        layers.Add(Linear(width, 1));
        net = Sequential(layers.ToArray());
        RegisterComponents();
        net.apply(module =>
        {
            if (module is not Linear linear) return;
            init.xavier_normal_(linear.weight);
            init.zeros_(linear.bias);
        });
    }

    public override Tensor forward(Tensor x, Tensor t) => net.forward(torch.cat(new[] { x, t }, dim: 1));
}
