using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Dropout of a half gives back what ReLU takes from Xavier: nothing is lost here.
public sealed class XavierWithDropout : Module<Tensor, Tensor>
{
    private readonly Linear fc1, fc2, fc3, fc4, fc5, fc6, head;

    public XavierWithDropout() : base(nameof(XavierWithDropout))
    {
        fc1 = Dense(256, 256);
        fc2 = Dense(256, 256);
        fc3 = Dense(256, 256);
        fc4 = Dense(256, 256);
        fc5 = Dense(256, 256);
        fc6 = Dense(256, 256);
        head = Dense(256, 2);
        RegisterComponents();
    }

    private static Linear Dense(long inputs, long outputs)
    {
        var layer = Linear(inputs, outputs);
        init.xavier_uniform_(layer.weight);
        init.zeros_(layer.bias);
        return layer;
    }

    public override Tensor forward(Tensor x)
    {
        x = Step(fc1, x);
        x = Step(fc2, x);
        x = Step(fc3, x);
        x = Step(fc4, x);
        x = Step(fc5, x);
        x = Step(fc6, x);
        return head.forward(x);
    }

    private Tensor Step(Module<Tensor, Tensor> layer, Tensor x) => functional.dropout(functional.relu(layer.call(x)), 0.5, training);
}
