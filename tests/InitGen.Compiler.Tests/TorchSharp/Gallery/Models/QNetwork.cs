using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Values of actions, by the older name of the call.
public sealed class QNetwork : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1 = Conv2d(4, 32, 8, stride: 4);
    private readonly Module<Tensor, Tensor> conv2 = Conv2d(32, 64, 4, stride: 2);
    private readonly Module<Tensor, Tensor> conv3 = Conv2d(64, 64, 3, stride: 1);
    private readonly Module<Tensor, Tensor> fc = Linear(64 * 7 * 7, 512);
    private readonly Module<Tensor, Tensor> value;
    private readonly Module<Tensor, Tensor> advantage;
    private readonly bool _isDueling;

    public QNetwork(long actions, bool dueling) : base("q")
    {
        _isDueling = dueling;
        value = Linear(512, 1);
        advantage = Linear(512, actions);
        RegisterComponents();
    }

    public override Tensor forward(Tensor t)
    {
        t = t / 255.0;
        t = functional.relu(conv1.call(t));
        t = functional.relu(conv2.call(t));
        t = functional.relu(conv3.call(t));
        t = functional.relu(fc.call(t.flatten(1)));
        var a = advantage.call(t);
        return _isDueling ? value.call(t) + a - a.mean(new long[] { 1 }, keepdim: true) : a;
    }
}
