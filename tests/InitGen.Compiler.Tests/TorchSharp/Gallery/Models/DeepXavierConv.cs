using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Eight plain convolutions before ReLU, all with Xavier: one sweep is to blame.
public sealed class DeepXavierConv : Module<Tensor, Tensor>
{
    private readonly Sequential body = Sequential();
    private readonly Linear head = Linear(64, 10);

    public DeepXavierConv() : base(nameof(DeepXavierConv))
    {
        for (int i = 0; i < 8; i++)
        {
            body.append(Conv2d(i == 0 ? 3 : 64, 64, 3, padding: 1));
            body.append(ReLU());
        }

        RegisterComponents();
        foreach (var module in modules())
        {
            if (module is Conv2d conv)
            {
                {|INIT101:init.xavier_uniform_(conv.weight)|};
                init.zeros_(conv.bias);
            }
        }
    }

    public override Tensor forward(Tensor x) => head.forward(body.forward(x).mean(new long[] { 2, 3 }));
}
