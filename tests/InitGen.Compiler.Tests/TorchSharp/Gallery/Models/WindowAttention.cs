using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A table of relative biases that starts at zero.
public sealed class WindowAttention : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm = LayerNorm(96);
    private readonly Linear qkv = Linear(96, 288), proj = Linear(96, 96);
    private readonly Parameter biases;

    public WindowAttention() : base(nameof(WindowAttention))
    {
        biases = Parameter(torch.zeros(3, 49, 49));
        init.xavier_uniform_(qkv.weight);
        init.xavier_uniform_(proj.weight);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = qkv.forward(norm.forward(x)).view(-1, 49, 3, 3, 32).permute(2, 0, 3, 1, 4).unbind(0);
        var scores = y[0].matmul(y[1].transpose(-2, -1)) * (1 / Math.Sqrt(32)) + biases;
        var mixed = scores.softmax(-1).matmul(y[2]);
        return x + proj.forward(mixed.transpose(1, 2).reshape(-1, 49, 96));
    }
}
