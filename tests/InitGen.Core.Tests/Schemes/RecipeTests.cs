using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>Schemes of particular frameworks and architectures, by the formulas of their papers.</summary>
public sealed class RecipeTests
{
    private static readonly WeightShape Dense = new(256, 784);
    private static readonly Fans DenseFans = Fans.Dense(784, 256);

    [Fact]
    public void TorchDefault_is_the_inverse_root_of_what_PyTorch_counts()
    {
        ResolvedScheme dense = Resolve(new() { Scheme = Scheme.TorchDefault }, Dense, DenseFans);
        Assert.Equal(1 / Math.Sqrt(784), dense.Law.Maximum);
        Assert.Equal(-dense.Law.Maximum, dense.Law.Minimum);
        Assert.Equal("PyTorch's default uniform: bound = sqrt(1 / 784) = 0.0357143, as torch.nn does", dense.Text);

        // torch.nn.ConvTranspose2d(16, 32, 3, groups=2): the weight is [16, 16, 3, 3], and size(1) are outputs.
        WeightShape transposed = new(8, 16, 9, 4, 2, 2, IsTransposed: true);
        Assert.Equal(1.0 / 12, Resolve(new() { Scheme = Scheme.TorchDefault }, transposed, Fans.ConvTranspose(16, 32, 9, 2)).Law.Maximum, 1e-15);
    }

    [Theory]
    [InlineData(LayerRole.Embedding, "PyTorch's default: N(0, 1)")]
    [InlineData(LayerRole.NormScale, "PyTorch's default: w = 1")]
    [InlineData(LayerRole.NormShift, "PyTorch's default: w = 0")]
    public void TorchDefault_knows_what_is_no_matrix(LayerRole role, string text)
    {
        SchemeOptions options = new() { Scheme = Scheme.TorchDefault };
        Assert.Empty(SchemeCatalog.Validate(options, role));
        Assert.False(SchemeCatalog.ReadsFans(options, role));
        Assert.Equal(text, SchemeCatalog.Plan(options, role, null).Resolve(default).Text);
        Assert.True(SchemeCatalog.ReadsFans(options, LayerRole.Bias));
        Assert.Empty(SchemeCatalog.Validate(options, LayerRole.Bias));
    }

    [Fact]
    public void Siren_follows_its_paper()
    {
        ResolvedScheme hidden = Resolve(new() { Scheme = Scheme.Siren }, new(256, 256), Fans.Dense(256, 256));
        Assert.Equal(Math.Sqrt(6.0 / 256) / 30, hidden.Law.Maximum, 1e-17);
        Assert.Equal("SIREN uniform: bound = sqrt(0.00666667 / 256) = 0.0051031, omega 30", hidden.Text);
        Assert.Equal(
            Math.Sqrt(6.0 / 256) / 10,
            Resolve(new() { Scheme = Scheme.Siren, Omega = 10, Position = LayerPosition.Output }, new(3, 256), Fans.Dense(256, 3)).Law.Maximum,
            1e-17);
        ResolvedScheme first = Resolve(new() { Scheme = Scheme.Siren, Position = LayerPosition.Input }, new(256, 2), Fans.Dense(2, 256));
        Assert.Equal(0.5, first.Law.Maximum, 1e-16);
        Assert.Equal("SIREN uniform: bound = sqrt(1 / 2^2) = 0.5, first layer", first.Text);
        Assert.Equal(
            SchemeOption.Omega,
            SchemeCatalog.WithoutEffect(
                new() { Scheme = Scheme.Siren, Omega = 10, Position = LayerPosition.Input }, LayerRole.Weight));
    }

    [Theory]
    [InlineData(LayerPosition.Input, 1.0 / 784)]
    [InlineData(LayerPosition.Hidden, 1.0 / 784)]
    [InlineData(LayerPosition.Output, 1.0 / 784 / 784)]
    public void MuP_follows_its_table(LayerPosition position, double variance)
    {
        Assert.Equal(variance, Resolve(new() { Scheme = Scheme.MuP, Position = position }, Dense, DenseFans).Law.Variance, 1e-18);
        Assert.Equal(
            4 * variance,
            Resolve(
                new() { Scheme = Scheme.MuP, Position = position, Gain = 2, Distribution = Distribution.TruncatedNormal }, Dense, DenseFans)
                .Law.Variance,
            1e-17);
        Assert.True(SchemeCatalog.ReadsFans(new() { Scheme = Scheme.MuP }, LayerRole.Weight));
        Assert.Single(SchemeCatalog.Validate(new() { Scheme = Scheme.MuP }, LayerRole.Bias));
    }

