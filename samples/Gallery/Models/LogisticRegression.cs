using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Logistic regression on 30 features. The loss is convex, so zero is as good a start as any.</summary>
public sealed partial class LogisticRegression
{
    public const int Features = 30;

    [Dense(Features, 1), Init(Scheme.Zero)]
    private readonly double[] _w = new double[Features];

    [Bias(1)]
    private readonly double[] _b = new double[1];

    public double Forward(double[] x)
    {
        double z = _b[0];
        for (int i = 0; i < x.Length; i++) z += _w[i] * x[i];
        Probe.Record(_w, z);
        return Sigmoid(z);
    }

    private static double Sigmoid(double z) => 1.0 / (1.0 + Math.Exp(-z));
}
