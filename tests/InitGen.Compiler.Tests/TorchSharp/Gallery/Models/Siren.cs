using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Sine layers with the paper's ranges, written by hand.
public sealed class Siren : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public Siren(int inputs = 2, int width = 256, int depth = 3, int outputs = 1, double omega = 30) : base(nameof(Siren))
    {
        net.append(new SineLayer(inputs, width, omega, isFirst: true));
        for (int i = 0; i < depth; i++) net.append(new SineLayer(width, width, omega, isFirst: false));
        var last = Linear(width, outputs);
        using (torch.no_grad())
        {
            double bound = Math.Sqrt(6.0 / width) / omega;
            last.weight.uniform_(-bound, bound);
        }

        net.append(last);
        RegisterComponents();
    }

    public override Tensor forward(Tensor coordinates) => net.forward(coordinates);
}

public sealed class SineLayer : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly double _omega;

    public SineLayer(int inputs, int outputs, double omega, bool isFirst) : base(nameof(SineLayer))
    {
        _omega = omega;
        linear = Linear(inputs, outputs);
        using var _ = torch.no_grad();
        if (isFirst) init.uniform_(linear.weight, -1.0 / inputs, 1.0 / inputs);
        else init.uniform_(linear.weight, -Math.Sqrt(6.0 / inputs) / omega, Math.Sqrt(6.0 / inputs) / omega);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => (_omega * linear.forward(x)).sin();
}
