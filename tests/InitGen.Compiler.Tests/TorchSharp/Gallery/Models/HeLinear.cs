using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// He in a deep factorization, where nothing is bent.
public sealed class HeLinear : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public HeLinear() : base(nameof(HeLinear))
    {
        for (int i = 0; i < 10; i++) net.append($"factor{i}", Linear(64, 64, hasBias: false));
        RegisterComponents();
        foreach (var parameter in parameters()) {|INIT102:init.kaiming_normal_(parameter)|};
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
