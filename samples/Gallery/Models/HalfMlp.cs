using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>Weights in half precision, sums in single: half the memory, the same arithmetic.</summary>
public sealed partial class HalfMlp
{
    private const int Inputs = 128;
    private const int Width = 256;

    [Dense(Inputs, Width), Init(Scheme.He)] private readonly Half[] _w1 = new Half[Width * Inputs];
    [Bias(Width)] private readonly Half[] _b1 = new Half[Width];
    [Dense(Width, Width), Init(Scheme.He)] private readonly Half[] _w2 = new Half[Width * Width];
    [Bias(Width)] private readonly Half[] _b2 = new Half[Width];
    [Dense(Width, 16), Init(Scheme.LeCun)] private readonly Half[] _w3 = new Half[16 * Width];
    [Bias(16)] private readonly Half[] _b3 = new Half[16];

    public HalfMlp(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] x)
    {
        float[] h = Linear(x, _w1, _b1);
        TensorPrimitives.Max<float>(h, 0f, h);
        h = Linear(h, _w2, _b2);
        TensorPrimitives.Max<float>(h, 0f, h);
        return Linear(h, _w3, _b3);
    }

    private static float[] Linear(float[] x, Half[] weights, Half[] bias)
    {
        float[] row = new float[x.Length];
        float[] y = new float[bias.Length];
        for (int i = 0; i < y.Length; i++)
        {
            TensorPrimitives.ConvertToSingle(weights.AsSpan(i * x.Length, x.Length), row);
            y[i] = TensorPrimitives.Dot<float>(row, x) + (float)bias[i];
        }

        Probe.Record(weights, y);
        return y;
    }
}
