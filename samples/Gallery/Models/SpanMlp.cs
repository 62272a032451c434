using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>An MLP for speed: TensorPrimitives over spans, buffers from the stack.</summary>
public sealed partial class SpanMlp
{
    private const int Inputs = 64;
    private const int Width = 256;
    private const int Outputs = 8;

    [Dense(Inputs, Width), Init(Scheme.He, Distribution = Distribution.Uniform)]
    private readonly float[] _w1 = new float[Width * Inputs];
    [Bias(Width)] private readonly float[] _b1 = new float[Width];

    [Dense(Width, Width), Init(Scheme.He, Distribution = Distribution.Uniform)]
    private readonly float[] _w2 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _b2 = new float[Width];

    [Dense(Width, Outputs), Init(Scheme.LeCun, Distribution = Distribution.Uniform)]
    private readonly float[] _w3 = new float[Outputs * Width];
    [Bias(Outputs)] private readonly float[] _b3 = new float[Outputs];

    public void Forward(ReadOnlySpan<float> input, Span<float> probabilities)
    {
        Span<float> a = stackalloc float[Width];
        Span<float> b = stackalloc float[Width];

        Linear(_w1, _b1, input, a);
        Probe.Record(_w1, a);
        TensorPrimitives.Max(a, 0f, a);

        Linear(_w2, _b2, a, b);
        Probe.Record(_w2, b);
        TensorPrimitives.Max(b, 0f, b);

        Linear(_w3, _b3, b, probabilities);
        Probe.Record(_w3, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
    }

    public float[] Forward(float[] input)
    {
        var probabilities = new float[Outputs];
        Forward(input, probabilities);
        return probabilities;
    }

    private static void Linear(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y)
    {
        int n = x.Length;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TensorPrimitives.Dot(weights.Slice(i * n, n), x);
        }

        TensorPrimitives.Add(y, bias, y);
    }
}
