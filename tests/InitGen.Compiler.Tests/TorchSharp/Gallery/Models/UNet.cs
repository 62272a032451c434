using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Skip connections by cat, halves of a U that are modules of their own.
public sealed class UNet : Module<Tensor, Tensor>
{
    private readonly DoubleConv inc = new(3, 32);
    private readonly Down down1 = new(32, 64);
    private readonly Down down2 = new(64, 128);
    private readonly Down down3 = new(128, 256);
    private readonly Up up1 = new(256, 128);
    private readonly Up up2 = new(128, 64);
    private readonly Up up3 = new(64, 32);
    private readonly Conv2d outc = Conv2d(32, 2, 1);

    public UNet() : base("unet") => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        var x1 = inc.forward(x);
        var x2 = down1.forward(x1);
        var x3 = down2.forward(x2);
        var x4 = down3.forward(x3);
        var y = up1.forward(x4, x3);
        y = up2.forward(y, x2);
        y = up3.forward(y, x1);
        return outc.forward(y);
    }
}

public sealed class DoubleConv : Module<Tensor, Tensor>
{
    private readonly Sequential both;

    public DoubleConv(int from, int to) : base(nameof(DoubleConv))
    {
        both = Sequential(
            Conv2d(from, to, 3, padding: 1), BatchNorm2d(to), ReLU(),
            Conv2d(to, to, 3, padding: 1), BatchNorm2d(to), ReLU());
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => both.forward(x);
}

public sealed class Down : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> pool = MaxPool2d(2);
    private readonly DoubleConv conv;

    public Down(int from, int to) : base(nameof(Down))
    {
        conv = new DoubleConv(from, to);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => conv.forward(pool.forward(x));
}

public sealed class Up : Module<Tensor, Tensor, Tensor>
{
    private readonly ConvTranspose2d up;
    private readonly DoubleConv conv;

    public Up(int from, int to) : base(nameof(Up))
    {
        up = ConvTranspose2d(from, to, kernel_size: 2, stride: 2);
        conv = new DoubleConv(2 * to, to);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor skip)
    {
        using var larger = up.forward(x);
        using var joined = torch.cat(new[] { skip, larger }, 1);
        return conv.forward(joined);
    }
}
