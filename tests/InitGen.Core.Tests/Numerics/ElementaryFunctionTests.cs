using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class ElementaryFunctionTests
{
    [Fact]
    public void They_agree_with_the_platform() => Everywhere(20, x =>
    {
        Near(Math.Exp(x), ElementaryFunctions.Exp(x));
        Near(Math.Tanh(x), ElementaryFunctions.Tanh(x));
        Near(1 / (1 + Math.Exp(-x)), ElementaryFunctions.Sigmoid(x));
        Assert.Equal(Math.Sin(x), ElementaryFunctions.Sin(x), 1e-15);
        Assert.Equal(Math.Cos(x), ElementaryFunctions.Cos(x), 1e-15);
        Assert.Equal(Math.Asin(x / 20), ElementaryFunctions.Asin(x / 20), 1e-15);
    });

    [Theory]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-10, -9.9999999995e-11)]
    [InlineData(0.3, 0.3498588075760031)]
    [InlineData(-0.3, -0.25918177931828212)]
    [InlineData(5, 147.41315910257660)]
    public void ExpMinusOne_keeps_its_digits(double x, double expected) => Near(expected, ElementaryFunctions.ExpMinusOne(x));

    [Theory]
    [InlineData(-40, 4.2483542552915890e-18)]
    [InlineData(-5, 0.0067153484891180686)]
    [InlineData(0, 0.69314718055994531)]
    [InlineData(30, 30.000000000000094)]
    public void Softplus_keeps_its_digits(double x, double expected) => Near(expected, ElementaryFunctions.Softplus(x));

    [Theory]
    [InlineData(1e-9)]
    [InlineData(-1e-200)]
    public void Tanh_and_sine_of_next_to_nothing_are_it(double x)
    {
        Near(x, ElementaryFunctions.Tanh(x));
        Near(x, ElementaryFunctions.Sin(x));
    }

    [Fact]
    public void Beyond_what_can_be_reduced_a_sine_is_not_known()
    {
        Assert.Equal(Math.Sin(999_999.5), ElementaryFunctions.Sin(999_999.5), 1e-14);
        Assert.True(double.IsNaN(ElementaryFunctions.Sin(1e6)));
        Assert.True(double.IsNaN(ElementaryFunctions.Cos(double.PositiveInfinity)));
        Assert.True(double.IsNaN(ElementaryFunctions.Asin(1.01)));
    }

    [Fact]
    public void The_normal_law_agrees_with_the_slow_one() => Everywhere(12, x =>
    {
        Near(DeterministicMath.NormalCdf(x), NormalLaw.Cdf(x), 1e-14);
        Near(DeterministicMath.NormalPdf(x), NormalLaw.Pdf(x), 4e-14);
        Near(DeterministicMath.NormalCdf(-Math.Abs(x)) - DeterministicMath.NormalCdf(-Math.Abs(x) - 1),
            NormalLaw.Between(Math.Abs(x), Math.Abs(x) + 1), 1e-13);
    });

    [Theory]
    [InlineData(1, 0.15)]
    [InlineData(64, 3e-3)]
    [InlineData(512, 4e-4)]
    [InlineData(1e6, 1e-6)]
    public void The_greatest_of_n_has_the_median_of_its_law(double count, double tolerance)
    {
        double within = 1 - (2 * DeterministicMath.NormalCdf(-NormalLaw.TypicalMaximum(count)));
        Assert.Equal(0.5, Math.Pow(within, count), tolerance);
    }

    [Fact]
    public void Newtons_method_reproduces_the_nodes()
    {
        (double[] nodes, double[] weights) = Quadrature.Legendre(12);
        for (int i = 0; i < 6; i++)
        {
            Near(nodes[5 - i], GaussLegendre.Nodes[i], 2e-15);
            Near(weights[5 - i], GaussLegendre.Weights[i], 2e-14);
        }
    }

    private static void Everywhere(double reach, Action<double> check)
    {
        Random random = new(3);
        for (int i = 0; i < 20_000; i++)
            check((random.NextDouble() - 0.5) * 2 * reach);
    }

    private static void Near(double expected, double actual, double tolerance = 2e-15) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
