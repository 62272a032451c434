using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Xavier over the rows of a large table: what it passes on is almost nothing.
public sealed class XavierEmbedding : Module<Tensor, Tensor>
{
    private readonly Embedding table = Embedding(100_000, 16);
    private readonly Linear fc1 = Linear(16, 64), fc2 = Linear(64, 1);

    public XavierEmbedding() : base(nameof(XavierEmbedding))
    {
        {|INIT305:init.xavier_uniform_(table.weight)|};
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens) => fc2.forward(fc1.forward(table.forward(tokens)).relu());
}
