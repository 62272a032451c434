using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Two lists of modules, built from one array of widths.
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    private readonly Sequential encoder, decoder;

    public Autoencoder() : base(nameof(Autoencoder))
    {
        int[] widths = { 784, 256, 64, 16 };
        var down = new List<Module<Tensor, Tensor>>();
        var up = new List<(string, Module<Tensor, Tensor>)>();
        for (int i = 1; i < widths.Length; i++)
        {
            down.Add(Linear(widths[i - 1], widths[i]));
            if (i < widths.Length - 1) down.Add(LeakyReLU(0.1));
        }

        for (int i = widths.Length - 1; i > 0; i--)
        {
            up.Add(($"fc{i}", Linear(widths[i], widths[i - 1])));
            up.Add(($"act{i}", i == 1 ? Sigmoid() : LeakyReLU(0.1)));
        }

        encoder = Sequential(down);
        decoder = Sequential(up);
        RegisterComponents();
        foreach (var layer in modules().OfType<Linear>())
        {
            init.kaiming_normal_(layer.weight, a: 0.1, nonlinearity: init.NonlinearityType.LeakyReLU);
            layer.bias.detach().zero_();
        }
    }

    public override Tensor forward(Tensor x)
    {
        using var code = encoder.forward(x.flatten(1));
        return decoder.forward(code).view(x.shape);
    }
}
