using System;
using System.Buffers;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>A deep network that allocates nothing: two rented buffers take turns as input and output.</summary>
public sealed partial class PingPongMlp
{
    private const int Width = 200;
    private const int Depth = 12;

    // one array per layer
    [Init] private readonly Weights[] _layers = new Weights[Depth];

    public PingPongMlp(ulong seed)
    {
        for (int i = 0; i < Depth; i++) _layers[i] = new Weights();
        InitializeWeights(seed);
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        float[] current = ArrayPool<float>.Shared.Rent(Width);
        float[] next = ArrayPool<float>.Shared.Rent(Width);
        try
        {
            input.CopyTo(current);
            for (int l = 0; l < _layers.Length; l++)
            {
                _layers[l].Apply(current.AsSpan(0, Width), next.AsSpan(0, Width));
                if (l < _layers.Length - 1) LeakyRelu(next.AsSpan(0, Width));
                (current, next) = (next, current);
            }

            current.AsSpan(0, Width).CopyTo(output);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(current);
            ArrayPool<float>.Shared.Return(next);
        }
    }

    public float[] Forward(float[] input)
    {
        float[] output = new float[Width];
        Forward(input, output);
        return output;
    }

    // slope 0.1: max(x, 0.1 x)
    private static void LeakyRelu(Span<float> x)
    {
        for (int i = 0; i < x.Length; i++) x[i] = MathF.Max(x[i], 0.1f * x[i]);
    }

    private sealed partial class Weights
    {
        [Dense(Width, Width), Init(Scheme.He, Gain = 1.4072)] // sqrt(2 / (1 + 0.1^2))
        private readonly float[] _matrix = new float[Width * Width];
        [Bias(Width)]
        private readonly float[] _offset = new float[Width];

        public void Apply(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < Width; i++) y[i] = TensorPrimitives.Dot(_matrix.AsSpan(i * Width, Width), x) + _offset[i];
            Probe.Record(_matrix, y);
        }
    }
}
