using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Dilated convolutions with gates; what each block leaves is added up.
public sealed class WaveNet : Module<Tensor, Tensor>
{
    private readonly Conv1d start, end1, end2;
    private readonly ModuleList<GatedBlock> blocks = new ModuleList<GatedBlock>();

    public WaveNet(long channels = 32, int depth = 8) : base(nameof(WaveNet))
    {
        start = Conv1d(1, channels, 1);
        for (int i = 0; i < depth; i++) blocks.Add(new GatedBlock(channels, 1L << i));
        end1 = Conv1d(channels, channels, 1);
        end2 = Conv1d(channels, 256, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = start.forward(x);
        Tensor? skips = null;
        foreach (var block in blocks)
        {
            var (next, skip) = block.forward(x);
            skips = skips is null ? skip : skips + skip;
            x = next;
        }

        return end2.forward(functional.relu(end1.forward(functional.relu(skips!))));
    }
}

public sealed class GatedBlock : Module<Tensor, (Tensor Next, Tensor Skip)>
{
    private readonly Conv1d filter, gate, residual, skip;

    public GatedBlock(long channels, long dilation) : base(nameof(GatedBlock))
    {
        filter = Conv1d(channels, channels, 2, padding: dilation, dilation: dilation);
        gate = Conv1d(channels, channels, 2, padding: dilation, dilation: dilation);
        residual = Conv1d(channels, channels, 1);
        skip = Conv1d(channels, channels, 1);
        RegisterComponents();
        foreach (var conv in new[] { filter, gate }) init.xavier_uniform_(conv.weight);
    }

    public override (Tensor Next, Tensor Skip) forward(Tensor x)
    {
        var y = torch.tanh(filter.forward(x)) * torch.sigmoid(gate.forward(x));
        y = y.narrow(2, 0, x.shape[2]);
        return (residual.forward(y) + x, skip.forward(y));
    }
}
