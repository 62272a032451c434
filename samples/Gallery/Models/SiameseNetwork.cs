using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Two inputs through one network; their distance says whether they show the same thing (Bromley et al. 1994).</summary>
public sealed partial class SiameseNetwork
{
    [Dense(1024, 256), Init]
    private readonly Memory<float> _w1 = new float[256 * 1024];
    [Bias(256)]
    private readonly Memory<float> _b1 = new float[256];

    [Dense(256, 128), Init]
    private readonly Memory<float> _w2 = new float[128 * 256];
    [Bias(128)]
    private readonly Memory<float> _b2 = new float[128];

    [Dense(128, 32), Init(Scheme.LeCun)]
    private readonly Memory<float> _w3 = new float[32 * 128];

    public float Forward(float[] left, float[] right)
    {
        float[] a = Embed(left);
        float[] b = Embed(right);
        float squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            float difference = a[i] - b[i];
            squares += difference * difference;
        }

        return MathF.Sqrt(squares);
    }

    private float[] Embed(float[] x)
    {
        float[] h1 = new float[256];
        Affine(_w1.Span, _b1.Span, x, h1);
        Probe.Record(_w1, h1);
        Relu(h1);

        float[] h2 = new float[128];
        Affine(_w2.Span, _b2.Span, h1, h2);
        Probe.Record(_w2, h2);
        Relu(h2);

        float[] code = new float[32];
        Affine(_w3.Span, default, h2, code);
        Probe.Record(_w3, code);
        return code;
    }

    private static void Affine(ReadOnlySpan<float> w, ReadOnlySpan<float> b, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            float sum = b.IsEmpty ? 0f : b[i];
            ReadOnlySpan<float> row = w.Slice(i * x.Length, x.Length);
            for (int j = 0; j < row.Length; j++) sum += row[j] * x[j];
            y[i] = sum;
        }
    }

    private static void Relu(Span<float> x)
    {
        foreach (ref float v in x) v = MathF.Max(v, 0);
    }
}
