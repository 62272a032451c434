using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// DeepONet (Lu et al. 2021): a branch net reads a function at its sensors, a trunk net reads a place, and their dot product is the value
/// of another function there.
/// </summary>
public sealed partial record DeepOperatorNet
{
    public const int Sensors = 50;
    private const int Width = 64;

    [Init] private Layer Branch1 { get; } = new(Sensors, Width);

    [Init] private Layer Branch2 { get; } = new(Width, Width);

    [Init] private Layer Trunk1 { get; } = new(1, Width);

    [Init] private Layer Trunk2 { get; } = new(Width, Width);

    [Init] private Layer Trunk3 { get; } = new(Width, Width);

    public double Forward(double[] function, double place)
    {
        double[] branch = Branch2.Linear(Branch1.Tanh(function));
        double[] trunk = Trunk3.Tanh(Trunk2.Tanh(Trunk1.Tanh([place])));
        double value = 0;
        for (int i = 0; i < Width; i++) value += branch[i] * trunk[i];
        return value / Math.Sqrt(Width);
    }

    public sealed partial record Layer(int Inputs, int Outputs)
    {
        [Dense(nameof(Inputs), nameof(Outputs)), Init(Scheme.Xavier, Distribution = Distribution.Uniform)]
        public double[] Weight { get; } = new double[Inputs * Outputs];

        [Bias(nameof(Outputs))]
        public double[] Bias { get; } = new double[Outputs];

        public double[] Linear(double[] x)
        {
            var y = new double[Outputs];
            for (int o = 0; o < Outputs; o++)
            {
                y[o] = Bias[o];
                for (int i = 0; i < Inputs; i++) y[o] += Weight[o * Inputs + i] * x[i];
            }

            Probe.Record(Weight, y);
            return y;
        }

        public double[] Tanh(double[] x) => Array.ConvertAll(Linear(x), Math.Tanh);
    }
}
