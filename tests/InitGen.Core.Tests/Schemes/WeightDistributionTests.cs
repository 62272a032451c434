using System;
using System.Globalization;
using System.Threading;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class WeightDistributionTests
{
    [Fact]
    public void Constant() => Check(WeightDistribution.Constant(-3), DistributionKind.Constant, -3, 0, -3, -3);

    [Fact]
    public void Uniform() => Check(WeightDistribution.Uniform(-1, 5), DistributionKind.Uniform, 2, 3, -1, 5);

    [Fact]
    public void Normal() => Check(
        WeightDistribution.Normal(1, 0.5), DistributionKind.Normal, 1, 0.25, double.NegativeInfinity, double.PositiveInfinity);

    [Fact]
    public void A_truncated_normal_loses_variance_to_the_cut()
    {
        WeightDistribution law = WeightDistribution.TruncatedNormal(1, 0.5);
        Check(law, DistributionKind.TruncatedNormal, 1, 0.25 * 0.77374130354992325, 0, 2);
        Assert.Equal(0.5 * 0.87962566103423978, law.StandardDeviation, 1e-16);
        Assert.Equal(0.5, law.Sigma);
        Assert.Equal(2, law.Truncation);
    }

    [Fact]
    public void The_default_value_is_the_constant_0() => Assert.Equal(WeightDistribution.Constant(0), default);

    [Fact]
    public void Laws_are_equal_by_value()
    {
        Assert.Equal(WeightDistribution.Normal(0, 1), WeightDistribution.Normal(0, 1));
        Assert.NotEqual(WeightDistribution.Normal(0, 1), WeightDistribution.TruncatedNormal(0, 1));
        Assert.NotEqual(WeightDistribution.TruncatedNormal(0, 1, 2), WeightDistribution.TruncatedNormal(0, 1, 3));
    }

    [Fact]
    public void Text_is_the_same_in_any_culture()
    {
        CultureInfo commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        Thread.CurrentThread.CurrentCulture = commas;
        try
        {
            Assert.Equal("N(0, 0.0505)", WeightDistribution.Normal(0, Math.Sqrt(2.0 / 784)).ToString());
            Assert.Equal("U(-0.5, 0.5)", WeightDistribution.Uniform(-0.5, 0.5).ToString());
            Assert.Equal("N(0, 0.02) cut at 2.5 sigma", WeightDistribution.TruncatedNormal(0, 0.02, 2.5).ToString());
            Assert.Equal("0.1", WeightDistribution.Constant(0.1).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        }
    }

    [Fact]
    public void Parameters_out_of_range_are_refused_by_name()
    {
        static string? Name(Func<object> action) => Assert.Throws<ArgumentOutOfRangeException>(action).ParamName;
        Assert.Equal("value", Name(() => WeightDistribution.Constant(double.NaN)));
        Assert.Equal("low", Name(() => WeightDistribution.Uniform(double.NaN, 1)));
        Assert.Equal("high", Name(() => WeightDistribution.Uniform(0, double.PositiveInfinity)));
        Assert.Equal("high", Name(() => WeightDistribution.Uniform(1, 1)));
        Assert.Equal("mean", Name(() => WeightDistribution.Normal(double.NaN, 1)));
        Assert.Equal("sigma", Name(() => WeightDistribution.Normal(0, 0)));
        Assert.Equal("sigma", Name(() => WeightDistribution.TruncatedNormal(0, double.NaN)));
        Assert.Equal("truncation", Name(() => WeightDistribution.TruncatedNormal(0, 1, 0.4)));
        Assert.Equal("truncation", Name(() => WeightDistribution.TruncatedNormal(0, 1, double.NaN)));
    }

    private static void Check(
        WeightDistribution law, DistributionKind kind, double mean, double variance, double minimum, double maximum)
    {
        Assert.Equal(kind, law.Kind);
        Assert.Equal(mean, law.Mean);
        Assert.Equal(variance, law.Variance, 1e-15);
        Assert.Equal(Math.Sqrt(variance), law.StandardDeviation, 1e-15);
        Assert.Equal((mean * mean) + variance, law.MeanSquare, 1e-15);
        Assert.Equal(minimum, law.Minimum);
        Assert.Equal(maximum, law.Maximum);
    }
}