    [Fact]
    public void MuP_explains_itself() => Assert.Equal(
        "muP output normal: sigma = sqrt(1 / 784^2) = 0.00127551, gain 1",
        Resolve(new() { Scheme = Scheme.MuP, Position = LayerPosition.Output }, Dense, DenseFans).Text);

    [Theory]
    [InlineData(null, -4.59511985013459)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 2.1972245773362196)]
    [InlineData(1e-6, -13.815509557963774)]
    public void A_prior_probability_is_what_a_sigmoid_makes_of_its_bias(double? probability, double bias)
    {
        SchemeOptions options = new() { Scheme = Scheme.PriorProbability, Probability = probability };
        Assert.Equal(bias, SchemeCatalog.Plan(options, LayerRole.Bias, null).Resolve(default).Law.Mean, 1e-14);
        Assert.Equal(probability ?? 0.01, 1 / (1 + Math.Exp(-bias)), 1e-15);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_probability_is_one(double probability) => Assert.Equal(
        "Probability must be above 0 and below 1",
        Assert.Single(SchemeCatalog.Validate(new() { Scheme = Scheme.PriorProbability, Probability = probability }, LayerRole.Bias)).Remedy);

    [Fact]
    public void A_forget_gate_is_open_and_the_others_are_not()
    {
        ResolvedScheme resolved = SchemeCatalog.Plan(new() { Scheme = Scheme.LstmForgetBias }, LayerRole.Bias, null)
            .Resolve(default, new(400, 1));
        Assert.Equal("LSTM forget bias: 1 in the forget gate, the second quarter, and 0 elsewhere", resolved.Text);
        Assert.Equal((0.25, 3.0 / 16), (resolved.Law.Mean, resolved.Law.Variance));
        Assert.Equal("1 in a share of 0.25", resolved.Law.ToString());
        Assert.Equal((-2, 0), (WeightDistribution.Gate(-2, 0.25).Minimum, WeightDistribution.Gate(-2, 0.25).Maximum));
        Assert.Equal(
            "Scheme.LstmForgetBias needs a size that four gates divide evenly",
            SchemeCatalog.ValidateShape(new() { Scheme = Scheme.LstmForgetBias }, new(401, 1))?.Remedy);
    }

    [Fact]
    public void Depth_divides_sigma_by_the_root_of_twice_the_blocks()
    {
        Assert.Equal(
            0.02 / Math.Sqrt(24), Resolve(new() { Scheme = Scheme.Normal, Std = 0.02, Depth = 12 }, Dense, DenseFans).Law.Sigma, 1e-17);
        Assert.Equal(
            0.02 / Math.Sqrt(24),
            Resolve(new() { Scheme = Scheme.TruncatedNormal, Std = 0.02, Depth = 12 }, Dense, DenseFans).Law.Sigma,
            1e-17);
        Assert.Equal(
            "Normal at residual depth 12: N(0, 0.00408)",
            Resolve(new() { Scheme = Scheme.Normal, Std = 0.02, Depth = 12 }, Dense, DenseFans).Text);
        Assert.Equal("Zero: w = 0", Resolve(new() { Scheme = Scheme.Zero, Depth = 12 }, Dense, DenseFans).Text);
        ResolvedScheme he = Resolve(new() { Scheme = Scheme.He, Depth = 12 }, Dense, DenseFans);
        Assert.Equal(Math.Sqrt(2.0 / 784 / 24), he.Law.Sigma, 1e-17);
        Assert.Equal(
            "He normal: sigma = sqrt(0.0833333 / 784) = 0.0103098, gain sqrt(2), over sqrt(2 x 12) for the residual depth", he.Text);
    }

    private static ResolvedScheme Resolve(SchemeOptions options, WeightShape shape, Fans fans) =>
        SchemeCatalog.Plan(options, LayerRole.Weight, null).Resolve(fans, shape);
}
