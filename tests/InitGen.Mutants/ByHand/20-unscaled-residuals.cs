// Wrong: forty residual branches keep their full size with neither norm nor scaling, so variance doubles in each block and activations explode a millionfold.
using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A deep residual network for regression: x + B relu(A x), forty times.</summary>
internal sealed partial class UnscaledResiduals
{
    private const int Width = 96;
    private const int Blocks = 40;

    [Init] private readonly ResidualBlock[] _blocks = [.. Enumerable.Range(0, Blocks).Select(_ => new ResidualBlock())];

    [Dense(Width, 2), Init(Scheme.LeCun)] private readonly float[] _head = new float[2 * Width];
    [Bias(2)] private readonly float[] _headBias = new float[2];

    public UnscaledResiduals(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] input)
    {
        float[] x = (float[])input.Clone();
        for (int b = 0; b < _blocks.Length; b++)
        {
            float[] branch = _blocks[b].Branch(x);
            TensorPrimitives.Add<float>(x, branch, x);
        }

        return Affine(_head, _headBias, x);
    }

    private static float[] Affine(float[] w, float[] b, float[] x)
    {
        float[] y = new float[b.Length];
        for (int i = 0; i < y.Length; i++) y[i] = TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x) + b[i];
        return y;
    }

    private sealed partial class ResidualBlock
    {
        [Dense(Width, Width), Init(Scheme.He)] private readonly float[] _a = new float[Width * Width];
        [Bias(Width)] private readonly float[] _aBias = new float[Width];
        [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[] _b = new float[Width * Width];
        [Bias(Width)] private readonly float[] _bBias = new float[Width];

        public float[] Branch(float[] x)
        {
            float[] h = Affine(_a, _aBias, x);
            TensorPrimitives.Max<float>(h, 0f, h);
            return Affine(_b, _bBias, h);
        }
    }
}
