using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class SchemeValidationTests
{
    private const string GainRemedy = "Gain must be a finite number above 0 (from 1E-150 to 1E+150)";
    private const string TruncationRemedy = "Truncation must be from 0.5 to 6";

    public static TheoryData<SchemeOptions, string, string, string> Problems() => new()
    {
        { new() { Scheme = Scheme.Normal }, "Std", "", "Scheme.Normal needs Std" },
        { new() { Scheme = Scheme.TruncatedNormal }, "Std", "", "Scheme.TruncatedNormal needs Std" },
        { new() { Scheme = Scheme.Constant }, "Value", "", "Scheme.Constant needs Value" },
        { new() { Scheme = Scheme.Uniform, High = 1 }, "Low", "", "Scheme.Uniform needs Low" },
        { new() { Scheme = Scheme.Uniform, Low = 1 }, "High", "", "Scheme.Uniform needs High" },
        { new() { Scheme = Scheme.Uniform, Low = 1, High = 1 }, "Low", "1", "Low must be below High" },
        { new() { Scheme = Scheme.Uniform, Low = double.NaN, High = 1 }, "Low", "NaN", "Low must be finite" },
        { new() { Scheme = Scheme.Uniform, Low = 0, High = double.PositiveInfinity }, "High", "Infinity", "High must be finite" },
        { new() { Scheme = Scheme.Normal, Std = 0 }, "Std", "0", "Std must be above 0 and finite" },
        { new() { Scheme = Scheme.Normal, Std = -0.5 }, "Std", "-0.5", "Std must be above 0 and finite" },
        { new() { Scheme = Scheme.Normal, Std = double.NaN }, "Std", "NaN", "Std must be above 0 and finite" },
        { new() { Scheme = Scheme.Normal, Std = double.PositiveInfinity }, "Std", "Infinity", "Std must be above 0 and finite" },
        { new() { Scheme = Scheme.Normal, Std = 1, Mean = double.NaN }, "Mean", "NaN", "Mean must be finite" },
        { new() { Scheme = Scheme.Constant, Value = double.NaN }, "Value", "NaN", "Value must be finite" },
        { new() { Scheme = Scheme.He, Gain = 0 }, "Gain", "0", GainRemedy },
        { new() { Scheme = Scheme.Auto, Gain = -1 }, "Gain", "-1", GainRemedy },
        { new() { Gain = double.NaN }, "Gain", "NaN", GainRemedy },
        { new() { Scheme = Scheme.TruncatedNormal, Std = 1, Truncation = 0.4 }, "Truncation", "0.4", TruncationRemedy },
        { new() { Distribution = Distribution.TruncatedNormal, Truncation = 7 }, "Truncation", "7", TruncationRemedy },
        { new() { Distribution = (Distribution)9 }, "Distribution", "9", "Distribution must be a member of the enumeration" },
        { new() { Fan = (FanMode)9 }, "Fan", "9", "Fan must be a member of the enumeration" },
        { new() { Scheme = Scheme.Sparse }, "Sparsity", "", "Scheme.Sparse needs Sparsity" },
        { new() { Scheme = Scheme.Sparse, Sparsity = 0 }, "Sparsity", "0", "Sparsity must be above 0 and below 1" },
        { new() { Scheme = Scheme.Sparse, Sparsity = 1 }, "Sparsity", "1", "Sparsity must be above 0 and below 1" },
        { new() { Scheme = Scheme.Sparse, Sparsity = double.NaN }, "Sparsity", "NaN", "Sparsity must be above 0 and below 1" },
        { new() { Scheme = Scheme.Sparse, Sparsity = 0.9, Std = 0 }, "Std", "0", "Std must be above 0 and finite" },
        { new() { Scheme = Scheme.Orthogonal, Gain = -1 }, "Gain", "-1", GainRemedy },
        { new() { Scheme = Scheme.He, Depth = 0 }, "Depth", "0", "Depth must be from 1 to 1000000" },
        { new() { Scheme = Scheme.Normal, Std = 1, Depth = -3 }, "Depth", "-3", "Depth must be from 1 to 1000000" },
        { new() { Scheme = Scheme.Siren, Omega = 0 }, "Omega", "0", "Omega must be a finite number above 0 (from 1E-150 to 1E+150)" },
        { new() { Scheme = Scheme.Siren, Position = (LayerPosition)7 }, "Position", "7", "Position must be a member of the enumeration" },
        { new() { Scheme = Scheme.MuP, Position = (LayerPosition)(-1) }, "Position", "-1", "Position must be a member of the enumeration" },
        {
            new() { Scheme = Scheme.PriorProbability }, "Scheme", "PriorProbability",
            "Scheme.PriorProbability is for a [Bias], that of a layer which ends in a sigmoid"
        },
        {
            new() { Scheme = Scheme.LstmForgetBias }, "Scheme", "LstmForgetBias",
            "Scheme.LstmForgetBias is for a [Bias] of four gates"
        },
        { new() { Scheme = (Scheme)99 }, "Scheme", "99", "Scheme must be a member of the enumeration" },
    };

    [Theory, MemberData(nameof(Problems))]
    public void A_problem_names_option_value_and_remedy(SchemeOptions options, string option, string given, string remedy)
    {
        Assert.Equal([new OptionProblem(option, given, remedy)], SchemeCatalog.Validate(options, LayerRole.Weight));
        Assert.Contains(
            remedy,
            Assert.Throws<ArgumentException>(() => SchemeCatalog.Plan(options, LayerRole.Weight, null)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_problems_are_reported_together() => Assert.Equal(
        ["Scheme.Uniform needs Low", "Scheme.Uniform needs High"],
        SchemeCatalog.Validate(new() { Scheme = Scheme.Uniform }, LayerRole.Weight).Select(p => p.Remedy));

    [Theory]
    [InlineData(Scheme.Auto)]
    [InlineData(Scheme.Zero)]
    [InlineData(Scheme.One)]
    [InlineData(Scheme.Xavier)]
    [InlineData(Scheme.He)]
    [InlineData(Scheme.LeCun)]
    [InlineData(Scheme.VarianceScaling)]
    public void These_schemes_need_nothing(Scheme scheme) =>
        Assert.Empty(SchemeCatalog.Validate(new() { Scheme = scheme }, LayerRole.Weight));

    [Theory]
    [InlineData(LayerRole.Bias)]
    [InlineData(LayerRole.NormScale)]
    public void A_parameter_without_fans_takes_no_variance_based_scheme(LayerRole role)
    {
        OptionProblem problem = Assert.Single(SchemeCatalog.Validate(new() { Scheme = Scheme.He }, role));
        Assert.Equal("Scheme", problem.Option);
        Assert.Equal("He", problem.Given);
        Assert.Equal(
            "Scheme.He divides by a fan, which a bias or normalization scale does not have; "
            + "take Scheme.Auto, Zero, One, Constant, Uniform or Normal",
            problem.Remedy);
        Assert.Empty(SchemeCatalog.Validate(SchemeOptions.Auto, role));
        Assert.Empty(SchemeCatalog.Validate(new() { Scheme = Scheme.Normal, Std = 0.1 }, role));
        Assert.Empty(SchemeCatalog.Validate(new() { Scheme = Scheme.He }, LayerRole.Embedding));
    }

    [Fact]
    public void What_a_scheme_does_not_read_is_without_effect_and_no_problem()
    {
        SchemeOptions options = new() { Scheme = Scheme.He, Std = -1, Value = double.NaN, Truncation = 99, Gain = 2 };
        Assert.Empty(SchemeCatalog.Validate(options, LayerRole.Weight));
        Assert.Equal(
            SchemeOption.Std | SchemeOption.Value | SchemeOption.Truncation,
            SchemeCatalog.WithoutEffect(options, LayerRole.Weight));
    }

    [Fact]
    public void Options_with_an_effect_are_told_from_those_without()
    {
        SchemeOptions all = new()
        {
            Distribution = Distribution.TruncatedNormal, Fan = FanMode.In, Gain = 1, Std = 1, Mean = 1, Low = 0, High = 1,
            Value = 1, Truncation = 2, Sparsity = 0.5, Depth = 12, Omega = 30, Position = LayerPosition.Hidden, Probability = 0.5,
        };
        SchemeOption every = all.Said;
        Assert.Equal(16383, (int)every);
        SchemeOption Read(Scheme scheme, LayerRole role = LayerRole.Weight) =>
            every & ~SchemeCatalog.WithoutEffect(all with { Scheme = scheme }, role);

        SchemeOption scaled = SchemeOption.Distribution | SchemeOption.Fan | SchemeOption.Gain | SchemeOption.Truncation
            | SchemeOption.Depth;
        Assert.Equal(scaled, Read(Scheme.Auto));
        Assert.Equal(scaled, Read(Scheme.Xavier));
        Assert.Equal(SchemeOption.None, Read(Scheme.Auto, LayerRole.Bias));
        Assert.Equal(SchemeOption.None, Read(Scheme.Zero));
        Assert.Equal(SchemeOption.None, Read(Scheme.One));
        Assert.Equal(SchemeOption.Value, Read(Scheme.Constant));
        Assert.Equal(SchemeOption.Low | SchemeOption.High, Read(Scheme.Uniform));
        Assert.Equal(SchemeOption.Std | SchemeOption.Mean | SchemeOption.Depth, Read(Scheme.Normal));
        Assert.Equal(
            SchemeOption.Std | SchemeOption.Mean | SchemeOption.Truncation | SchemeOption.Depth, Read(Scheme.TruncatedNormal));
        Assert.Equal(SchemeOption.None, Read(Scheme.TorchDefault));
        Assert.Equal(SchemeOption.Omega | SchemeOption.Position, Read(Scheme.Siren));
        Assert.Equal((scaled & ~SchemeOption.Fan) | SchemeOption.Position, Read(Scheme.MuP));
        Assert.Equal(SchemeOption.Probability, Read(Scheme.PriorProbability, LayerRole.Bias));
        Assert.Equal(SchemeOption.Value, Read(Scheme.LstmForgetBias, LayerRole.Bias));
        Assert.Equal(SchemeOption.Gain, Read(Scheme.Orthogonal));
        Assert.Equal(SchemeOption.Gain, Read(Scheme.DeltaOrthogonal));
        Assert.Equal(SchemeOption.Gain, Read(Scheme.UnitSphere));
        Assert.Equal(SchemeOption.Gain, Read(Scheme.Identity));
        Assert.Equal(SchemeOption.Gain, Read(Scheme.Dirac));
        Assert.Equal(SchemeOption.Std | SchemeOption.Sparsity, Read(Scheme.Sparse));
        Assert.Equal(SchemeOption.None, SchemeOptions.Auto.Said);
    }
}
