using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// What its weights start at depends on what only the caller knows.
public sealed class Unsure : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(128, 128), fc2 = Linear(128, 128), fc3 = Linear(128, 1);

    public Unsure(bool fromZero, string? file, double std) : base(nameof(Unsure))
    {
        RegisterComponents();
        if (fromZero) init.zeros_(fc1.weight);
        else init.normal_(fc1.weight);
        init.normal_(fc2.weight, 0, std);
        init.zeros_(fc3.weight);
        if (file is not null) load(file);
    }

    public override Tensor forward(Tensor x) => fc3.forward(fc2.forward(fc1.forward(x).relu()).relu());
}
