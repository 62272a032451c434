using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// Skip-gram with negative samples (Mikolov et al. 2013). Word vectors are small and random, context vectors start at 0, as in the
/// original program.
/// </summary>
public sealed partial class Word2Vec
{
    public const int Vocabulary = 10000;
    private const int Width = 100;

    [Embedding(Vocabulary, Width), Init(Scheme.Uniform, Low = -0.005, High = 0.005)]
    private readonly float[] _syn0 = new float[Vocabulary * Width];

    [Embedding(Vocabulary, Width), Init(Scheme.Zero)]
    private readonly float[] _syn1 = new float[Vocabulary * Width];

    /// <summary>Loss of a pair and its negative samples.</summary>
    public float Forward(int word, int context, ReadOnlySpan<int> negatives)
    {
        float loss = -MathF.Log(Sigmoid(Dot(word, context)));
        foreach (int negative in negatives)
        {
            loss -= MathF.Log(Sigmoid(-Dot(word, negative)));
        }

        return loss;
    }

    private float Dot(int word, int context)
    {
        ReadOnlySpan<float> v = _syn0.AsSpan(word * Width, Width);
        ReadOnlySpan<float> u = _syn1.AsSpan(context * Width, Width);
        Probe.Record(_syn0, v);
        Probe.Record(_syn1, u);
        float dot = 0;
        for (int i = 0; i < Width; i++) dot += v[i] * u[i];
        return dot;
    }

    private static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
}
