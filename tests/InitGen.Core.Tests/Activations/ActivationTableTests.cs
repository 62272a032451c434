using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class ActivationTableTests
{
    /// <summary>Every entry of the table: the rows, the other slopes of interest and the other numbers of pieces.</summary>
    public static TheoryData<Activation, double?> Entries()
    {
        TheoryData<Activation, double?> entries = [];
        foreach (ActivationInfo info in ActivationTable.All.Where(i => i.Moments is not null))
            entries.Add(info.Activation, null);
        foreach (double slope in (double[])[-0.5, 0, 0.1, 0.2, 0.3, 1, Math.Sqrt(5)])
            entries.Add(Activation.LeakyReLU, slope);
        for (int pieces = 3; pieces <= 8; pieces++)
            entries.Add(Activation.Maxout, pieces);
        return entries;
    }

    [Theory, MemberData(nameof(Entries))]
    public void Quadrature_of_the_definition_reproduces_the_entry(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        Assert.Empty(MomentQuadrature.Differences(MomentQuadrature.Compute(info), info.Moments!.Value));
    }

    [Theory, MemberData(nameof(Entries))]
    public void Quadrature_notices_a_change_in_the_eleventh_digit_of_any_field(Activation activation, double? parameter)
    {
        ActivationInfo info = ActivationTable.Get(activation, parameter);
        ActivationMoments computed = MomentQuadrature.Compute(info);
        ActivationMoments stated = info.Moments!.Value;
        static double Off(double x) => x == 0 ? 1e-11 : x * (1 + 1e-11);
        void Notices(string field, ActivationMoments perturbed) =>
            Assert.Equal([field], MomentQuadrature.Differences(computed, perturbed));

        Notices(nameof(stated.MeanSquare), stated with { MeanSquare = Off(stated.MeanSquare) });
        Notices(nameof(stated.Mean), stated with { Mean = Off(stated.Mean) });
        Notices(nameof(stated.DerivativeMeanSquare), stated with { DerivativeMeanSquare = Off(stated.DerivativeMeanSquare) });
        Notices(nameof(stated.FourthMomentRatio), stated with { FourthMomentRatio = Off(stated.FourthMomentRatio) });
        Notices(nameof(stated.Lambda), stated with { Lambda = Off(stated.Lambda) });
    }

    [Fact]
    public void Every_activation_has_one_row_in_the_order_of_the_enum()
    {
        Assert.Equal(Enum.GetValues<Activation>(), ActivationTable.All.Select(i => i.Activation));
        Assert.All(ActivationTable.All, info => Assert.NotEqual("", info.Source));
        Assert.Equal(ActivationTable.All.Count, ActivationTable.All.Select(i => i.Name).Distinct().Count());
    }

    [Fact]
    public void Only_softmax_and_its_logarithm_have_no_moments() => Assert.Equal(
        [Activation.Softmax, Activation.LogSoftmax],
        ActivationTable.All.Where(i => i.Moments is null).Select(i => i.Activation));

    [Fact]
    public void The_rectifiers_are_those_that_He_weights_are_for() => Assert.Equal(
        [
            Activation.ReLU, Activation.LeakyReLU, Activation.PReLU, Activation.RReLU, Activation.ReLU6,
            Activation.ELU, Activation.CELU,
        ],
        ActivationTable.All.Where(i => i.Family == ActivationFamily.Rectifier).Select(i => i.Activation));

    [Fact]
    public void The_smooth_rectifiers_are_the_gated_identities() => Assert.Equal(
        [Activation.GELU, Activation.GELUTanh, Activation.QuickGELU, Activation.SiLU, Activation.Mish, Activation.HardSwish],
        ActivationTable.All.Where(i => i.Family == ActivationFamily.SmoothRectifier).Select(i => i.Activation));

    [Fact]
    public void A_parameter_enters_name_slope_and_moments()
    {
        ActivationInfo leaky = ActivationTable.Get(Activation.LeakyReLU, 0.2);
        Assert.Equal("leaky ReLU (slope 0.2)", leaky.Name);
        Assert.Equal(0.2, leaky.Slope);
        Assert.Equal(0.52, leaky.Moments!.Value.MeanSquare);
        Assert.Equal(0.01, ActivationTable.Get(Activation.LeakyReLU).Slope);
        Assert.Equal(0.25, ActivationTable.Get(Activation.PReLU).Slope);
        Assert.Equal(2, ActivationTable.Get(Activation.Maxout).Pieces);
        Assert.Equal("maxout (5 pieces)", ActivationTable.Get(Activation.Maxout, 5).Name);
    }

    [Fact]
    public void Moments_are_null_where_the_table_ends()
    {
        Assert.Null(ActivationTable.Get(Activation.ELU, 0.5).Moments);
        Assert.NotNull(ActivationTable.Get(Activation.ELU, 1).Moments);
        Assert.NotNull(ActivationTable.Get(Activation.Maxout, 8).Moments);
        Assert.Null(ActivationTable.Get(Activation.Maxout, 9).Moments);
    }

    [Fact]
    public void An_activation_without_a_parameter_ignores_one() =>
        Assert.Equal(ActivationTable.Get(Activation.Tanh), ActivationTable.Get(Activation.Tanh, 3));

    [Fact]
    public void Infos_are_equal_by_value() =>
        Assert.Equal(ActivationTable.Get(Activation.LeakyReLU, 0.2), ActivationTable.Get(Activation.LeakyReLU, 0.2));

    [Theory]
    [InlineData(Activation.LeakyReLU, double.NaN, "Slope", "Slope must be a finite number from -1000000 to 1000000")]
    [InlineData(Activation.PReLU, double.PositiveInfinity, "Slope", "Slope must be a finite number from -1000000 to 1000000")]
    [InlineData(Activation.ELU, 0, "Slope", "Slope (the alpha of an ELU) must be above 0 and finite")]
    [InlineData(Activation.Maxout, 1, "Pieces", "Pieces must be a whole number, at least 2")]
    [InlineData(Activation.Maxout, 2.5, "Pieces", "Pieces must be a whole number, at least 2")]
    [InlineData((Activation)99, 1, "Activation", "Activation must be a member of the enumeration")]
    [InlineData((Activation)(-1), 1, "Activation", "Activation must be a member of the enumeration")]
    public void A_bad_parameter_is_data_and_an_exception_from_Get(
        Activation activation, double parameter, string option, string remedy)
    {
        OptionProblem? problem = ActivationTable.Validate(activation, parameter);
        Assert.Equal(option, problem?.Option);
        Assert.Equal(remedy, problem?.Remedy);
        Assert.Contains(
            remedy,
            Assert.Throws<ArgumentOutOfRangeException>(() => ActivationTable.Get(activation, parameter)).Message,
            StringComparison.Ordinal);
    }
}
