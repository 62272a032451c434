using System;
using System.Threading.Tasks;
using InitGen;

namespace Gallery.Models;

/// <summary>A wide regression network: the rows of each layer on all processors, SiLU behind a layer norm.</summary>
public sealed partial class ParallelMlp
{
    private const int Inputs = 256;
    private const int Width = 1024;

    [Dense(Inputs, Width), Init(Scheme.LeCun)] public float[] W1 { get; private set; } = new float[Width * Inputs];
    [Bias(Width)] public float[] B1 { get; private set; } = new float[Width];
    [Norm(Width), Init] public float[] Gain1 { get; private set; } = new float[Width];
    [Bias(Width)] public float[] Shift1 { get; private set; } = new float[Width];
    [Dense(Width, Width), Init(Scheme.LeCun)] public float[] W2 { get; private set; } = new float[Width * Width];
    [Bias(Width)] public float[] B2 { get; private set; } = new float[Width];
    [Norm(Width), Init] public float[] Gain2 { get; private set; } = new float[Width];
    [Bias(Width)] public float[] Shift2 { get; private set; } = new float[Width];
    [Dense(Width, 1), Init(Scheme.LeCun)] public float[] W3 { get; private set; } = new float[Width];

    public float Forward(float[] x)
    {
        float[] h = Layer(W1, B1, x);
        Probe.Record(W1, h);
        h = Silu(LayerNorm(h, Gain1, Shift1));

        h = Layer(W2, B2, h);
        Probe.Record(W2, h);
        h = Silu(LayerNorm(h, Gain2, Shift2));

        float y = Layer(W3, new float[1], h)[0];
        Probe.Record(W3, y);
        return y;
    }

    private static float[] Layer(float[] w, float[] b, float[] x)
    {
        float[] y = new float[b.Length];
        Parallel.For(0, y.Length, i =>
        {
            float sum = b[i];
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            y[i] = sum;
        });
        return y;
    }

    private static float[] LayerNorm(float[] x, float[] gain, float[] shift)
    {
        float mean = 0;
        foreach (float v in x) mean += v;
        mean /= x.Length;

        float variance = 0;
        foreach (float v in x) variance += (v - mean) * (v - mean);
        variance /= x.Length;

        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = gain[i] * ((x[i] - mean) / MathF.Sqrt(variance + 1e-5f)) + shift[i];
        return y;
    }

    private static float[] Silu(float[] x) => Array.ConvertAll(x, static v => v / (1 + MathF.Exp(-v)));
}
