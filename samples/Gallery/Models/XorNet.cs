using System;
using InitGen;

namespace Gallery.Models;

/// <summary>The classic: two inputs, four tanh units, one sigmoid output, in double.</summary>
public partial class XorNet
{
    [Dense(2, 4), Init]
    private double[,] w1 = new double[4, 2];

    [Bias(4)]
    private double[] b1 = new double[4];

    [Dense(4, 1), Init]
    private double[,] w2 = new double[1, 4];

    [Bias(1)]
    private double[] b2 = new double[1];

    public double Forward(double x, double y)
    {
        double[] h = new double[4];
        for (int i = 0; i < 4; i++)
        {
            double z = w1[i, 0] * x + w1[i, 1] * y + b1[i];
            Probe.Record(w1, z);
            h[i] = Math.Tanh(z);
        }

        double o = b2[0];
        for (int i = 0; i < 4; i++)
            o += w2[0, i] * h[i];
        Probe.Record(w2, o);

        return 1 / (1 + Math.Exp(-o));
    }
}
