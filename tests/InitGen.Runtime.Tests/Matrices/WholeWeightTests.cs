using System;
using System.Linq;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Matrices;

/// <summary>Delta-orthogonal, unit sphere, identity and Dirac, sparse.</summary>
public sealed class WholeWeightTests
{
    private const double KolmogorovBound = 3.0917;

    [Theory]
    [InlineData(16, 8, 9, 4)]
    [InlineData(8, 8, 4, 2)]
    [InlineData(5, 5, 1, 0)]
    public void Delta_orthogonal_is_orthogonal_at_the_centre_and_zero_elsewhere(int rows, int columns, int kernel, int centre)
    {
        var weight = new float[rows * columns * kernel];
        weight.AsSpan().Fill(float.NaN);
        MatrixSchemes.DeltaOrthogonal(weight, 1, 2, 0, rows, columns, kernel, centre, 2);
        float[] at = [.. weight.Where((_, i) => i % kernel == centre)];
        Assert.InRange(Matrix.Distance(at, rows, columns, gain: 2), 0, 1e-6);
        Assert.All(weight.Where((_, i) => i % kernel != centre), element => Assert.Equal(0, element));
        var matrix = new float[rows * columns];
        MatrixSchemes.Orthogonal(matrix, 1, 2, 0, rows, columns, 2);
        Assert.Equal(matrix, at);
    }

    [Theory]
    [InlineData(9, 4)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void Slices_of_delta_orthogonal_equal_the_whole(int kernel, int centre) => Matrix.AssertSlices(
        2 * 20 * 10 * kernel,
        kernel,
        (destination, start) => MatrixSchemes.DeltaOrthogonal(destination, 1, 2, start, 20, 10, kernel, centre, 1));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(100)]
    public void Rows_on_the_sphere_have_its_radius_and_slices_equal_the_whole(int columns)
    {
        var weight = new float[50 * columns];
        MatrixSchemes.UnitSphere(weight, 1, 2, 0, columns, 1.5);
        for (int row = 0; row < 50; row++)
            Assert.Equal(1.5, Math.Sqrt(weight.AsSpan(row * columns, columns).ToArray().Sum(w => (double)w * w)), 1e-6);
        Matrix.AssertSlices(
            weight.Length, columns, (destination, start) => MatrixSchemes.UnitSphere(destination, 1, 2, start, columns, 1.5));
    }

    [Fact]
    public void Coordinates_on_the_sphere_are_uniform_and_rows_independent()
    {
        const int Rows = 100_000;
        var weight = new float[Rows * 3];
        MatrixSchemes.UnitSphere(weight, 1, 2, 0, 3, 1);
        double neighbours = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            float[] sample = [.. Enumerable.Range(0, Rows).Select(row => weight[(row * 3) + axis])];
            Assert.InRange(Matrix.DistanceToUniform(sample), 0, KolmogorovBound / Math.Sqrt(Rows));
            for (int row = 1; row < Rows; row++) neighbours += sample[row - 1] * sample[row];
        }

        // Each product has variance 1/9, and there are three in a row.
        Assert.InRange(neighbours, -5 * Math.Sqrt(Rows / 3.0), 5 * Math.Sqrt(Rows / 3.0));
    }

    [Fact]
    public void A_row_of_zeros_becomes_an_axis()
    {
        float[] row = new float[5];
        MatrixSchemes.Normalize(row, 2);
        Assert.Equal([2, 0, 0, 0, 0], row);
    }

    [Theory]
    [InlineData(4, 4, 1, 0)]
    [InlineData(3, 5, 1, 0)]
    [InlineData(5, 3, 1, 0)]
    [InlineData(4, 2, 9, 4)]
    [InlineData(2, 3, 4, 2)]
    public void Identity_has_its_gain_on_the_diagonal_of_each_matrix(int rows, int columns, int kernel, int centre)
    {
        var weight = new float[2 * rows * columns * kernel];
        MatrixSchemes.Identity(weight, 0, rows, columns, kernel, centre, 0.5);
        for (int i = 0; i < weight.Length; i++)
        {
            bool one = i % kernel == centre && i / kernel % columns == i / kernel / columns % rows;
            Assert.Equal(one ? 0.5f : 0, weight[i]);
        }

        Matrix.AssertSlices(
            weight.Length,
            columns * kernel,
            (destination, start) => MatrixSchemes.Identity(destination, start, rows, columns, kernel, centre, 0.5));
    }

    [Theory]
    [InlineData(10, 7, 3)]
    [InlineData(10, 40, 7)]
    [InlineData(64, 5, 63)]
    [InlineData(1, 5, 0)]
    public void Each_column_has_its_number_of_zeros(int rows, int columns, int zeros)
    {
        var weight = new float[2 * rows * columns];
        Thin(weight, 0);
        for (int matrix = 0; matrix < 2; matrix++)
        {
            for (int column = 0; column < columns; column++)
            {
                Assert.Equal(zeros, Enumerable.Range(0, rows).Count(row => weight[(((matrix * rows) + row) * columns) + column] == 0));
            }
        }

        Matrix.AssertSlices(weight.Length, columns, Thin);
        void Thin(Span<float> destination, long start)
        {
            destination.Fill(1);
            MatrixSchemes.Thin(destination, 3, 4, start, rows, columns, zeros);
        }
    }

    [Fact]
    public void A_gate_is_a_range_of_a_vector()
    {
        var vector = new float[40];
        vector.AsSpan().Fill(float.NaN);
        MatrixSchemes.Gate(vector, 0, 10, 10, 1.5f);
        for (int i = 0; i < vector.Length; i++) Assert.Equal(i is >= 10 and < 20 ? 1.5f : 0, vector[i]);
        Matrix.AssertSlices(40, 10, (destination, start) => MatrixSchemes.Gate(destination, start, 10, 10, 1.5f));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_choice_of_zeros_is_as_probable_as_any_other(int zerosPerColumn)
    {
        // Two or three of five rows: ten sets. Chi-squared with nine degrees of freedom passes 52 with probability 4e-8.
        const int Columns = 100_000;
        var weight = new float[5 * Columns];
        weight.AsSpan().Fill(1);
        MatrixSchemes.Thin(weight, 3, 4, 0, 5, Columns, zerosPerColumn);
        var counts = new int[32];
        for (int column = 0; column < Columns; column++)
        {
            int zeros = 0;
            for (int row = 0; row < 5; row++) zeros |= weight[(row * Columns) + column] == 0 ? 1 << row : 0;
            counts[zeros]++;
        }

        int[] pairs = [.. counts.Where((_, set) => int.PopCount(set) == zerosPerColumn)];
        Assert.Equal(10, pairs.Length);
        Assert.Equal(Columns, pairs.Sum());
        Assert.InRange(pairs.Sum(count => Math.Pow(count - (Columns / 10.0), 2) / (Columns / 10.0)), 0, 52);
    }
}
