using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A copy of a network whose say starts at nothing: a zero layer on an added branch.
public sealed class ControlBranch : Module<Tensor, Tensor, Tensor>
{
    private readonly Sequential trunk, control;
    private readonly Conv2d zero, last;

    public ControlBranch(int width = 32) : base(nameof(ControlBranch))
    {
        trunk = Sequential(Conv2d(3, width, 3, padding: 1), SiLU(), Conv2d(width, width, 3, padding: 1), SiLU());
        control = Sequential(Conv2d(1, width, 3, padding: 1), SiLU());
        zero = ZeroConv(width);
        last = Conv2d(width, 3, 3, padding: 1);
        RegisterComponents();
    }

    private static Conv2d ZeroConv(int width)
    {
        var conv = Conv2d(width, width, 1);
        foreach (var parameter in conv.parameters()) init.zeros_(parameter);
        return conv;
    }

    public override Tensor forward(Tensor image, Tensor hint) => last.forward(trunk.forward(image) + zero.forward(control.forward(hint)));
}
