using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class DeterministicMathTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2.7182818284590452)]
    [InlineData(-1, 0.36787944117144232)]
    [InlineData(0.1, 1.10517091807564762)]
    [InlineData(-20.5, 1.25015286638674263e-9)]
    [InlineData(100.25, 3.45161073312592399e+43)]
    [InlineData(700, 1.01423205473500451e+304)]
    [InlineData(-700, 9.85967654375977086e-305)]
    public void Exp_has_the_digits_of_a_longer_computation(double x, double expected) =>
        Relative(expected, DeterministicMath.Exp(x), 3e-16);

    [Fact]
    public void Exp_is_within_two_units_of_the_last_place_everywhere()
    {
        Random random = new(1);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * 1400;
            Relative(Math.Exp(x), DeterministicMath.Exp(x), 4.5e-16);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.69314718055994531)]
    [InlineData(0.5, -0.69314718055994531)]
    [InlineData(0.01, -4.6051701859880914)]
    [InlineData(0.99, -0.010050335853501450)]
    [InlineData(1.0000001, 9.9999995058387013e-8)]
    [InlineData(1e300, 690.77552789821371)]
    [InlineData(double.MaxValue, 709.78271289338400)]
    [InlineData(double.Epsilon, -744.44007192138126)]
    public void Log_has_the_digits_of_a_longer_computation(double x, double expected)
    {
        if (expected == 0) Assert.Equal(0, DeterministicMath.Log(x));
        else Relative(expected, DeterministicMath.Log(x), 3e-16);
    }

    [Fact]
    public void Log_is_within_two_units_of_the_last_place_everywhere()
    {
        Random random = new(1);
        for (int i = 0; i < 100_000; i++)
        {
            double wide = Math.Exp((random.NextDouble() - 0.5) * 1400);
            Relative(Math.Log(wide), DeterministicMath.Log(wide), 4.5e-16);
            double near = 1 + ((random.NextDouble() - 0.5) * 0.8);
            Relative(Math.Log(near), DeterministicMath.Log(near), 4.5e-16);
        }
    }

    [Fact]
    public void Log_ends_as_it_should()
    {
        Assert.Equal(double.NegativeInfinity, DeterministicMath.Log(0));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Log(double.PositiveInfinity));
        Assert.Equal(double.NaN, DeterministicMath.Log(-1));
        Assert.Equal(double.NaN, DeterministicMath.Log(double.NaN));
    }

    [Fact]
    public void Exp_ends_as_it_should()
    {
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Exp(710));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Exp(double.PositiveInfinity));
        Assert.Equal(0, DeterministicMath.Exp(-746));
        Assert.Equal(0, DeterministicMath.Exp(double.NegativeInfinity));
        Assert.Equal(double.NaN, DeterministicMath.Exp(double.NaN));
        Assert.InRange(DeterministicMath.Exp(709.7), 1.65e308, double.MaxValue);
        Assert.InRange(DeterministicMath.Exp(-745), double.Epsilon, 1e-323);
    }

    [Theory]
    [InlineData(0, 0.5, 0.39894228040143268)]
    [InlineData(0.1, 0.539827837277028981, 0.396952547477011766)]
    [InlineData(0.5, 0.69146246127401310, 0.35206532676429948)]
    [InlineData(1, 0.84134474606854295, 0.24197072451914335)]
    [InlineData(1.5, 0.933192798731141934, 0.129517595665891728)]
    [InlineData(2, 0.97724986805182079, 0.053990966513188052)]
    [InlineData(2.5, 0.993790334674223865, 0.0175283004935685374)]
    [InlineData(4, 0.99996832875816688, 0.000133830225764885352)]
    [InlineData(6, 0.999999999013412355, 6.07588284982328549e-9)]
    [InlineData(-0.5, 0.30853753872598690, 0.35206532676429948)]
    [InlineData(-1, 0.15865525393145705, 0.24197072451914335)]
    [InlineData(-3, 0.0013498980316300945, 0.0044318484119380072)]
    [InlineData(-6, 9.8658764503769814e-10, 6.0758828498232855e-9)]
    [InlineData(-8, 6.2209605742717841e-16, 5.0522710835368923e-15)]
    [InlineData(-10, 7.61985302416052607e-24, 7.69459862670641935e-23)]
    [InlineData(-20, 2.7536241186062337e-89, 5.52094836215976319e-88)]
    [InlineData(-37, 5.72557122252457682e-300, 2.12000655152460563e-298)]
    public void The_normal_law_has_the_digits_of_a_longer_computation(double x, double cdf, double pdf)
    {
        Relative(cdf, DeterministicMath.NormalCdf(x), 1.5e-15);
        Relative(pdf, DeterministicMath.NormalPdf(x), 1e-15);
    }

    [Fact]
    public void The_series_and_the_fraction_meet()
    {
        double below = DeterministicMath.NormalCdf(Math.BitDecrement(1.0));
        double above = DeterministicMath.NormalCdf(1.0);
        Assert.Equal(above, below, 3e-16);
        Assert.Equal(0, DeterministicMath.NormalCdf(double.NegativeInfinity));
        Assert.Equal(1, DeterministicMath.NormalCdf(double.PositiveInfinity));
        Assert.Equal(0, DeterministicMath.NormalPdf(double.PositiveInfinity));
        Assert.Equal(double.NaN, DeterministicMath.NormalCdf(double.NaN));
        Assert.Equal(double.NaN, DeterministicMath.NormalPdf(double.NaN));
    }

    [Theory]
    [InlineData(0.5, 0.28388229004432752)]
    [InlineData(1, 0.53956009375489697)]
    [InlineData(1.5, 0.74264689843932649)]
    [InlineData(2, 0.87962566103423975)]
    [InlineData(2.5, 0.9545974863445807)]
    [InlineData(3, 0.98657839255810862)]
    [InlineData(4, 0.9994645018070796)]
    [InlineData(5, 0.9999925663705352)]
    [InlineData(6, 0.99999996354470216)]
    public void A_cut_normal_has_the_published_standard_deviation(double cut, double expected)
    {
        Relative(expected, UnitTruncatedNormal.StandardDeviation(cut), 4e-16);

        // The same from the definition, through the exponential.
        double mass = (2 * DeterministicMath.NormalCdf(cut)) - 1;
        Assert.Equal(1 - (2 * cut * DeterministicMath.NormalPdf(cut) / mass), UnitTruncatedNormal.Variance(cut), 1e-15);
    }

    [Fact]
    public void The_usual_cut_gives_the_constant_that_the_field_divides_by() =>
        Assert.Equal(0.87962566103423978, UnitTruncatedNormal.StandardDeviation(2));

    [Theory]
    [InlineData(0.49)]
    [InlineData(6.01)]
    [InlineData(double.NaN)]
    public void A_cut_out_of_range_is_refused(double cut) =>
        Assert.Equal("cut", Assert.Throws<ArgumentOutOfRangeException>(() => UnitTruncatedNormal.Variance(cut)).ParamName);

    private static void Relative(double expected, double actual, double tolerance) =>
        Assert.InRange(actual / expected, 1 - tolerance, 1 + tolerance);
}
