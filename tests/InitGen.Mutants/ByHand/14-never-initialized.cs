// Wrong: nobody calls InitializeWeights (the seed only goes to dropout), so all weights are the zeros of new arrays and nothing but a bias learns.
using System;
using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>Churn of customers: two leaky layers with dropout.</summary>
internal sealed partial class NeverInitialized
{
    private const int Features = 40;
    private const int Hidden = 80;
    private readonly Random _random;

    [Dense(Features, Hidden), Init(Scheme.He)]
    private readonly float[,] _first = new float[Hidden, Features];
    [Bias(Hidden)]
    private readonly float[] _firstBias = new float[Hidden];

    [Dense(Hidden, Hidden), Init(Scheme.He)]
    private readonly float[,] _second = new float[Hidden, Hidden];
    [Bias(Hidden)]
    private readonly float[] _secondBias = new float[Hidden];

    [Dense(Hidden, 1), Init(Scheme.LeCun)]
    private readonly float[,] _churn = new float[1, Hidden];
    [Bias(1)]
    private readonly float[] _churnBias = new float[1];

    public NeverInitialized(ulong seed)
    {
        _random = new Random((int)(seed % int.MaxValue));
    }

    /// <summary>Scores of a fresh model, to compare a trained one with.</summary>
    public static float[] Baseline(IEnumerable<float[]> customers)
    {
        var model = new NeverInitialized(7);
        return customers.Select(c => model.Forward(c, training: false)).ToArray();
    }

    public float Forward(float[] x, bool training)
    {
        float[] h = Leaky(Affine(_first, _firstBias, x));
        if (training) h = Drop(h);
        h = Leaky(Affine(_second, _secondBias, h));
        if (training) h = Drop(h);
        return 1 / (1 + MathF.Exp(-Affine(_churn, _churnBias, h)[0]));
    }

    private static float[] Affine(float[,] w, float[] b, float[] x) =>
        b.Select((bias, i) => bias + x.Select((v, j) => v * w[i, j]).Sum()).ToArray();

    private static float[] Leaky(float[] x) => Array.ConvertAll(x, v => v < 0 ? 0.01f * v : v);

    private float[] Drop(float[] x) => x.Select(v => _random.NextSingle() < 0.3f ? 0 : v / 0.7f).ToArray();
}
