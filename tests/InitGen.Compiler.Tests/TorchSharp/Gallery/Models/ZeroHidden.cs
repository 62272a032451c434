using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A hidden layer whose units all start at zero.
public sealed class ZeroHidden : Module<Tensor, Tensor>
{
    private readonly Linear fc1, fc2, fc3;

    public ZeroHidden() : base(nameof(ZeroHidden))
    {
        fc1 = Linear(32, 64);
        fc2 = Linear(64, 64);
        fc3 = Linear(64, 4);
        {|INIT301:init.zeros_(fc2.weight)|};
        init.zeros_(fc2.bias);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => fc3.forward(torch.tanh(fc2.forward(torch.tanh(fc1.forward(x)))));
}
