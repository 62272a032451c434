// Wrong: the second layer's array is allocated anew after InitializeWeights, so it is all zeros: nothing passes and nothing behind ReLU learns.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A regression network whose arrays are allocated together, on the first call of <see cref="Allocate"/>.</summary>
internal sealed partial class ReallocatedLayer
{
    private const int Sensors = 24;
    private const int Width = 96;

    [Dense(Sensors, Width), Init(Scheme.He)] private float[] _w1 = new float[Width * Sensors];
    [Bias(Width)] private float[] _b1 = new float[Width];
    [Dense(Width, Width), Init(Scheme.He)] private float[] _w2 = new float[Width * Width];
    [Bias(Width)] private float[] _b2 = new float[Width];
    [Dense(Width, 1), Init(Scheme.LeCun)] private float[] _w3 = new float[Width];
    [Bias(1)] private float[] _b3 = new float[1];

    private float[] _buffer1 = [];
    private float[] _buffer2 = [];

    public ReallocatedLayer(ulong seed)
    {
        InitializeWeights(seed);
        Allocate();
    }

    public float Forward(float[] x)
    {
        Relu(_w1, _b1, x, _buffer1);
        Relu(_w2, _b2, _buffer1, _buffer2);
        return TensorPrimitives.Dot<float>(_w3, _buffer2) + _b3[0];
    }

    private void Allocate()
    {
        _buffer1 = new float[Width];
        _w2 = new float[Width * Width];
        _buffer2 = new float[Width];
    }

    private static void Relu(float[] w, float[] b, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        }

        TensorPrimitives.Add<float>(y, b, y);
        TensorPrimitives.Max<float>(y, 0f, y);
    }
}
