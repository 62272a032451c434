using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Attention by hand: Xavier on its projections, layers over lists of heads' axes, normalization before each half.
public sealed class HandTransformer : Module<Tensor, Tensor, Tensor>
{
    private readonly ModuleList<EncoderLayer> layers;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public HandTransformer(int width = 128, int heads = 4, int depth = 4, int classes = 5) : base(nameof(HandTransformer))
    {
        var list = new List<EncoderLayer>();
        for (int i = 0; i < depth; i++) list.Add(new EncoderLayer(width, heads));
        layers = ModuleList(list.ToArray());
        norm = LayerNorm(width);
        head = Linear(width, classes);
        RegisterComponents();
        foreach (var (name, parameter) in named_parameters())
        {
            if (parameter.dim() > 1) init.xavier_uniform_(parameter);
        }
    }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        foreach (var layer in layers) x = layer.forward(x, mask);
        return head.forward(norm.forward(x).mean(new long[] { 1 }));
    }
}

public sealed class EncoderLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly SelfAttention attention;
    private readonly LayerNorm norm1, norm2;
    private readonly Sequential feedForward;
    private readonly Dropout dropout = Dropout(0.1);

    public EncoderLayer(int width, int heads) : base(nameof(EncoderLayer))
    {
        attention = new SelfAttention(width, heads);
        norm1 = LayerNorm(new long[] { width });
        norm2 = LayerNorm(new long[] { width });
        feedForward = Sequential(Linear(width, 4 * width), GELU(), Linear(4 * width, width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        x = x + dropout.forward(attention.forward(norm1.forward(x), mask));
        x = x + dropout.forward(feedForward.forward(norm2.forward(x)));
        return x;
    }
}

public sealed class SelfAttention : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear query, key, value, output;
    private readonly int _heads;
    private readonly int _width;

    public SelfAttention(int width, int heads) : base(nameof(SelfAttention))
    {
        _heads = heads;
        _width = width;
        query = Linear(width, width, hasBias: false);
        key = Linear(width, width, hasBias: false);
        value = Linear(width, width, hasBias: false);
        output = Linear(width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        long batch = x.shape[0];
        long length = x.shape[1];
        var q = Split(query.forward(x), batch, length);
        var k = Split(key.forward(x), batch, length);
        var v = Split(value.forward(x), batch, length);
        var scores = torch.matmul(q, k.transpose(-2, -1)) / Math.Sqrt(_width / _heads);
        scores = scores.masked_fill(mask.eq(0), -1e9);
        var weights = functional.softmax(scores, -1);
        var mixed = torch.einsum("bhij,bhjd->bhid", weights, v);
        return output.forward(mixed.transpose(1, 2).contiguous().view(batch, length, _width));
    }

    private Tensor Split(Tensor x, long batch, long length) => x.view(batch, length, _heads, _width / _heads).permute(0, 2, 1, 3);
}
