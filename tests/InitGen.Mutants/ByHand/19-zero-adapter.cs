// Wrong: both factors of the low-rank adapter start at zero, so each gets its gradient through the other's zeros and the adapter never learns.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A frozen layer from a checkpoint with a trainable low-rank correction, which is to change nothing at first.</summary>
internal sealed partial class ZeroAdapter
{
    private const int Width = 256;
    private const int Rank = 4;
    private const float Scale = 2f;

    private readonly float[] _pretrained;

    [Dense(Width, Rank), Init(Scheme.Zero)]
    private readonly float[] _down = new float[Rank * Width];

    [Dense(Rank, Width), Init(Scheme.Zero)]
    private readonly float[] _up = new float[Width * Rank];

    public ZeroAdapter(float[] pretrained, ulong seed)
    {
        _pretrained = pretrained;
        InitializeWeights(seed);
    }

    public float[] Forward(float[] x)
    {
        float[] y = Apply(_pretrained, x, Width);
        float[] correction = Apply(_up, Apply(_down, x, Rank), Width);
        TensorPrimitives.MultiplyAdd<float>(correction, Scale, y, y);
        return y;
    }

    private static float[] Apply(float[] matrix, float[] x, int rows)
    {
        var y = new float[rows];
        for (int r = 0; r < rows; r++) y[r] = TensorPrimitives.Dot<float>(matrix.AsSpan(r * x.Length, x.Length), x);
        return y;
    }
}
