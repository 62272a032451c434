using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class SchemeCatalogTests
{
    private static readonly Fans Layer = Fans.Dense(784, 256);

    [Fact]
    public void Every_scheme_is_in_the_catalog_once() =>
        Assert.All(Enum.GetValues<Scheme>(), scheme => Assert.Equal(scheme, SchemeCatalog.Find(scheme)?.Scheme));

    [Theory]
    [InlineData(null, null, 2)]
    [InlineData(Activation.ReLU, null, 2)]
    [InlineData(Activation.LeakyReLU, 0.2, 2 / 1.04)]
    [InlineData(Activation.PReLU, null, 2 / 1.0625)]
    [InlineData(Activation.RReLU, null, 1 / 0.5280671296296296)]
    [InlineData(Activation.ELU, null, 2)]
    [InlineData(Activation.GELU, null, 2)]
    [InlineData(Activation.Tanh, null, 2)]
    public void An_explicit_He_follows_the_slope_and_nothing_else(Activation? activation, double? slope, double gainSquared)
    {
        ActivationInfo? info = activation is { } known ? ActivationTable.Get(known, slope) : null;
        SchemePlan plan = SchemeCatalog.Plan(new() { Scheme = Scheme.He }, LayerRole.Weight, info);
        Assert.Equal(gainSquared, plan.GainSquared, 1e-15);
        Assert.Equal(Math.Sqrt(plan.GainSquared), plan.Gain);
        Assert.Equal(FanMode.In, plan.Fan);
    }

    [Theory]
    [InlineData(Scheme.Xavier)]
    [InlineData(Scheme.He)]
    [InlineData(Scheme.LeCun)]
    [InlineData(Scheme.VarianceScaling)]
    public void A_gain_multiplies_sigma_and_a_fan_replaces_the_schemes_own(Scheme scheme)
    {
        SchemeOptions options = new() { Scheme = scheme, Gain = 1.5, Fan = FanMode.Out };
        ResolvedScheme resolved = SchemeCatalog.Resolve(options, LayerRole.Weight, Layer, ActivationTable.Get(Activation.ReLU));
        Assert.Equal(scheme, resolved.Scheme);
        Assert.Equal(1.5, resolved.Gain);
        Assert.Equal(1.5 / 16, resolved.Law.Sigma, 1e-16);
    }

    [Fact]
    public void Without_a_gain_it_is_1_whatever_the_activation()
    {
        ActivationInfo relu = ActivationTable.Get(Activation.ReLU);
        foreach (Scheme scheme in (Scheme[])[Scheme.Xavier, Scheme.LeCun, Scheme.VarianceScaling])
            Assert.Equal(1, SchemeCatalog.Plan(new() { Scheme = scheme }, LayerRole.Weight, relu).GainSquared);
    }

    [Theory]
    [InlineData(Scheme.He, Distribution.Normal, "He normal: sigma = sqrt(2 / 784) = 0.0505076, gain sqrt(2) for ReLU")]
    [InlineData(Scheme.He, Distribution.Uniform, "He uniform: bound = sqrt(6 / 784) = 0.0874818, gain sqrt(2) for ReLU")]
    [InlineData(Scheme.Xavier, Distribution.Normal, "Xavier normal: sigma = sqrt(2 / (784 + 256)) = 0.0438529, gain 1")]
    [InlineData(Scheme.Xavier, Distribution.Uniform, "Xavier uniform: bound = sqrt(6 / (784 + 256)) = 0.0759555, gain 1")]
    [InlineData(Scheme.LeCun, Distribution.TruncatedNormal,
        "LeCun truncated normal: sigma = sqrt(1 / 784) = 0.0357143, cut at 2 sigma and widened to make up for it, gain 1")]
    public void A_law_explains_itself(Scheme scheme, Distribution distribution, string text) => Assert.Equal(
        text,
        SchemeCatalog.Resolve(
            new() { Scheme = scheme, Distribution = distribution },
            LayerRole.Weight,
            Layer,
            ActivationTable.Get(Activation.ReLU)).Text);

    [Fact]
    public void A_fixed_law_explains_itself_too()
    {
        static string Text(SchemeOptions options) => SchemeCatalog.Resolve(options, LayerRole.Weight, Layer, null).Text;
        Assert.Equal("Normal: N(0, 0.02)", Text(new() { Scheme = Scheme.Normal, Std = 0.02 }));
        Assert.Equal("Constant: w = 0.5", Text(new() { Scheme = Scheme.Constant, Value = 0.5 }));
        Assert.Equal("Zero: w = 0", Text(new() { Scheme = Scheme.Zero }));
        Assert.Equal("Uniform: U(-1, 1)", Text(new() { Scheme = Scheme.Uniform, Low = -1, High = 1 }));
        Assert.Equal(
            "Truncated normal: N(0, 0.02) cut at 2 sigma", Text(new() { Scheme = Scheme.TruncatedNormal, Std = 0.02 }));
    }

    [Fact]
    public void A_gain_of_a_tabled_activation_is_named() => Assert.Equal(
        "He normal: sigma = sqrt(2.35172 / 784) = 0.0547689, gain 1.53353 for GELU",
        SchemeCatalog.Resolve(SchemeOptions.Auto, LayerRole.Weight, Layer, ActivationTable.Get(Activation.GELU)).Text);

    [Fact]
    public void A_fixed_law_does_not_read_the_fans()
    {
        SchemeOptions options = new() { Scheme = Scheme.Normal, Std = 0.02 };
        Assert.False(SchemeCatalog.ReadsFans(options, LayerRole.Weight));
        Assert.True(SchemeCatalog.ReadsFans(SchemeOptions.Auto, LayerRole.Weight));
        Assert.False(SchemeCatalog.ReadsFans(SchemeOptions.Auto, LayerRole.Bias));
        Assert.Equal(double.NaN, SchemeCatalog.Resolve(options, LayerRole.Weight, default, null).FanValue);
    }

    [Fact]
    public void Run_time_sizes_give_the_bits_of_build_time_ones()
    {
        for (int fan = 1; fan < 2000; fan++)
        {
            WeightDistribution law = SchemeCatalog.Resolve(
                new() { Scheme = Scheme.He }, LayerRole.Weight, Fans.Dense(fan, 1), null).Law;
            Assert.Equal(VarianceScaling.Sigma(2, fan), law.Sigma);
        }
    }

    [Fact]
    public void The_numeric_path_allocates_nothing()
    {
        double sum = VarianceScaling.Law(2, 10, Distribution.TruncatedNormal, 2.5).Sigma;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int fan = 1; fan < 100; fan++)
        {
            double n = Fans.Conv(fan, fan, 9).Of(FanMode.Average, FanMode.In);
            sum += VarianceScaling.Sigma(2, n) + VarianceScaling.Bound(2, n);
            sum += VarianceScaling.Law(2, n, Distribution.TruncatedNormal).Sigma;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    [Fact]
    public void Options_plans_and_results_are_equal_by_value()
    {
        static ResolvedScheme Resolve(double gain) => SchemeCatalog.Resolve(
            new() { Scheme = Scheme.Xavier, Gain = gain }, LayerRole.Weight, Layer, ActivationTable.Get(Activation.Tanh));
        Assert.Equal(new SchemeOptions { Std = 1 }, new SchemeOptions { Std = 1 });
        Assert.NotEqual(new SchemeOptions { Std = 1 }, new SchemeOptions { Mean = 1 });
        Assert.Equal(Resolve(1.5), Resolve(1.5));
        Assert.NotEqual(Resolve(1.5), Resolve(1.25));
    }

    [Fact]
    public void A_distribution_that_does_not_exist_is_refused() => Assert.Equal(
        "distribution",
        Assert.Throws<ArgumentOutOfRangeException>(() => VarianceScaling.Law(1, 1, (Distribution)7)).ParamName);
}
