using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A class token and positions that are parameters of their own; both may start at zero.
public sealed class Vit : Module<Tensor, Tensor>
{
    private readonly Conv2d patches;
    private readonly Parameter cls, positions;
    private readonly Sequential blocks;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public Vit(int size = 224, int patch = 16, int width = 192, int depth = 6, int classes = 1000) : base(nameof(Vit))
    {
        int count = size / patch * (size / patch);
        patches = Conv2d(3, width, kernel_size: patch, stride: patch);
        cls = Parameter(torch.zeros(1, 1, width));
        positions = new Parameter(torch.randn(1, count + 1, width) * 0.02);
        blocks = Sequential(Enumerable.Range(0, depth).Select(i => ($"block{i}", (Module<Tensor, Tensor>)new VitBlock(width, 3))).ToArray());
        norm = LayerNorm(width, eps: 1e-6);
        head = Linear(width, classes);
        RegisterComponents();
        init.normal_(head.weight, 0, 0.01);
        init.zeros_(head.bias);
    }

    public override Tensor forward(Tensor images)
    {
        var x = patches.forward(images).flatten(2).transpose(1, 2);
        var token = cls.expand(x.shape[0], -1, -1);
        x = torch.cat(new[] { token, x }, dim: 1);
        x = x + positions;
        x = norm.forward(blocks.forward(x));
        return head.forward(x.select(1, 0));
    }
}

public sealed class VitBlock : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm1, norm2;
    private readonly Linear qkv, proj, fc1, fc2;
    private readonly long _heads;

    public VitBlock(long width, long heads) : base(nameof(VitBlock))
    {
        _heads = heads;
        norm1 = LayerNorm(width);
        qkv = Linear(width, 3 * width);
        proj = Linear(width, width);
        norm2 = LayerNorm(width);
        fc1 = Linear(width, 4 * width);
        fc2 = Linear(4 * width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = x + Attend(norm1.forward(x));
        return x + fc2.forward(functional.gelu(fc1.forward(norm2.forward(x))));
    }

    private Tensor Attend(Tensor x)
    {
        long b = x.shape[0], n = x.shape[1], c = x.shape[2];
        var all = qkv.forward(x).reshape(b, n, 3, _heads, c / _heads).permute(2, 0, 3, 1, 4);
        var (q, k, v) = (all[0], all[1], all[2]);
        var attention = (q.matmul(k.transpose(-2, -1)) * Math.Pow(c / _heads, -0.5)).softmax(-1);
        return proj.forward(attention.matmul(v).transpose(1, 2).reshape(b, n, c));
    }
}
