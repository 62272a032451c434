using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// The decoder uses the encoder's weights, turned around.
public sealed class TiedAutoencoder : Module<Tensor, Tensor>
{
    private readonly Linear encoder = Linear(784, 64);
    private readonly Parameter shift = Parameter(torch.zeros(784));

    public TiedAutoencoder() : base(nameof(TiedAutoencoder))
    {
        RegisterComponents();
        encoder.weight.detach().normal_(0, 0.03);
    }

    public override Tensor forward(Tensor x)
    {
        var code = functional.linear(x, encoder.weight, encoder.bias).sigmoid();
        return functional.linear(code, encoder.weight.t(), shift).sigmoid();
    }
}
