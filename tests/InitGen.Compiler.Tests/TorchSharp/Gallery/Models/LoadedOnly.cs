using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Whatever is done first, trained weights are read in the end.
public sealed class LoadedOnly : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(512, 512), fc2 = Linear(512, 512), fc3 = Linear(512, 10);

    public LoadedOnly(string path = "weights.dat") : base(nameof(LoadedOnly))
    {
        RegisterComponents();
        foreach (var module in modules())
        {
            if (module is Linear linear) init.normal_(linear.weight);
        }

        load(path);
    }

    public override Tensor forward(Tensor x) => fc3.forward(fc2.forward(fc1.forward(x).relu()).relu());
}
