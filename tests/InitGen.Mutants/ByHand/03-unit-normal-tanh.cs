// Wrong: weights N(0, 1) in layers of 256 inputs give sums of size 16, so all tanh units start saturated and pass no gradient.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A tanh network for phoneme classification, ported from a NumPy script (randn everywhere).</summary>
internal sealed partial class UnitNormalTanh
{
    private const int Inputs = 256;
    private const int Width = 256;
    private const int Phonemes = 40;

    [Dense(Inputs, Width), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _w1 = new float[Width * Inputs];
    [Bias(Width)] private readonly float[] _b1 = new float[Width];

    [Dense(Width, Width), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _w2 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _b2 = new float[Width];

    [Dense(Width, Width), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _w3 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _b3 = new float[Width];

    [Dense(Width, Phonemes), Init(Scheme.Xavier)]
    private readonly float[] _w4 = new float[Phonemes * Width];
    [Bias(Phonemes)] private readonly float[] _b4 = new float[Phonemes];

    public UnitNormalTanh(ulong seed)
    {
        InitializeWeights(seed);
    }

    public float[] Forward(float[] frame)
    {
        float[] a1 = Affine(_w1, _b1, frame);
        TensorPrimitives.Tanh<float>(a1, a1);
        float[] a2 = Affine(_w2, _b2, a1);
        TensorPrimitives.Tanh<float>(a2, a2);
        float[] a3 = Affine(_w3, _b3, a2);
        TensorPrimitives.Tanh<float>(a3, a3);

        float[] scores = Affine(_w4, _b4, a3);
        TensorPrimitives.SoftMax<float>(scores, scores);
        return scores;
    }

    private static float[] Affine(float[] w, float[] b, float[] x)
    {
        float[] y = new float[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[i] + TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        }

        return y;
    }
}
