using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Blocks of their own, a shortcut that is there or not, and a zero scale in each block's last normalization.
public sealed class ResNet18 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu;
    private readonly MaxPool2d maxpool;
    private readonly Sequential layer1, layer2, layer3, layer4;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;
    private long _channels = 64;

    public ResNet18(long classes = 1000, bool zeroInit = true) : base("ResNet18")
    {
        conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        relu = ReLU();
        maxpool = MaxPool2d(3, 2, 1);
        layer1 = Stage(64, 2, 1);
        layer2 = Stage(128, 2, 2);
        layer3 = Stage(256, 2, 2);
        layer4 = Stage(512, 2, 2);
        avgpool = AdaptiveAvgPool2d(1);
        fc = Linear(512, classes);
        RegisterComponents();

        apply(Start);
        foreach (var block in modules().OfType<BasicBlock>()) init.zeros_(block.LastScale);
    }

    private static void Start(Module module)
    {
        if (module is Conv2d conv) init.kaiming_normal_(conv.weight, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU);
    }

    private Sequential Stage(long width, int blocks, long stride)
    {
        var stage = Sequential();
        stage.append(new BasicBlock(_channels, width, stride));
        _channels = width;
        for (int i = 1; i < blocks; i++) stage.append(new BasicBlock(width, width, 1));
        return stage;
    }

    public override Tensor forward(Tensor x)
    {
        x = maxpool.forward(relu.forward(bn1.forward(conv1.forward(x))));
        x = layer1.forward(x);
        x = layer2.forward(x);
        x = layer3.forward(x);
        x = layer4.forward(x);
        return fc.forward(avgpool.forward(x).flatten(1));
    }
}

public sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1, conv2;
    private readonly BatchNorm2d bn1, bn2;
    private readonly Sequential? downsample;

    public BasicBlock(long from, long to, long stride) : base("block")
    {
        conv1 = Conv2d(from, to, 3, stride: stride, padding: 1, bias: false);
        bn1 = BatchNorm2d(to);
        conv2 = Conv2d(to, to, 3, padding: 1, bias: false);
        bn2 = BatchNorm2d(to);
        if (stride != 1 || from != to) downsample = Sequential(("conv", Conv2d(from, to, 1, stride: stride, bias: false)), ("bn", BatchNorm2d(to)));
        RegisterComponents();
    }

    public Tensor LastScale => bn2.weight;

    public override Tensor forward(Tensor x)
    {
        var skip = x;
        var y = functional.relu(bn1.forward(conv1.forward(x)));
        y = bn2.forward(conv2.forward(y));
        if (downsample is not null) skip = downsample.forward(x);
        return y.add_(skip).relu_();
    }
}
