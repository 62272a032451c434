using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Eighteen convolutions before ReLU as the library makes them, and no normalization: the input is lost on the way.
public sealed class DeepDefault : Module<Tensor, Tensor>
{
    private readonly ModuleList<Conv2d> convs = new();
    private readonly Conv2d last = Conv2d(32, 1, 1);

    public DeepDefault() : base(nameof(DeepDefault))
    {
        for (int i = 0; i < 18; i++) convs.Add({|INIT202:Conv2d(i == 0 ? 3 : 32, 32, 3, padding: 1)|});
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        foreach (var conv in convs) x = functional.relu(conv.forward(x));
        return last.forward(x);
    }
}
