using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// PReLU, a long skip and a shuffle of pixels; layers are found by their place in a Sequential.
public sealed class SuperResolution : Module<Tensor, Tensor>
{
    private readonly Sequential head, body, tail;

    public SuperResolution(int width = 64, int factor = 2) : base(nameof(SuperResolution))
    {
        head = Sequential(Conv2d(3, width, 9, padding: 4), PReLU(1));
        body = Sequential();
        for (int i = 0; i < 2; i++) body.append(new SrBlock(width));
        tail = Sequential(
            Conv2d(width, width * factor * factor, 3, padding: 1), PixelShuffle(factor), PReLU(1),
            Conv2d(width, 3, 9, padding: 4));
        RegisterComponents();
        init.zeros_(((Conv2d)tail[0]).bias);
    }

    public override Tensor forward(Tensor x)
    {
        var first = head.forward(x);
        var y = body.forward(first) + first;
        return tail.forward(y).tanh();
    }
}

public sealed class SrBlock : Module<Tensor, Tensor>
{
    private readonly Sequential all;

    public SrBlock(int width) : base(nameof(SrBlock))
    {
        all = Sequential(
            Conv2d(width, width, 3, padding: 1), BatchNorm2d(width), PReLU(width),
            Conv2d(width, width, 3, padding: 1), BatchNorm2d(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => x + all.forward(x);
}
