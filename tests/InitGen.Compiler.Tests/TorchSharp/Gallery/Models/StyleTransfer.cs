using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Reflection pads, instance normalization, residual blocks and upsampling.
public sealed class StyleTransfer : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    public StyleTransfer() : base(nameof(StyleTransfer))
    {
        model = Sequential(
            ("down1", Convolve(3, 32, 9, 1)), ("norm1", InstanceNorm2d(32, affine: true)), ("relu1", ReLU()),
            ("down2", Convolve(32, 64, 3, 2)), ("norm2", InstanceNorm2d(64, affine: true)), ("relu2", ReLU()),
            ("down3", Convolve(64, 128, 3, 2)), ("norm3", InstanceNorm2d(128, affine: true)), ("relu3", ReLU()));
        for (int i = 0; i < 3; i++) model.append("res" + i, new StyleBlock(128));
        model.append("up1", Upsample(scale_factor: new double[] { 2, 2 }));
        model.append("conv1", Convolve(128, 64, 3, 1)).append("normUp1", InstanceNorm2d(64, affine: true)).append("reluUp1", ReLU());
        model.append("up2", Upsample(scale_factor: new double[] { 2, 2 }));
        model.append("conv2", Convolve(64, 32, 3, 1)).append("normUp2", InstanceNorm2d(32, affine: true)).append("reluUp2", ReLU());
        model.append("last", Convolve(32, 3, 9, 1));
        RegisterComponents();
    }

    internal static Sequential Convolve(int from, int to, int kernel, int stride) =>
        Sequential(ReflectionPad2d(kernel / 2), Conv2d(from, to, kernel, stride: stride));

    public override Tensor forward(Tensor image) => model.forward(image);
}

public sealed class StyleBlock : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1, conv2, norm1, norm2;

    public StyleBlock(int channels) : base(nameof(StyleBlock))
    {
        conv1 = StyleTransfer.Convolve(channels, channels, 3, 1);
        norm1 = InstanceNorm2d(channels, affine: true);
        conv2 = StyleTransfer.Convolve(channels, channels, 3, 1);
        norm2 = InstanceNorm2d(channels, affine: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var skip = x.alias();
        using var a = conv1.forward(x);
        using var b = norm1.forward(a);
        using var c = b.relu();
        using var d = conv2.forward(c);
        return norm2.forward(d).add(skip);
    }
}
