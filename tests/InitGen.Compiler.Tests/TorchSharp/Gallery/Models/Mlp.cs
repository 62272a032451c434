using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Digits: three layers as the library makes them. Shallow, so that the default is good enough.
public sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly Module<Tensor, Tensor> fc3;

    public Mlp(long classes = 10) : base(nameof(Mlp))
    {
        fc1 = Linear(784, 128);
        fc2 = Linear(128, 128);
        fc3 = Linear(128, classes, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        input = input.view(-1, 784);
        input = functional.relu(fc1.forward(input));
        input = functional.relu(fc2.forward(input));
        return fc3.call(input);
    }
}
