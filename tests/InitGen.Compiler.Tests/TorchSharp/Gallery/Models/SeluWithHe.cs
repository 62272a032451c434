using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// SELU balances itself with LeCun's variance and no other.
public sealed class SeluWithHe : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public SeluWithHe() : base(nameof(SeluWithHe))
    {
        for (int i = 0; i < 16; i++) net.append(Linear(64, 64)).append(SELU());
        net.append(Linear(64, 1));
        RegisterComponents();
        foreach (var module in net.modules())
        {
            if (module is not Linear linear) continue;
            {|INIT103:init.kaiming_normal_(linear.weight)|};
            init.zeros_(linear.bias);
        }
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
