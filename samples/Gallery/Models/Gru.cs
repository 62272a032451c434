using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A GRU (Cho et al. 2014) that forecasts the next value of a series; each gate has its own matrices.</summary>
public sealed partial class Gru
{
    private const int Inputs = 4;
    private const int Hidden = 64;

    [Dense(Inputs, Hidden), Init] private readonly float[] _wz = new float[Hidden * Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[] _uz = new float[Hidden * Hidden];
    [Bias(Hidden)] private readonly float[] _bz = new float[Hidden];

    [Dense(Inputs, Hidden), Init] private readonly float[] _wr = new float[Hidden * Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[] _ur = new float[Hidden * Hidden];
    [Bias(Hidden)] private readonly float[] _br = new float[Hidden];

    [Dense(Inputs, Hidden), Init] private readonly float[] _wh = new float[Hidden * Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[] _uh = new float[Hidden * Hidden];
    [Bias(Hidden)] private readonly float[] _bh = new float[Hidden];

    [Dense(Hidden, 1), Init(Scheme.LeCun)] private readonly float[] _forecast = new float[Hidden];

    public float Forward(float[][] series)
    {
        float[] h = new float[Hidden];
        foreach (float[] x in series) h = Cell(x, h);
        return Ops.Linear(_forecast, null, h)[0];
    }

    private float[] Cell(float[] x, float[] h)
    {
        float[] z = Map(Sum(Dot(_wz, x), Dot(_uz, h), _bz), Sigmoid);
        float[] r = Map(Sum(Dot(_wr, x), Dot(_ur, h), _br), Sigmoid);
        float[] candidate = Map(Sum(Dot(_wh, x), Dot(_uh, Times(r, h)), _bh), MathF.Tanh);

        float[] next = new float[Hidden];
        for (int i = 0; i < Hidden; i++) next[i] = (1 - z[i]) * h[i] + z[i] * candidate[i];
        return next;
    }

    private static float[] Dot(float[] w, float[] x) => Ops.Linear(w, null, x);

    private static float[] Sum(float[] a, float[] b, float[] c)
    {
        float[] y = new float[a.Length];
        for (int i = 0; i < y.Length; i++) y[i] = a[i] + b[i] + c[i];
        return y;
    }

    private static float[] Times(float[] a, float[] b)
    {
        float[] y = new float[a.Length];
        for (int i = 0; i < y.Length; i++) y[i] = a[i] * b[i];
        return y;
    }

    private static float[] Map(float[] x, Func<float, float> f) => Array.ConvertAll(x, v => f(v));

    private static float Sigmoid(float v) => 1 / (1 + MathF.Exp(-v));
}
