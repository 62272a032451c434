using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>The schemes that the tutorials behind this project teach, by their tags.</summary>
public sealed class SeedTests
{
    private static readonly Fans Layer = Fans.Dense(784, 256);

    [Fact]
    public void S1_zero() => Assert.Equal(WeightDistribution.Constant(0), Law(new() { Scheme = Scheme.Zero }));

    [Fact]
    public void S2_constant() =>
        Assert.Equal(WeightDistribution.Constant(0.5), Law(new() { Scheme = Scheme.Constant, Value = 0.5 }));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.001)]
    public void S3_small_random_normal(double sigma) =>
        Assert.Equal(WeightDistribution.Normal(0, sigma), Law(new() { Scheme = Scheme.Normal, Std = sigma }));

    [Fact]
    public void S4_large_random_normal() =>
        Assert.Equal(WeightDistribution.Normal(0, 1), Law(new() { Scheme = Scheme.Normal, Std = 1 }));

    [Fact]
    public void S5_fixed_uniform() =>
        Assert.Equal(WeightDistribution.Uniform(-0.3, 0.3), Law(new() { Scheme = Scheme.Uniform, Low = -0.3, High = 0.3 }));

    [Fact]
    public void S5_uniform_that_follows_the_number_of_connections()
    {
        WeightDistribution law = Law(
            new() { Scheme = Scheme.VarianceScaling, Gain = 1 / Math.Sqrt(3), Distribution = Distribution.Uniform });
        Assert.Equal(1 / Math.Sqrt(784), law.Maximum, 1e-16);
        Assert.Equal(-law.Maximum, law.Minimum);
    }

    [Fact]
    public void S6_fan_in_normal()
    {
        WeightDistribution expected = WeightDistribution.Normal(0, 1.0 / 28);
        Assert.Equal(expected, Law(new() { Scheme = Scheme.VarianceScaling }));
        Assert.Equal(expected, Law(new() { Scheme = Scheme.Xavier, Fan = FanMode.In }));
    }

    [Fact]
    public void S7_Xavier_normal() =>
        Normal(Math.Sqrt(2.0 / (784 + 256)), Law(new() { Scheme = Scheme.Xavier }));

    [Fact]
    public void S8_Xavier_uniform()
    {
        WeightDistribution law = Law(new() { Scheme = Scheme.Xavier, Distribution = Distribution.Uniform });
        Assert.Equal(DistributionKind.Uniform, law.Kind);
        Assert.Equal(Math.Sqrt(6.0 / (784 + 256)), law.Maximum, 1e-16);
        Assert.Equal(-law.Maximum, law.Minimum);
    }

    [Fact]
    public void S9_He_normal() => Normal(Math.Sqrt(2.0 / 784), Law(new() { Scheme = Scheme.He }));

    [Fact]
    public void S10_LeCun_normal() => Normal(Math.Sqrt(1.0 / 784), Law(new() { Scheme = Scheme.LeCun }));

    [Fact]
    public void S11_truncated_normal()
    {
        Assert.Equal(WeightDistribution.TruncatedNormal(0, 0.02, 2), Law(new() { Scheme = Scheme.TruncatedNormal, Std = 0.02 }));
        Assert.Equal(
            WeightDistribution.TruncatedNormal(0.1, 0.02, 3),
            Law(new() { Scheme = Scheme.TruncatedNormal, Std = 0.02, Mean = 0.1, Truncation = 3 }));
    }

    [Theory]
    [InlineData(Scheme.Xavier)]
    [InlineData(Scheme.He)]
    [InlineData(Scheme.LeCun)]
    [InlineData(Scheme.VarianceScaling)]
    [InlineData(Scheme.Auto)]
    public void S14_every_law_of_a_variance_based_scheme_has_the_same_variance(Scheme scheme)
    {
        double variance = Law(new() { Scheme = scheme }).Variance;
        WeightDistribution uniform = Law(new() { Scheme = scheme, Distribution = Distribution.Uniform });
        WeightDistribution truncated = Law(new() { Scheme = scheme, Distribution = Distribution.TruncatedNormal });
        WeightDistribution narrow = Law(new() { Scheme = scheme, Distribution = Distribution.TruncatedNormal, Truncation = 1 });

        Assert.Equal(DistributionKind.Uniform, uniform.Kind);
        Assert.Equal(1, uniform.Variance / variance, 1e-15);
        Assert.Equal(DistributionKind.TruncatedNormal, truncated.Kind);
        Assert.Equal(1, truncated.Variance / variance, 1e-15);
        Assert.Equal(1, narrow.Variance / variance, 1e-15);
        Assert.Equal(0.87962566103423978, Math.Sqrt(variance) / truncated.Sigma, 1e-15);
        Assert.Equal(0.53956009375489697, Math.Sqrt(variance) / narrow.Sigma, 1e-15);
    }

    [Fact]
    public void S18_normalization_parameters()
    {
        static WeightDistribution Bare(LayerRole role) => SchemeCatalog.Resolve(SchemeOptions.Auto, role, Layer, null).Law;
        Assert.Equal(WeightDistribution.Constant(1), Bare(LayerRole.NormScale));
        Assert.Equal(WeightDistribution.Constant(0), Bare(LayerRole.Bias));
        Assert.Equal(WeightDistribution.Constant(1), Law(new() { Scheme = Scheme.One }));
    }

    private static WeightDistribution Law(SchemeOptions options) =>
        SchemeCatalog.Resolve(options, LayerRole.Weight, Layer, ActivationTable.Get(Activation.ReLU)).Law;

    private static void Normal(double sigma, WeightDistribution law)
    {
        Assert.Equal(DistributionKind.Normal, law.Kind);
        Assert.Equal(0, law.Mean);
        Assert.Equal(sigma, law.Sigma, 1e-16);
    }
}
