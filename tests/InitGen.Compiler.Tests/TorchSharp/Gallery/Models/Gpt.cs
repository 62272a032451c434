using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// GPT as people port it: one sweep over the names, smaller projections by depth, the table shared with the output layer.
public sealed class Gpt : Module<Tensor, Tensor>
{
    private readonly Embedding wte, wpe;
    private readonly Dropout drop;
    private readonly ModuleList<Block> h = new();
    private readonly LayerNorm ln_f;
    private readonly Linear lm_head;

    public Gpt(int vocabulary = 50257, int context = 1024, int width = 768, int heads = 12, int depth = 12) : base("gpt")
    {
        wte = Embedding(vocabulary, width);
        wpe = Embedding(context, width);
        drop = Dropout(0.1);
        for (int i = 0; i < depth; i++) h.Add(new Block(width, heads));
        ln_f = LayerNorm(width);
        lm_head = Linear(width, vocabulary, hasBias: false);
        lm_head.weight = wte.weight;
        RegisterComponents();

        foreach (var (name, parameter) in named_parameters())
        {
            if (name.EndsWith("c_proj.weight")) init.normal_(parameter, 0.0, 0.02 / Math.Sqrt(2 * depth));
            else if (name.Contains("ln_")) continue;
            else if (name.EndsWith("bias")) init.zeros_(parameter);
            else if (name.EndsWith("weight")) init.normal_(parameter, 0.0, 0.02);
        }
    }

    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long length = tokens.size(1);
        var positions = torch.arange(0, length, device: tokens.device);
        var x = drop.forward(wte.forward(tokens) + wpe.forward(positions));
        foreach (var block in h) x = block.forward(x);
        x = ln_f.forward(x);
        return scope.MoveToOuter(lm_head.forward(x));
    }
}

public sealed class Block : Module<Tensor, Tensor>
{
    private readonly LayerNorm ln_1, ln_2;
    private readonly CausalAttention attn;
    private readonly FeedForward mlp;

    public Block(int width, int heads) : base(nameof(Block))
    {
        ln_1 = LayerNorm(width);
        attn = new CausalAttention(width, heads);
        ln_2 = LayerNorm(width);
        mlp = new FeedForward(width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = x + attn.forward(ln_1.forward(x));
        x += mlp.forward(ln_2.forward(x));
        return x;
    }
}

public sealed class CausalAttention : Module<Tensor, Tensor>
{
    private readonly Linear c_attn, c_proj;
    private readonly int _heads, _width;

    public CausalAttention(int width, int heads) : base(nameof(CausalAttention))
    {
        (_width, _heads) = (width, heads);
        c_attn = Linear(width, 3 * width);
        c_proj = Linear(width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);
        Tensor[] qkv = c_attn.forward(x).split(_width, 2);
        var q = qkv[0].view(batch, length, _heads, _width / _heads).transpose(1, 2);
        var k = qkv[1].view(batch, length, _heads, _width / _heads).transpose(1, 2);
        var v = qkv[2].view(batch, length, _heads, _width / _heads).transpose(1, 2);
        var y = functional.scaled_dot_product_attention(q, k, v, is_casual: true);
        return c_proj.forward(y.transpose(1, 2).contiguous().view(batch, length, _width));
    }
}

public sealed class FeedForward : Module<Tensor, Tensor>
{
    private readonly Linear c_fc, c_proj;

    public FeedForward(int width) : base(nameof(FeedForward))
    {
        c_fc = Linear(width, 4 * width);
        c_proj = Linear(4 * width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => c_proj.forward(functional.gelu(c_fc.forward(x)));
}
