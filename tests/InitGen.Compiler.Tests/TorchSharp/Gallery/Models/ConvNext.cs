using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Layer scales that start at zero, on branches that are added.
public sealed class ConvNext : Module<Tensor, Tensor>
{
    private readonly Conv2d stem;
    private readonly ModuleList<ConvNextBlock> blocks;
    private readonly GroupNorm norm;
    private readonly Linear head;

    public ConvNext(int width = 96, int depth = 6) : base(nameof(ConvNext))
    {
        stem = Conv2d(3, width, 4, stride: 4);
        blocks = ModuleList(Enumerable.Range(0, depth).Select(_ => new ConvNextBlock(width)).ToArray());
        norm = GroupNorm(1, width);
        head = Linear(width, 100);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = stem.forward(x);
        for (int i = 0; i < blocks.Count; i++) x = blocks[i].forward(x);
        return head.forward(norm.forward(x).mean(new long[] { -2, -1 }));
    }
}

public sealed class ConvNextBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d depthwise;
    private readonly GroupNorm norm;
    private readonly Conv2d expand, contract;
    private readonly Parameter scale;

    public ConvNextBlock(int width) : base(nameof(ConvNextBlock))
    {
        depthwise = Conv2d(width, width, 7, padding: 3, groups: width);
        norm = GroupNorm(1, width);
        expand = Conv2d(width, 4 * width, 1);
        contract = Conv2d(4 * width, width, 1);
        scale = Parameter(torch.zeros(width, 1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = norm.forward(depthwise.forward(x));
        y = contract.forward(functional.gelu(expand.forward(y)));
        return x + scale * y;
    }
}
