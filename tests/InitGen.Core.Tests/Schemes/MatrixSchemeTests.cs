using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>Schemes that make a weight as a whole: their laws, their texts, and what they refuse.</summary>
public sealed class MatrixSchemeTests
{
    private static readonly WeightShape Dense = new(256, 784);
    private static readonly WeightShape Conv = new(32, 16, KernelSize: 9, KernelCentre: 4, KernelRank: 2, Matrices: 4);

    public static TheoryData<SchemeOptions, WeightShape, double, double, string> Laws() => new()
    {
        {
            new() { Scheme = Scheme.Orthogonal }, Dense, 0, 1.0 / 784,
            "Orthogonal: rows orthonormal, sigma = 1 / sqrt(784) = 0.0357143, gain 1"
        },
        {
            new() { Scheme = Scheme.Orthogonal, Gain = 2 }, new(784, 256), 0, 4.0 / 784,
            "Orthogonal: columns orthonormal, sigma = 2 / sqrt(784) = 0.0714286, gain 2 as given"
        },
        {
            new() { Scheme = Scheme.Orthogonal }, Conv, 0, 1.0 / 144,
            "Orthogonal: each of 4 matrices by itself, rows orthonormal, sigma = 1 / sqrt(144) = 0.0833333, gain 1"
        },
        {
            new() { Scheme = Scheme.DeltaOrthogonal }, Conv, 0, 1.0 / 32 / 9,
            "Delta-orthogonal: each of 4 matrices by itself, at the kernel's centre, sigma there = 1 / sqrt(32) = 0.176777, gain 1"
        },
        {
            new() { Scheme = Scheme.UnitSphere }, Dense, 0, 1.0 / 784,
            "Unit sphere: rows of norm 1, sigma = 1 / sqrt(784) = 0.0357143, gain 1"
        },
        { new() { Scheme = Scheme.Identity }, Dense, 1.0 / 784, 1.0 / 784, "Identity: 256 ones, gain 1" },
        {
            new() { Scheme = Scheme.Dirac, Gain = 0.5 }, Conv, 0.5 / 32 / 9, 0.25 / 32 / 9,
            "Dirac: each of 4 matrices by itself, 16 ones, gain 0.5 as given"
        },
        {
            new() { Scheme = Scheme.Sparse, Sparsity = 0.9 }, new(250, 10), 0, 1e-4 / 10,
            "Sparse: N(0, 0.01), 225 of the 250 elements of a column zero"
        },
    };

    [Theory, MemberData(nameof(Laws))]
    public void A_law_is_that_of_an_element_in_a_random_place(
        SchemeOptions options, WeightShape shape, double mean, double meanSquare, string text)
    {
        ResolvedScheme resolved = SchemeCatalog.Plan(options, LayerRole.Weight, null).Resolve(default, shape);
        Assert.Equal(mean, resolved.Law.Mean, 1e-15);
        Assert.Equal(meanSquare, resolved.Law.MeanSquare, 1e-15);
        Assert.Equal(meanSquare - (mean * mean), resolved.Law.Variance, 1e-15);
        Assert.Equal(text, resolved.Text);
        Assert.Equal(double.NaN, resolved.FanValue);
        Assert.Null(SchemeCatalog.ValidateShape(options, shape));
        Assert.False(SchemeCatalog.ReadsFans(options, LayerRole.Weight));
    }

    [Fact]
    public void A_law_is_written_as_people_write_it()
    {
        Assert.Equal("orthogonal, gain 2", WeightDistribution.Orthogonal(2, Dense).ToString());
        Assert.Equal("orthogonal at the centre, gain 1", WeightDistribution.DeltaOrthogonal(1, Conv).ToString());
        Assert.Equal("rows of norm 1", WeightDistribution.UnitSphere(1, Dense).ToString());
        Assert.Equal("0.5 on the diagonal", WeightDistribution.Identity(0.5, Dense).ToString());
        Assert.Equal("N(0, 0.01) and 0.9 zeros", WeightDistribution.Sparse(0.01, 0.9, new(250, 10)).ToString());
        Assert.Equal((-2, 2), (WeightDistribution.Orthogonal(2, Dense).Minimum, WeightDistribution.Orthogonal(2, Dense).Maximum));
        Assert.Equal((0, 2), (WeightDistribution.Identity(2, Dense).Minimum, WeightDistribution.Identity(2, Dense).Maximum));
        Assert.Equal(0.01, WeightDistribution.Sparse(0.01, 0.9, Dense).Sigma);
        Assert.Equal(double.PositiveInfinity, WeightDistribution.Sparse(0.01, 0.9, Dense).Maximum);
    }

