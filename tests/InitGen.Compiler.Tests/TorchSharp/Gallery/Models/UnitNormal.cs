using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// normal_() with its default deviation of 1 on every weight.
public sealed class UnitNormal : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(256, 512), fc2 = Linear(512, 512), fc3 = Linear(512, 10);

    public UnitNormal() : base(nameof(UnitNormal))
    {
        RegisterComponents();
        foreach (var module in modules())
        {
            if (module is Linear linear) {|INIT205:init.normal_(linear.weight)|};
        }
    }

    public override Tensor forward(Tensor x)
    {
        x = fc1.forward(x).relu();
        x = fc2.forward(x).relu();
        return fc3.forward(x);
    }
}
