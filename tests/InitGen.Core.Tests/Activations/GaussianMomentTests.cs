using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>Moments at any normal law: against the table, against slow quadratures of definitions written apart, and at the limits.</summary>
public sealed class GaussianMomentTests
{
    private static readonly (double Mean, double Sigma)[] Laws =
        [(0, 1), (0, 0.3), (0, 2.5), (0.7, 1), (-0.7, 1.3), (2, 0.2), (-3, 0.5), (0, 1e-3), (0.1, 1e-3)];

    public static TheoryData<Activation, double?> Scalars()
    {
        TheoryData<Activation, double?> data = [];
        foreach (ActivationInfo info in ActivationTable.All.Where(ActivationFunctions.IsScalar))
        {
            // Its slope is random; the table's test has it.
            if (info.Activation == Activation.RReLU) continue;
            data.Add(info.Activation, null);
        }

        data.Add(Activation.LeakyReLU, -0.3);
        return data;
    }

    [Theory, MemberData(nameof(ActivationTableTests.Entries), MemberType = typeof(ActivationTableTests))]
    public void At_the_standard_normal_law_they_are_the_tables(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        ActivationMoments ours = GaussianMoments.Of(info, 0, 1)!.Value;
        foreach (((string name, double found), (_, double stated)) in
            MomentQuadrature.Fields(ours).Zip(MomentQuadrature.Fields(info.Moments!.Value)))
        {
            Assert.True(Math.Abs(found - stated) <= 1e-11 * Math.Max(1, Math.Abs(stated)), $"{name}: {found:R} and not {stated:R}");
        }
    }

    [Theory, MemberData(nameof(Scalars))]
    public void Function_and_derivative_are_those_of_the_papers(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        ActivationFunction definition = ActivationFunction.Of(activation, info.Slope ?? 0);
        for (double x = -30.003; x < 30; x += 0.017)
        {
            (double value, double derivative) = ActivationFunctions.At(info, x);
            Assert.Equal(definition.Value(x), value, 2e-14 * Math.Max(1, Math.Abs(value)));
            Assert.Equal(definition.Derivative(x), derivative, 2e-14 * Math.Max(1, Math.Abs(derivative)));
        }
    }

    [Theory, MemberData(nameof(Scalars))]
    public void At_any_law_they_are_the_integrals_of_the_definition(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        ActivationFunction phi = ActivationFunction.Of(activation, info.Slope ?? 0);
        foreach ((double m, double s) in Laws)
        {
            Quadrature q = new([.. phi.Kinks.Select(kink => (kink - m) / s).Where(edge => Math.Abs(edge) < 14)]);
            double square = q.Expect(z => Math.Pow(phi.Value(m + (s * z)), 2));
            if (square < 1e-30) continue; // wholly within what is cut off
            ActivationMoments found = GaussianMoments.Of(info, m, s * s)!.Value;
            Near(square, found.MeanSquare, 1e-9);
            Assert.Equal(q.Expect(z => phi.Value(m + (s * z))), found.Mean, 1e-11 * Math.Sqrt(1 + square));
            Near(q.Expect(z => Math.Pow(phi.Derivative(m + (s * z)), 2)), found.DerivativeMeanSquare, 1e-9);
            // The fourth moment of exp lies beyond the end of the slow quadrature, that of a far tail has lost half of its digits.
            Near(
                q.Expect(z => Math.Pow(phi.Value(m + (s * z)), 4)) / (square * square),
                found.FourthMomentRatio,
                activation == Activation.Exp || found.FourthMomentRatio > 1e6 ? 1e-4 : 1e-7);
            Assert.Equal(
                s * q.Expect(z => phi.Value(m + (s * z)) * phi.Derivative(m + (s * z)) * z) / square, found.Lambda, 1e-7 * (1 + (m * m / s / s)));
        }
    }

