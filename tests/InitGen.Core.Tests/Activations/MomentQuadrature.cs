using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>Recomputes moments from an activation's definition and compares them with what the table says.</summary>
internal static class MomentQuadrature
{
    public const double Tolerance = 1e-12;

    public static ActivationMoments Compute(ActivationInfo info) => info switch
    {
        { Activation: Activation.RReLU } => RandomizedLeaky(1.0 / 8, 1.0 / 3),
        { Pieces: { } pieces } => Maxout(pieces),
        { Family: ActivationFamily.Gated } => Gated(ActivationFunction.Of(info.Activation)),
        _ => Single(ActivationFunction.Of(info.Activation, info.Slope ?? 0)),
    };

    /// <summary>Names of the moments that differ by more than the tolerance; a mean of 0 is compared absolutely.</summary>
    public static IReadOnlyList<string> Differences(ActivationMoments computed, ActivationMoments stated) =>
        [.. Fields(computed).Zip(Fields(stated))
            .Where(p => !(Math.Abs(p.First.Value - p.Second.Value) <= Tolerance * Math.Max(Math.Abs(p.First.Value), 1e-2)))
            .Select(p => p.First.Name)];

    public static IEnumerable<(string Name, double Value)> Fields(ActivationMoments m) =>
    [
        (nameof(m.MeanSquare), m.MeanSquare),
        (nameof(m.Mean), m.Mean),
        (nameof(m.DerivativeMeanSquare), m.DerivativeMeanSquare),
        (nameof(m.FourthMomentRatio), m.FourthMomentRatio),
        (nameof(m.Lambda), m.Lambda),
    ];

    private static ActivationMoments Single(ActivationFunction phi)
    {
        Quadrature q = new(phi.Kinks);
        double square = q.Expect(z => Power(phi.Value(z), 2));
        return new(
            square,
            q.Expect(phi.Value),
            q.Expect(z => Power(phi.Derivative(z), 2)),
            q.Expect(z => Power(phi.Value(z), 4)) / (square * square),
            q.Expect(z => phi.Value(z) * phi.Derivative(z) * z) / square);
    }

    private static ActivationMoments Gated(ActivationFunction phi)
    {
        Quadrature q = new(phi.Kinks);
        double[] f = [.. q.Nodes.Select(phi.Value)];
        double[] d = [.. q.Nodes.Select(phi.Derivative)];

        double Expect(Func<double, double, double, double, double> integrand)
        {
            double sum = 0;
            for (int i = 0; i < f.Length; i++)
            {
                double row = 0;
                for (int j = 0; j < f.Length; j++)
                    row += q.Weights[j] * integrand(q.Nodes[i], q.Nodes[j], f[j], d[j]);
                sum += q.Weights[i] * row;
            }

            return sum;
        }

        double square = Expect((a, _, fb, _) => Power(a * fb, 2));
        return new(
            square,
            Expect((a, _, fb, _) => a * fb),
            Expect((a, _, fb, db) => Power(fb, 2) + Power(a * db, 2)),
            Expect((a, _, fb, _) => Power(a * fb, 4)) / (square * square),
            Expect((a, b, fb, db) => a * fb * ((a * fb) + (b * a * db))) / square);
    }

    // The greatest of k has the density k phi(x) Phi(x)^(k - 1); exactly one piece has derivative 1, and max(c z) = c max(z).
    private static ActivationMoments Maxout(int pieces)
    {
        Quadrature q = new();
        double Expect(int power) =>
            q.Expect(x => Power(x, power) * pieces * Power(DeterministicMath.NormalCdf(x), pieces - 1));
        double square = Expect(2);
        return new(square, Expect(1), Expect(0), Expect(4) / (square * square), square / square);
    }

    private static ActivationMoments RandomizedLeaky(double low, double high)
    {
        (double[] nodes, double[] weights) = Quadrature.Legendre(8);
        double square = 0, mean = 0, derivative = 0, fourth = 0, growth = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            ActivationMoments m = Single(ActivationFunction.Leaky(((low + high) / 2) + ((high - low) / 2 * nodes[i])));
            double weight = weights[i] / 2;
            square += weight * m.MeanSquare;
            mean += weight * m.Mean;
            derivative += weight * m.DerivativeMeanSquare;
            fourth += weight * m.FourthMomentRatio * m.MeanSquare * m.MeanSquare;
            growth += weight * m.Lambda * m.MeanSquare;
        }

        return new(square, mean, derivative, fourth / (square * square), growth / square);
    }

    private static double Power(double x, int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
            power *= x;
        return power;
    }
}
