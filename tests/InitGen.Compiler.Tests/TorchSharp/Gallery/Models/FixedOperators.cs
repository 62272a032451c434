using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Convolutions that are operators, not layers: an average, and ramps; neither is trained.
public sealed class FixedOperators : Module<Tensor, Tensor>
{
    private readonly Conv2d blur = Conv2d(1, 1, 3, padding: 1, bias: false);
    private readonly Conv1d expectation = Conv1d(16, 1, 1, bias: false);
    private readonly Conv2d features = Conv2d(1, 16, 3, padding: 1);

    public FixedOperators() : base(nameof(FixedOperators))
    {
        init.constant_(blur.weight, 1.0 / 9);
        blur.weight.requires_grad_(false);
        using (torch.no_grad()) expectation.weight.copy_(torch.arange(16, dtype: ScalarType.Float32).view(1, 16, 1));
        expectation.weight.requires_grad = false;
        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        var smooth = blur.forward(image);
        var x = features.forward(smooth).relu();
        var shares = functional.softmax(x.flatten(2), 1);
        return expectation.forward(shares);
    }
}
