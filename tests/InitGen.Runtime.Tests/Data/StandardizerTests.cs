using System;
using System.Linq;
using Xunit;

namespace InitGen.Runtime.Tests.Data;

public sealed class StandardizerTests
{
    // Columns: large and far off, small and negative, constant.
    private static float[] Table(int rows) =>
        [.. Enumerable.Range(0, rows).SelectMany(static i => new[] { 1000 + (7f * (i * 37 % 11)), -0.001f * (i * 13 % 7), 5 })];

    private static double[] Column(float[] data, int column) => [.. data.Where((_, i) => i % 3 == column).Select(static x => (double)x)];

    [Fact]
    public void A_z_score_has_mean_0_and_variance_1()
    {
        float[] data = Table(154);
        Standardizer fitted = Standardizer.Fit(Standardization.ZScore, data, 3);
        fitted.Apply(data);
        for (int column = 0; column < 2; column++)
        {
            double[] values = Column(data, column);
            double mean = values.Average();

            // The mean is kept as a float: off by 2^-24 of its size, over sigma.
            Assert.InRange(mean, -1e-5, 1e-5);
            Assert.InRange(values.Average(x => (x - mean) * (x - mean)), 1 - 1e-5, 1 + 1e-5);
        }

        Assert.Equal([2], fitted.ConstantColumns);
        Assert.All(Column(data, 2), static x => Assert.Equal(0, x));
    }

    [Theory]
    [InlineData(Standardization.ZeroToOne, 0f)]
    [InlineData(Standardization.MinusOneToOne, -1f)]
    public void A_range_ends_where_it_says(Standardization kind, float low)
    {
        float[] data = Table(77);
        Standardizer.Fit(kind, data, 3).Apply(data);
        for (int column = 0; column < 2; column++)
        {
            double[] values = Column(data, column);
            Assert.Equal(low, values.Min(), 1e-6);
            Assert.Equal(1, values.Max(), 1e-6);
        }
    }

    [Fact]
    public void What_was_fitted_holds_for_other_data()
    {
        Standardizer fitted = Standardizer.Fit(Standardization.ZeroToOne, [0, 10, 4, 20], 2);
        float[] other = [2, 15, 8, 10];
        fitted.Apply(other);
        Assert.Equal([0.5f, 0.5f, 2f, 0f], other);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_is_named_and_nothing_changes(float odd)
    {
        float[] data = [1, 2, 3, odd];
        Assert.Contains("Row 1, column 1", Assert.Throws<ArgumentException>(() => Standardizer.Fit(Standardization.ZScore, data, 2)).Message, StringComparison.Ordinal);
        Standardizer fitted = Standardizer.Fit(Standardization.ZScore, [1, 2, 3, 4], 2);
        Assert.Throws<ArgumentException>(() => fitted.Apply(data));
        Assert.Equal([1, 2, 3, odd], data);
    }

    [Fact]
    public void Bad_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => Standardizer.Fit(Standardization.ZScore, [1, 2, 3], 2));
        Assert.Throws<ArgumentException>(static () => Standardizer.Fit(Standardization.ZScore, [1, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Standardizer.Fit(Standardization.ZScore, [1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Standardizer.Fit((Standardization)9, [1, 2], 1));
        Assert.Throws<ArgumentException>(static () => Standardizer.Fit(Standardization.ZScore, [1, 2, 3, 4], 2).Apply([1f]));
    }
}
