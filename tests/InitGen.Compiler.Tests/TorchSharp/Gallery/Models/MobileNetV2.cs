using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Depthwise convolutions; blocks that add their input where it fits.
public sealed class MobileNetV2 : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    public MobileNetV2(long classes = 1000) : base(nameof(MobileNetV2))
    {
        var settings = new (long Expand, long Width, int Count, long Stride)[]
        {
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
        };
        var all = new List<Module<Tensor, Tensor>> { ConvBlock(3, 32, 3, 2) };
        long from = 32;
        foreach (var (expand, width, count, stride) in settings)
        {
            for (int i = 0; i < count; i++)
            {
                all.Add(new InvertedResidual(from, width, i == 0 ? stride : 1, expand));
                from = width;
            }
        }

        all.Add(ConvBlock(from, 1280, 1));
        features = Sequential(all.ToArray());
        classifier = Sequential(Dropout(0.2), Linear(1280, classes));
        RegisterComponents();
        foreach (var module in modules())
        {
            switch (module)
            {
                case Conv2d conv:
                    init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut);
                    break;
                case BatchNorm2d norm:
                    init.ones_(norm.weight);
                    init.zeros_(norm.bias);
                    break;
                case Linear linear:
                    init.normal_(linear.weight, 0, 0.01);
                    init.zeros_(linear.bias);
                    break;
            }
        }
    }

    internal static Sequential ConvBlock(long from, long to, long kernel, long stride = 1, long groups = 1) => Sequential(
        Conv2d(from, to, kernel, stride, (kernel - 1) / 2, groups: groups, bias: false), BatchNorm2d(to), ReLU6());

    public override Tensor forward(Tensor x)
    {
        x = features.forward(x);
        x = x.mean(new long[] { 2, 3 });
        return classifier.forward(x);
    }
}

public sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Sequential conv = Sequential();
    private readonly bool _isResidual;

    public InvertedResidual(long from, long to, long stride, long expand) : base(nameof(InvertedResidual))
    {
        long hidden = from * expand;
        _isResidual = stride == 1 && from == to;
        if (expand != 1) conv.append(MobileNetV2.ConvBlock(from, hidden, 1));
        conv.append(MobileNetV2.ConvBlock(hidden, hidden, 3, stride, groups: hidden));
        conv.append(Conv2d(hidden, to, 1, bias: false)).append(BatchNorm2d(to));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _isResidual ? x + conv.forward(x) : conv.forward(x);
}
