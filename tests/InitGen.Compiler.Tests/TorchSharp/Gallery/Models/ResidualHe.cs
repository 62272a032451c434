using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Many residual blocks with He and no normalization: each adds as much as came in.
public sealed class ResidualHe : Module<Tensor, Tensor>
{
    private readonly Conv2d start = Conv2d(3, 32, 3, padding: 1);
    private readonly ModuleList<ResidualHeBlock> blocks = new();
    private readonly Conv2d last = Conv2d(32, 3, 3, padding: 1);

    public ResidualHe() : base(nameof(ResidualHe))
    {
        for (int i = 0; i < 20; i++) blocks.Add(new ResidualHeBlock());
        RegisterComponents();
        foreach (var conv in modules().OfType<Conv2d>()) {|INIT206:init.kaiming_normal_(conv.weight)|};
    }

    public override Tensor forward(Tensor x)
    {
        x = start.forward(x);
        foreach (var block in blocks) x = block.forward(x);
        return last.forward(x);
    }
}

public sealed class ResidualHeBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(32, 32, 3, padding: 1), conv2 = Conv2d(32, 32, 3, padding: 1);

    public ResidualHeBlock() : base(nameof(ResidualHeBlock)) => RegisterComponents();

    public override Tensor forward(Tensor x) => x + conv2.forward(functional.relu(conv1.forward(functional.relu(x))));
}
