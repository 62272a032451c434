using System;
using InitGen;

namespace Gallery.Models;

/// <summary>dx/dt = f(x), integrated from 0 to 1 by Euler steps (Chen et al. 2018): one block of tanh layers, used at each step.</summary>
public sealed partial class NeuralOde
{
    private const int Width = 64;
    private const int Steps = 10;
    private const float Dt = 1f / Steps;

    [Dense(Width, Width), Init(Scheme.Xavier)]
    private readonly double[] _field1 = new double[Width * Width];
    [Bias(Width)]
    private readonly double[] _field1Bias = new double[Width];

    [Dense(Width, Width), Init(Scheme.Xavier)]
    private readonly double[] _field2 = new double[Width * Width];
    [Bias(Width)]
    private readonly double[] _field2Bias = new double[Width];

    public double[] Forward(double[] x)
    {
        double[] state = (double[])x.Clone();
        for (int step = 0; step < Steps; step++)
        {
            double[] slope = Field(state);
            for (int i = 0; i < Width; i++) state[i] += Dt * slope[i];
        }

        return state;
    }

    private double[] Field(double[] x)
    {
        double[] h = Affine(_field1, _field1Bias, x);
        for (int i = 0; i < h.Length; i++) h[i] = Math.Tanh(h[i]);
        return Affine(_field2, _field2Bias, h);
    }

    private static double[] Affine(double[] w, double[] b, double[] x)
    {
        double[] y = new double[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0.0;
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            y[i] = sum + b[i];
        }

        Probe.Record(w, y);
        return y;
    }
}
