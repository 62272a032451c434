using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Biases from N(0, 1), by a sweep that forgets to tell them from weights.
public sealed class RandomBias : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public RandomBias() : base(nameof(RandomBias))
    {
        for (int i = 0; i < 10; i++) net.append(Linear(128, 128)).append(Tanh());
        net.append(Linear(128, 1));
        RegisterComponents();
        foreach (var (name, parameter) in net.named_parameters())
        {
            if (name.EndsWith("weight")) init.xavier_uniform_(parameter);
            else {|INIT207:init.normal_(parameter)|};
        }
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