    [Theory]
    [InlineData(10, 0.7, 7)]
    [InlineData(100, 0.07, 7)]
    [InlineData(100, 0.29, 29)]
    [InlineData(10, 0.01, 1)]
    [InlineData(10, 0.71, 8)]
    [InlineData(10, 0.99, 9)]
    [InlineData(1, 0.5, 0)]
    public void Zeros_are_rounded_up_and_never_all(long rows, double sparsity, long zeros) =>
        Assert.Equal(zeros, WeightShape.Zeros(rows, sparsity));

    [Fact]
    public void What_a_shape_does_not_allow_is_refused()
    {
        static string? Refused(Scheme scheme, WeightShape shape) =>
            SchemeCatalog.ValidateShape(new() { Scheme = scheme, Sparsity = 0.5 }, shape)?.Remedy;
        Assert.Equal(
            "Scheme.DeltaOrthogonal makes kernels of convolutions; take Scheme.Orthogonal for a matrix",
            Refused(Scheme.DeltaOrthogonal, Dense));
        Assert.Equal(
            "Scheme.DeltaOrthogonal needs at least as many outputs as inputs; take Scheme.Orthogonal",
            Refused(Scheme.DeltaOrthogonal, new(16, 32, 9, 4, 2)));
        Assert.Equal(
            "Scheme.Identity makes matrices; take Scheme.Dirac for the kernel of a convolution", Refused(Scheme.Identity, Conv));
        Assert.Equal(
            "Scheme.Dirac makes kernels of convolutions; take Scheme.Identity for a matrix", Refused(Scheme.Dirac, Dense));

        // The outputs of a transposed convolution are its columns; what is not known is not looked at.
        Assert.Null(Refused(Scheme.DeltaOrthogonal, new(16, 32, 9, 4, 2, IsTransposed: true)));
        Assert.Null(Refused(Scheme.DeltaOrthogonal, new(0, 32, 9, 4, 2)));
        Assert.Null(Refused(Scheme.Sparse, Conv));
        Assert.Null(Refused(Scheme.He, Dense));
    }

    [Theory]
    [InlineData(Scheme.Orthogonal)]
    [InlineData(Scheme.DeltaOrthogonal)]
    [InlineData(Scheme.UnitSphere)]
    [InlineData(Scheme.Identity)]
    [InlineData(Scheme.Dirac)]
    [InlineData(Scheme.Sparse)]
    public void A_vector_is_no_matrix(Scheme scheme)
    {
        OptionProblem problem = Assert.Single(SchemeCatalog.Validate(new() { Scheme = scheme, Sparsity = 0.5 }, LayerRole.Bias));
        Assert.Equal(
            $"Scheme.{scheme} makes a matrix, which a bias or normalization scale is not; "
            + "take Scheme.Auto, Zero, One, Constant, Uniform or Normal",
            problem.Remedy);
        Assert.Single(SchemeCatalog.Validate(new() { Scheme = scheme, Sparsity = 0.5 }, LayerRole.NormScale));
        Assert.Empty(SchemeCatalog.Validate(new() { Scheme = scheme, Sparsity = 0.5 }, LayerRole.Embedding));
    }

    [Fact]
    public void A_shape_is_needed() => Assert.Equal(
        "The law of Scheme.Orthogonal follows from the weight's shape: resolve it with that.",
        Assert.Throws<InvalidOperationException>(
            () => SchemeCatalog.Resolve(new() { Scheme = Scheme.Orthogonal }, LayerRole.Weight, Fans.Dense(1, 1), null)).Message);
}
