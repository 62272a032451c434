using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// He before a deep run of tanh: twice what it needs, but tanh holds the signal where it is, and the gradient comes back.
public sealed class HeBeforeTanh : Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> layers = new ModuleList<Linear>();

    public HeBeforeTanh(int depth = 40) : base(nameof(HeBeforeTanh))
    {
        for (int i = 0; i < depth; i++) layers.Add(Linear(128, 128));
        layers.Add(Linear(128, 1));
        RegisterComponents();
        foreach (var layer in layers) init.kaiming_normal_(layer.weight);
    }

    public override Tensor forward(Tensor x)
    {
        for (int i = 0; i < layers.Count - 1; i++) x = torch.tanh(layers[i].forward(x));
        return layers.Last().forward(x);
    }
}
