// Wrong: a gain of 4 on queries and on keys makes scores of size 16, so each softmax picks one position and lets no gradient through to either.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>One head of self-attention over a sequence, pooled, then a classifier.</summary>
internal sealed partial class SharpAttention
{
    private const int Width = 64;
    private const int Classes = 5;

    // decisive from the start
    [Dense(Width, Width), Init(Scheme.Xavier, Gain = 4)] private readonly float[,] _query = new float[Width, Width];
    [Dense(Width, Width), Init(Scheme.Xavier, Gain = 4)] private readonly float[,] _key = new float[Width, Width];
    [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[,] _value = new float[Width, Width];
    [Dense(Width, Classes), Init(Scheme.Xavier)] private readonly float[,] _classes = new float[Classes, Width];
    [Bias(Classes)] private readonly float[] _classesBias = new float[Classes];

    public SharpAttention(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[][] sequence)
    {
        float[][] q = [.. sequence.Select(x => Project(_query, x))];
        float[][] k = [.. sequence.Select(x => Project(_key, x))];
        float[][] v = [.. sequence.Select(x => Project(_value, x))];

        var pooled = new float[Width];
        for (int t = 0; t < q.Length; t++)
        {
            float[] weights = Softmax([.. k.Select(key => Dot(q[t], key) / MathF.Sqrt(Width))]);
            for (int s = 0; s < v.Length; s++)
                for (int i = 0; i < Width; i++) pooled[i] += weights[s] * v[s][i] / q.Length;
        }

        float[] logits = Project(_classes, pooled);
        return [.. logits.Zip(_classesBias, (l, b) => l + b)];
    }

    private static float[] Project(float[,] w, float[] x)
    {
        var y = new float[w.GetLength(0)];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++) y[i] += w[i, j] * x[j];
        return y;
    }

    private static float Dot(float[] a, float[] b) => a.Zip(b, (u, w) => u * w).Sum();

    private static float[] Softmax(float[] scores)
    {
        float max = scores.Max();
        float[] e = Array.ConvertAll(scores, s => MathF.Exp(s - max));
        float sum = e.Sum();
        return Array.ConvertAll(e, p => p / sum);
    }
}
