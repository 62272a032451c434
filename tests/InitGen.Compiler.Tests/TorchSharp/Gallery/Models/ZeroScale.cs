using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Zero in the scales of a plain stack: nothing comes through.
public sealed class ZeroScale : Module<Tensor, Tensor>
{
    private readonly Sequential body;
    private readonly Linear head;

    public ZeroScale() : base(nameof(ZeroScale))
    {
        body = Sequential(
            Conv2d(3, 16, 3), BatchNorm2d(16), ReLU(),
            Conv2d(16, 32, 3), BatchNorm2d(32), ReLU());
        head = Linear(32, 10);
        RegisterComponents();
        foreach (var module in body.modules())
        {
            if (module is BatchNorm2d norm) {|INIT302:init.zeros_(norm.weight)|};
        }
    }

    public override Tensor forward(Tensor x) => head.forward(body.forward(x).mean(new long[] { 2, 3 }));
}
