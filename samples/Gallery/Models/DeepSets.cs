using System;
using System.Collections.Generic;
using InitGen;

namespace Gallery.Models;

/// <summary>A function of a set (Zaheer et al. 2017): each point through phi, their mean through rho.</summary>
public sealed partial class DeepSets
{
    private const int PointSize = 3;
    private const int Width = 128;
    private const int Classes = 40;

    [Dense(PointSize, Width), Init] private readonly float[] _phi1 = new float[Width * PointSize];
    [Bias(Width)] private readonly float[] _phi1Bias = new float[Width];
    [Dense(Width, Width), Init] private readonly float[] _phi2 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _phi2Bias = new float[Width];
    [Dense(Width, Width), Init] private readonly float[] _rho1 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _rho1Bias = new float[Width];
    [Dense(Width, Classes), Init(Scheme.Xavier)] private readonly float[] _rho2 = new float[Classes * Width];
    [Bias(Classes)] private readonly float[] _rho2Bias = new float[Classes];

    public float[] Forward(IReadOnlyList<float[]> points)
    {
        float[] pooled = new float[Width];
        foreach (float[] point in points)
        {
            float[] f = Phi(point);
            for (int i = 0; i < Width; i++) pooled[i] += f[i] / points.Count;
        }

        return Rho(pooled);

        float[] Phi(float[] p)
        {
            float[] h = Elu(Ops.Linear(_phi1, _phi1Bias, p));
            return Elu(Ops.Linear(_phi2, _phi2Bias, h));
        }

        float[] Rho(float[] p) => Ops.Softmax(Ops.Linear(_rho2, _rho2Bias, Elu(Ops.Linear(_rho1, _rho1Bias, p))));
    }

    private static float[] Elu(float[] x)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = x[i] >= 0 ? x[i] : MathF.Exp(x[i]) - 1;
        return y;
    }
}
