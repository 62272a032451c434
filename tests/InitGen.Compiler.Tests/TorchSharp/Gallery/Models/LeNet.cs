using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Layers in field initializers and in a property; the activation is a helper's.
public sealed class LeNet : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, 6, 5, padding: 2);
    private readonly Conv2d _conv2 = Conv2d(6, 16, kernel_size: 5);
    private readonly Sequential _head = Sequential(
        ("fc1", Linear(16 * 5 * 5, 120)),
        ("tanh1", Tanh()),
        ("fc2", Linear(120, 84)),
        ("tanh2", Tanh()),
        ("out", Linear(84, 10)));

    private MaxPool2d Pool { get; } = MaxPool2d(2);

    public LeNet() : base("lenet")
    {
        RegisterComponents();
        double gain = init.calculate_gain(init.NonlinearityType.Tanh);
        foreach (var module in modules())
        {
            switch (module)
            {
                case Conv2d conv:
                    init.xavier_uniform_(conv.weight, gain);
                    init.zeros_(conv.bias);
                    break;
                case Linear linear:
                    init.xavier_uniform_(linear.weight, gain);
                    init.zeros_(linear.bias);
                    break;
            }
        }
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = ConvolveAndPool(x, _conv1);
        y = ConvolveAndPool(y, _conv2);
        return _head.forward(y.flatten(1)).MoveToOuterDisposeScope();
    }

    private Tensor ConvolveAndPool(Tensor x, Conv2d conv)
    {
        using var convolved = conv.forward(x);
        using var bent = torch.tanh(convolved);
        return Pool.forward(bent);
    }
}
