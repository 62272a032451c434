using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// GPT-2 (Radford et al. 2019) at its width of 768, with four blocks and a small vocabulary: norms before the branches, residual
/// projections scaled down, the output layer tied to the embedding.
/// </summary>
public sealed partial class Gpt2
{
    public const int Vocabulary = 1024;
    private const int Context = 64;
    private const int Width = 768;
    private const int Heads = 12;
    private const int Blocks = 4;

    [Embedding(Vocabulary, Width), Init(Scheme.Normal, Std = 0.02)]
    private readonly float[] _wte = new float[Vocabulary * Width];

    [Embedding(Context, Width), Init(Scheme.Normal, Std = 0.02)]
    private readonly float[] _wpe = new float[Context * Width];

    [Init] private readonly Block[] _h = [.. Enumerable.Range(0, Blocks).Select(_ => new Block())];
    [Init] private readonly LayerNorm _lnF = new();

    [TiedTo(nameof(_wte))]
    private float[] _lmHead = null!;

    public Gpt2(ulong seed) => InitializeWeights(seed);

    /// <summary>Logits of the next token, after each token.</summary>
    public float[][] Forward(int[] tokens)
    {
        var x = new float[tokens.Length][];
        for (int t = 0; t < tokens.Length; t++)
        {
            float[] token = _wte.AsSpan(tokens[t] * Width, Width).ToArray();
            float[] position = _wpe.AsSpan(t * Width, Width).ToArray();
            Probe.Record(_wte, token);
            Probe.Record(_wpe, position);
            x[t] = Ops.Add(token, position);
        }

        foreach (Block block in _h) x = block.Forward(x);

        var logits = new float[x.Length][];
        for (int t = 0; t < x.Length; t++) logits[t] = MatMul(_lmHead, _lnF.Forward(x[t]));
        return logits;
    }

    private static float[] MatMul(float[] weights, float[] x)
    {
        float[] y = new float[weights.Length / x.Length];
        for (int i = 0; i < y.Length; i++) y[i] = TensorPrimitives.Dot<float>(weights.AsSpan(i * x.Length, x.Length), x);
        return y;
    }

    public sealed partial class Block
    {
        [Init] private readonly LayerNorm _ln1 = new();
        [Init] private readonly Attention _attn = new();
        [Init] private readonly LayerNorm _ln2 = new();

        [Dense(Width, 4 * Width), Init(Scheme.Normal, Std = 0.02)]
        private readonly float[] _fc = new float[4 * Width * Width];
        [Bias(4 * Width)] private readonly float[] _fcBias = new float[4 * Width];

        [Dense(4 * Width, Width), Init(Scheme.Normal, Std = 0.02, Depth = Blocks)]
        private readonly float[] _proj = new float[Width * 4 * Width];
        [Bias(Width)] private readonly float[] _projBias = new float[Width];

        public float[][] Forward(float[][] x)
        {
            float[][] attended = _attn.Forward([.. x.Select(_ln1.Forward)]);
            for (int t = 0; t < x.Length; t++) x[t] = Ops.Add(x[t], attended[t]);
            for (int t = 0; t < x.Length; t++) x[t] = Ops.Add(x[t], Mlp(_ln2.Forward(x[t])));
            return x;
        }

        private float[] Mlp(float[] x) => Ops.Linear(_proj, _projBias, Gelu(Ops.Linear(_fc, _fcBias, x)));

        // the tanh form, as in the original
        private static float[] Gelu(float[] x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                float v = x[i];
                x[i] = 0.5f * v * (1 + MathF.Tanh(0.7978845608f * (v + 0.044715f * v * v * v)));
            }

            return x;
        }
    }

    public sealed partial class Attention
    {
        private const int Size = Width / Heads;

        [Dense(Width, 3 * Width, Packed = 3), Init(Scheme.Normal, Std = 0.02)]
        private readonly float[] _qkv = new float[3 * Width * Width];
        [Bias(3 * Width)] private readonly float[] _qkvBias = new float[3 * Width];

        [Dense(Width, Width), Init(Scheme.Normal, Std = 0.02, Depth = Blocks)]
        private readonly float[] _proj = new float[Width * Width];
        [Bias(Width)] private readonly float[] _projBias = new float[Width];

        public float[][] Forward(float[][] x)
        {
            float[][] qkv = [.. x.Select(row => Ops.Linear(_qkv, _qkvBias, row))];
            var y = new float[x.Length][];
            for (int t = 0; t < x.Length; t++)
            {
                float[] heads = new float[Width];
                for (int h = 0; h < Heads; h++)
                {
                    Span<float> output = heads.AsSpan(h * Size, Size);
                    ReadOnlySpan<float> query = qkv[t].AsSpan(h * Size, Size);
                    float[] scores = new float[t + 1]; // causal: no look ahead
                    for (int s = 0; s <= t; s++)
                        scores[s] = TensorPrimitives.Dot(query, qkv[s].AsSpan(Width + h * Size, Size)) / MathF.Sqrt(Size);
                    TensorPrimitives.SoftMax<float>(scores, scores);
                    for (int s = 0; s <= t; s++)
                        TensorPrimitives.MultiplyAdd(qkv[s].AsSpan(2 * Width + h * Size, Size), scores[s], output, output);
                }

                y[t] = Ops.Linear(_proj, _projBias, heads);
            }

            return y;
        }
    }

    public sealed partial class LayerNorm
    {
        [Norm(Width), Init] private readonly float[] _gain = new float[Width];
        [Bias(Width)] private readonly float[] _shift = new float[Width];

        public float[] Forward(float[] x)
        {
            float mean = TensorPrimitives.Sum<float>(x) / Width;
            float[] y = new float[Width];
            TensorPrimitives.Subtract<float>(x, mean, y);
            float variance = TensorPrimitives.SumOfSquares<float>(y) / Width;
            TensorPrimitives.Multiply<float>(y, 1f / MathF.Sqrt(variance + 1e-5f), y);
            TensorPrimitives.MultiplyAdd<float>(y, _gain, _shift, y);
            return y;
        }
    }
}
