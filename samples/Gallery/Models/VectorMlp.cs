using System;
using System.Numerics;
using InitGen;

namespace Gallery.Models;

/// <summary>An MLP with Vector&lt;float&gt; written by hand, from before there was TensorPrimitives.</summary>
public sealed partial class VectorMlp
{
    private const int Inputs = 100;
    private const int Hidden = 256;

    [Dense(Inputs, Hidden), Init, Activation(Activation.ReLU)] private readonly float[] _w1 = new float[Hidden * Inputs];
    [Bias(Hidden)] private readonly float[] _b1 = new float[Hidden];
    [Dense(Hidden, Hidden), Init, Activation(Activation.ReLU)] private readonly float[] _w2 = new float[Hidden * Hidden];
    [Bias(Hidden)] private readonly float[] _b2 = new float[Hidden];
    [Dense(Hidden, 1), Init(Scheme.LeCun)] private readonly float[] _w3 = new float[Hidden];

    public float Forward(float[] x)
    {
        float[] h1 = new float[Hidden], h2 = new float[Hidden];
        MatVec(_w1, _b1, x, h1);
        Probe.Record(_w1, h1);
        ReluInPlace(h1);
        MatVec(_w2, _b2, h1, h2);
        Probe.Record(_w2, h2);
        ReluInPlace(h2);
        float y = Dot(_w3, h2);
        Probe.Record(_w3, y);
        return y;
    }

    private static void MatVec(ReadOnlySpan<float> w, float[] b, float[] x, float[] y)
    {
        for (int i = 0; i < y.Length; i++) y[i] = b[i] + Dot(w.Slice(i * x.Length, x.Length), x);
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        int lanes = Vector<float>.Count;
        Vector<float> sum = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - lanes; i += lanes) sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        float total = Vector.Sum(sum);
        for (; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    private static void ReluInPlace(Span<float> x)
    {
        int lanes = Vector<float>.Count;
        int i = 0;
        for (; i <= x.Length - lanes; i += lanes) Vector.Max(new Vector<float>(x[i..]), Vector<float>.Zero).CopyTo(x[i..]);
        for (; i < x.Length; i++) x[i] = MathF.Max(x[i], 0f);
    }
}