    [Theory, MemberData(nameof(Scalars))]
    public void Products_are_those_of_the_plane(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        ActivationFunction phi = ActivationFunction.Of(activation, info.Slope ?? 0);
        bool bent = phi.Kinks.Length > 0 && activation is not (Activation.ReLU or Activation.LeakyReLU or Activation.PReLU);
        foreach (double c in (double[])[-0.6, 0.3, 0.9])
        {
            double expected = Plane(phi, 0, 1, c);
            Assert.Equal(expected, GaussianMoments.Product(info, 0, 1, c), (bent ? 1e-4 : 1e-8) * Math.Max(1, Math.Abs(expected)));
        }

        double shifted = Plane(phi, 0.5, 1.5, 0.5);
        Assert.Equal(shifted, GaussianMoments.Product(info, 0.5, 2.25, 0.5), (phi.Kinks.Length > 0 ? 1e-3 : 1e-5) * Math.Max(1, Math.Abs(shifted)));
    }

    [Fact]
    public void Two_inputs_that_are_one_give_the_mean_square_and_strangers_the_squared_mean()
    {
        foreach (ActivationInfo info in ActivationTable.All.Where(i => i.Moments is not null))
        {
            ActivationMoments moments = GaussianMoments.Of(info, 0, 1.7)!.Value;
            Assert.Equal(moments.MeanSquare, GaussianMoments.Product(info, 0, 1.7, 1));
            Assert.Equal(moments.Mean * moments.Mean, GaussianMoments.Product(info, 0, 1.7, 0));
        }
    }

    [Fact]
    public void Far_out_tanh_is_a_sign()
    {
        const double Sigma = 1e5;
        ActivationMoments moments = GaussianMoments.Of(ActivationTable.Get(Activation.Tanh), 0, Sigma * Sigma)!.Value;
        Assert.Equal(1 - (2 * 0.3989422804 / Sigma), moments.MeanSquare, 1e-11);
        Near(4.0 / 3 * 0.3989422804 / Sigma, moments.DerivativeMeanSquare, 1e-8);
        Assert.Equal(2 / Math.PI * Math.Asin(0.3), GaussianMoments.Product(ActivationTable.Get(Activation.Tanh), 0, Sigma * Sigma, 0.3), 1e-4);
    }

    [Fact]
    public void Close_to_0_smooth_functions_are_their_tangents()
    {
        foreach (Activation activation in (Activation[])[Activation.Tanh, Activation.GELU, Activation.SiLU, Activation.Softsign, Activation.SELU, Activation.Sine])
        {
            ActivationInfo info = ActivationTable.Get(activation);
            double slope = ActivationFunctions.At(info, -1e-160).Derivative;
            ActivationMoments moments = GaussianMoments.Of(info, 0, 1e-200)!.Value;
            double expected = activation == Activation.SELU ? ((slope * slope) + (1.0507009873554805 * 1.0507009873554805)) / 2 : slope * slope;
            Near(expected * 1e-200, moments.MeanSquare, 1e-12);
            Near(expected, moments.DerivativeMeanSquare, 1e-12);
            Assert.Equal(1, moments.Lambda, 1e-9);
        }
    }

    [Fact]
    public void Alpha_widens_an_elu()
    {
        ActivationInfo elu = ActivationTable.Get(Activation.ELU, 0.5);
        ActivationInfo celu = ActivationTable.Get(Activation.CELU, 2);
        ActivationFunction half = new(x => x > 0 ? x : (Math.Exp(x) - 1) / 2, x => x > 0 ? 1 : Math.Exp(x) / 2, 0);
        ActivationFunction twice = new(x => x > 0 ? x : 2 * (Math.Exp(x / 2) - 1), x => x > 0 ? 1 : Math.Exp(x / 2), 0);
        foreach ((ActivationInfo info, ActivationFunction phi) in ((ActivationInfo, ActivationFunction)[])[(elu, half), (celu, twice)])
        {
            ActivationMoments found = GaussianMoments.Of(info, 0, 1)!.Value;
            Near(new Quadrature(0).Expect(z => Math.Pow(phi.Value(z), 2)), found.MeanSquare, 1e-12);
            Near(new Quadrature(0).Expect(z => Math.Pow(phi.Derivative(z), 2)), found.DerivativeMeanSquare, 1e-12);
        }
    }

