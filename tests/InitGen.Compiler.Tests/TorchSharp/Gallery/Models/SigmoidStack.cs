using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Ten sigmoids one after the other: each takes most of the gradient.
public sealed class SigmoidStack : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public SigmoidStack() : base(nameof(SigmoidStack))
    {
        for (int i = 0; i < 10; i++)
        {
            var layer = {|INIT106:Linear(64, 64)|};
            init.xavier_uniform_(layer.weight);
            net.append(layer).append(Sigmoid());
        }

        net.append(Linear(64, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
