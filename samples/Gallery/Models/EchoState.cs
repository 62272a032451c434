using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// An echo state network (Jaeger 2001): a fixed random reservoir, of which only the readout is trained. A spectral radius of 0.9 makes
/// old inputs fade.
/// </summary>
public sealed partial class EchoState
{
    private const int Reservoir = 200;

    [Dense(1, Reservoir), Init(Scheme.Uniform, Low = -0.5, High = 0.5)]
    private readonly double[] _in = new double[Reservoir];

    [Dense(Reservoir, Reservoir), Init(Scheme.Orthogonal, Gain = 0.9)]
    private readonly double[,] _reservoir = new double[Reservoir, Reservoir];

    [Dense(Reservoir, 1), Init(Scheme.Zero)]
    private readonly double[] _readout = new double[Reservoir];

    public double Forward(double[] signal)
    {
        double[] state = new double[Reservoir];
        foreach (double u in signal) state = Update(state, u);

        double y = 0;
        for (int i = 0; i < Reservoir; i++) y += _readout[i] * state[i];
        Probe.Record(_readout, y);
        return y;
    }

    private double[] Update(double[] state, double u)
    {
        double[] next = new double[Reservoir];
        for (int i = 0; i < Reservoir; i++)
        {
            double driven = _in[i] * u;
            double echo = 0;
            for (int j = 0; j < Reservoir; j++) echo += _reservoir[i, j] * state[j];
            Probe.Record(_in, driven);
            Probe.Record(_reservoir, echo);
            next[i] = Math.Tanh(driven + echo);
        }

        return next;
    }
}
