using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// A permutation-invariant digit classifier with two maxout layers (Goodfellow et al. 2013): each unit is the greatest of five linear
/// pieces. No scheme is made for it; 0.745 is 1 / sqrt(E[max of five normals squared]), which keeps the power.
/// </summary>
public sealed partial class MaxoutNet
{
    private const int Pieces = 5;
    private const int Units = 120;

    [Dense(784, Units * Pieces), Init(Scheme.VarianceScaling, Gain = 0.745)]
    private readonly float[] _w1 = new float[Units * Pieces * 784];
    [Bias(Units * Pieces)]
    private readonly float[] _b1 = new float[Units * Pieces];

    [Dense(Units, Units * Pieces), Init(Scheme.VarianceScaling, Gain = 0.745)]
    private readonly float[] _w2 = new float[Units * Pieces * Units];
    [Bias(Units * Pieces)]
    private readonly float[] _b2 = new float[Units * Pieces];

    [Dense(Units, 10), Init(Scheme.Xavier)]
    private readonly float[] _w3 = new float[10 * Units];
    [Bias(10)]
    private readonly float[] _b3 = new float[10];

    public float[] Forward(float[] x)
    {
        float[] h1 = Maxout(Ops.Linear(_w1, _b1, x));
        float[] h2 = Maxout(Ops.Linear(_w2, _b2, h1));
        return Ops.Softmax(Ops.Linear(_w3, _b3, h2));
    }

    private static float[] Maxout(float[] z)
    {
        float[] y = new float[z.Length / Pieces];
        for (int i = 0; i < y.Length; i++)
        {
            float best = z[i * Pieces];
            for (int k = 1; k < Pieces; k++) best = Math.Max(best, z[i * Pieces + k]);
            y[i] = best;
        }

        return y;
    }
}