    [Fact]
    public void Without_spread_they_are_the_function()
    {
        ActivationInfo sigmoid = ActivationTable.Get(Activation.Sigmoid);
        Assert.Equal(new ActivationMoments(0.25, 0.5, 0.0625, 1, 0), GaussianMoments.Of(sigmoid, 0, 0));
        Assert.Equal(0, GaussianMoments.Of(ActivationTable.Get(Activation.ReLU), 0, 0)!.Value.MeanSquare);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, -1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void What_is_no_law_has_no_moments(double mean, double variance)
    {
        foreach (ActivationInfo info in ActivationTable.All)
        {
            Assert.Null(GaussianMoments.Of(info, mean, variance));
            Assert.True(double.IsNaN(GaussianMoments.Product(info, mean, variance, 0.5)));
        }
    }

    [Fact]
    public void Extremes_of_doubles_do_no_harm()
    {
        double[] values = [0, double.Epsilon, 1e-20, 1, 1e154, double.MaxValue];
        IEnumerable<(double, double)> laws = values.SelectMany(m => values.SelectMany(v => ((double, double)[])[(m, v), (-m, v)]));
        foreach ((double mean, double variance) in laws)
        {
            foreach (ActivationInfo info in ActivationTable.All)
            {
                ActivationMoments? moments = GaussianMoments.Of(info, mean, variance);
                Assert.False(moments?.MeanSquare < 0 || moments?.DerivativeMeanSquare < 0);
                _ = GaussianMoments.Product(info, mean, variance, 0.5);
            }
        }
    }

    // u = m + s (a x + b y) and w = m + s (a x - b y) have the correlation a^2 - b^2; kinks blur to the accuracy of the tests.
    private static double Plane(ActivationFunction phi, double m, double s, double c)
    {
        double b = Math.Sqrt(1 - (c * c));
        var outer = new Quadrature([.. phi.Kinks.Select(kink => (kink - m) / s)]);
        double sum = 0;
        for (int i = 0; i < outer.Nodes.Length; i++)
        {
            double x = outer.Nodes[i];
            if (Math.Abs(x) > 9) continue;
            var (nodes, weights) = Inner(phi, m, s, c, b, x);
            double row = 0;
            for (int j = 0; j < nodes.Count; j++)
                row += weights[j] * phi.Value(m + (s * ((c * x) + (b * nodes[j]))));
            sum += outer.Weights[i] * phi.Value(m + (s * x)) * row;
        }

        return sum;
    }

    private static (List<double> Nodes, List<double> Weights) Inner(ActivationFunction phi, double m, double s, double c, double b, double x)
    {
        (double[] roots, double[] heights) = Legendre16;
        List<double> edges = [.. phi.Kinks.Select(kink => (((kink - m) / s) - (c * x)) / b).Where(e => Math.Abs(e) < 9)];
        for (double edge = -9; edge <= 9; edge += 1.5) edges.Add(edge);
        edges.Sort();
        List<double> nodes = [], weights = [];
        for (int panel = 1; panel < edges.Count; panel++)
        {
            double half = (edges[panel] - edges[panel - 1]) / 2;
            for (int i = 0; i < roots.Length; i++)
            {
                double z = ((edges[panel] + edges[panel - 1]) / 2) + (half * roots[i]);
                nodes.Add(z);
                weights.Add(half * heights[i] * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
            }
        }

        return (nodes, weights);
    }

    private static readonly (double[] Nodes, double[] Weights) Legendre16 = Quadrature.Legendre(16);

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
