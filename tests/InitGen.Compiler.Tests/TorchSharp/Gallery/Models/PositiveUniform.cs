using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// uniform_() without a range: all weights are positive.
public sealed class PositiveUniform : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(64, 64), fc2 = Linear(64, 64), fc3 = Linear(64, 1);

    public PositiveUniform() : base(nameof(PositiveUniform))
    {
        {|INIT303:init.uniform_(fc1.weight)|};
        {|INIT303:init.uniform_(fc2.weight)|};
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = torch.tanh(fc1.forward(x));
        x = torch.tanh(fc2.forward(x));
        return fc3.forward(x);
    }
}
