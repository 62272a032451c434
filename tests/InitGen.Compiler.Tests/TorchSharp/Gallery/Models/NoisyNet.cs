using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Weights with noise on them, drawn anew each time.
public sealed class NoisyNet : Module<Tensor, Tensor>
{
    private readonly NoisyLinear fc1 = new(8, 64), fc2 = new(64, 4);

    public NoisyNet() : base(nameof(NoisyNet)) => RegisterComponents();

    public override Tensor forward(Tensor x) => fc2.forward(functional.relu(fc1.forward(x)));
}

public sealed class NoisyLinear : Module<Tensor, Tensor>
{
    private readonly Parameter weight_mu, weight_sigma, bias_mu, bias_sigma;

    public NoisyLinear(int inputs, int outputs, double std = 0.5) : base(nameof(NoisyLinear))
    {
        weight_mu = Parameter(torch.empty(outputs, inputs));
        weight_sigma = Parameter(torch.empty(outputs, inputs));
        bias_mu = Parameter(torch.empty(outputs));
        bias_sigma = Parameter(torch.empty(outputs));
        RegisterComponents();
        double range = 1 / Math.Sqrt(inputs);
        init.uniform_(weight_mu, -range, range);
        init.uniform_(bias_mu, -range, range);
        init.constant_(weight_sigma, std * range);
        init.constant_(bias_sigma, std * range);
    }

    public override Tensor forward(Tensor x)
    {
        if (!training) return functional.linear(x, weight_mu, bias_mu);
        var noise = torch.randn_like(weight_sigma);
        return functional.linear(x, weight_mu + weight_sigma * noise, bias_mu + bias_sigma * torch.randn_like(bias_sigma));
    }
}
