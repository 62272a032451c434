// Wrong: an embedding of N(0, 1) is tied to the output layer, so logits start at size 16 and the softmax is confidently wrong from the first step.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>Guesses a word from the four before it: mean of embeddings, one residual branch, layer norm, output tied to the embedding.</summary>
internal sealed partial class LoudTiedEmbedding
{
    private const int Vocabulary = 8000;
    private const int Width = 256;

    [Embedding(Vocabulary, Width), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _words = new float[Vocabulary * Width];

    [Dense(Width, Width), Init(Scheme.He)] private readonly float[] _mix = new float[Width * Width];
    [Bias(Width)] private readonly float[] _mixBias = new float[Width];
    [Norm(Width), Init] private readonly float[] _gain = new float[Width];
    [Bias(Width)] private readonly float[] _shift = new float[Width];

    [TiedTo(nameof(_words))]
    private float[] _output = null!;

    public LoudTiedEmbedding(ulong seed) => InitializeWeights(seed);

    /// <summary>Log-probabilities of the next word.</summary>
    public float[] Forward(int[] context)
    {
        var x = new float[Width];
        foreach (int word in context)
        {
            for (int i = 0; i < Width; i++) x[i] += _words[word * Width + i] / context.Length;
        }

        float[] h = Multiply(_mix, x);
        for (int i = 0; i < Width; i++) x[i] += Math.Max(0f, h[i] + _mixBias[i]);

        float[] logits = Multiply(_output, Normalize(x));
        float max = TensorPrimitives.Max<float>(logits);
        float sum = 0;
        foreach (float l in logits) sum += MathF.Exp(l - max);
        return Array.ConvertAll(logits, l => l - max - MathF.Log(sum));
    }

    private float[] Normalize(float[] x)
    {
        float mean = TensorPrimitives.Sum<float>(x) / Width, squares = 0;
        foreach (float v in x) squares += (v - mean) * (v - mean);
        float deviation = MathF.Sqrt(squares / Width + 1e-5f);
        var y = new float[Width];
        for (int i = 0; i < Width; i++) y[i] = (x[i] - mean) / deviation * _gain[i] + _shift[i];
        return y;
    }

    private static float[] Multiply(float[] w, float[] x)
    {
        var y = new float[w.Length / x.Length];
        for (int i = 0; i < y.Length; i++) y[i] = TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        return y;
    }
}
