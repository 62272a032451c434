using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>Wide and deep (Cheng et al. 2016): a linear model over crossed features beside an MLP over embeddings.</summary>
public sealed partial class WideAndDeep
{
    public const int WideFeatures = 1000;
    public const int Categories = 500;
    public const int Slots = 4;
    private const int EmbeddingWidth = 16;
    private const int Hidden1 = 128;
    private const int Hidden2 = 64;

    [Dense(WideFeatures, 1), Init(Scheme.Zero)]
    private readonly float[] _wide = new float[WideFeatures];

    [Embedding(Categories, EmbeddingWidth), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _embedding = new float[Categories * EmbeddingWidth];

    [Dense(Slots * EmbeddingWidth, Hidden1), Init]
    private readonly float[] _deep1 = new float[Hidden1 * Slots * EmbeddingWidth];
    [Bias(Hidden1)]
    private readonly float[] _deep1Bias = new float[Hidden1];

    [Dense(Hidden1, Hidden2), Init]
    private readonly float[] _deep2 = new float[Hidden2 * Hidden1];
    [Bias(Hidden2)]
    private readonly float[] _deep2Bias = new float[Hidden2];

    [Dense(Hidden2, 1), Init(Scheme.LeCun)]
    private readonly float[] _deepOut = new float[Hidden2];
    [Bias(1)]
    private readonly float[] _outBias = new float[1];

    /// <summary>Probability of a click.</summary>
    public float Forward(ReadOnlySpan<float> wide, ReadOnlySpan<int> categories)
    {
        float linear = TensorPrimitives.Dot(_wide, wide);
        Probe.Record(_wide, linear);

        Span<float> x = stackalloc float[Slots * EmbeddingWidth];
        for (int s = 0; s < Slots; s++)
        {
            _embedding.AsSpan(categories[s] * EmbeddingWidth, EmbeddingWidth).CopyTo(x[(s * EmbeddingWidth)..]);
        }

        Probe.Record(_embedding, x);
        Span<float> h1 = stackalloc float[Hidden1];
        DenseRelu(_deep1, _deep1Bias, x, h1);
        Span<float> h2 = stackalloc float[Hidden2];
        DenseRelu(_deep2, _deep2Bias, h1, h2);

        float deep = TensorPrimitives.Dot<float>(_deepOut, h2);
        Probe.Record(_deepOut, deep);
        return 1f / (1f + MathF.Exp(-(linear + deep + _outBias[0])));
    }

    private static void DenseRelu(float[] weights, float[] bias, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TensorPrimitives.Dot(weights.AsSpan(i * x.Length, x.Length), x) + bias[i];
        }

        Probe.Record(weights, y);
        for (int i = 0; i < y.Length; i++) y[i] = MathF.Max(y[i], 0f);
    }
}
