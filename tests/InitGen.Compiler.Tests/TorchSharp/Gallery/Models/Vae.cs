using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Two heads, a draw between the halves, and three results.
public sealed class Vae : Module<Tensor, (Tensor Image, Tensor Mean, Tensor LogVariance)>
{
    private readonly Linear encode, toMean, toLogVariance, decode, reconstruct;

    public Vae(int latent = 20) : base("vae")
    {
        encode = Linear(784, 400);
        toMean = Linear(400, latent);
        toLogVariance = Linear(400, latent);
        decode = Linear(latent, 400);
        reconstruct = Linear(400, 784);
        RegisterComponents();
        foreach (var layer in new[] { encode, decode })
        {
            init.kaiming_uniform_(layer.weight, nonlinearity: init.NonlinearityType.ReLU);
            init.zeros_(layer.bias);
        }
    }

    public override (Tensor Image, Tensor Mean, Tensor LogVariance) forward(Tensor x)
    {
        var (mean, logVariance) = Encode(x.view(-1, 784));
        var z = Sample(mean, logVariance);
        return (Decode(z), mean, logVariance);
    }

    private (Tensor, Tensor) Encode(Tensor x)
    {
        var h = encode.forward(x).relu();
        return (toMean.forward(h), toLogVariance.forward(h));
    }

    private static Tensor Sample(Tensor mean, Tensor logVariance)
    {
        var std = torch.exp(0.5 * logVariance);
        return mean + torch.randn_like(std) * std;
    }

    private Tensor Decode(Tensor z) => torch.sigmoid(reconstruct.forward(functional.relu(decode.forward(z))));
}
