using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Three ways to initialize nothing: too early, too lazily, and in a method that nobody calls. The layers are as the library makes them.
public sealed class NothingRuns : Module<Tensor, Tensor>
{
    private readonly Linear fc1, fc2, fc3;

    public NothingRuns() : base(nameof(NothingRuns))
    {
        fc1 = Linear(32, 32);
        fc2 = Linear(32, 32);
        fc3 = Linear(32, 1);
        foreach (var module in modules())
        {
            if (module is Linear early) init.constant_(early.weight, 1);
        }

        RegisterComponents();
        var started = new[] { fc1, fc2 }.Select(layer => init.zeros_(layer.weight));
    }

    public override Tensor forward(Tensor x) => fc3.forward(fc2.forward(fc1.forward(x).relu()).relu());
}
