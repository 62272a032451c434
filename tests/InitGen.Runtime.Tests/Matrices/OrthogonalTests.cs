using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Matrices;

public sealed class OrthogonalTests
{
    // Kolmogorov: P(D > x / sqrt n) < 2 exp(-2 x^2) = 1e-8.
    private const double KolmogorovBound = 3.0917;
    private const int Trials = 20_000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(100, 1)]
    [InlineData(2, 2)]
    [InlineData(33, 65)]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    [InlineData(127, 129)]
    [InlineData(400, 300)]
    [InlineData(300, 1000)]
    public void Rows_or_columns_are_orthonormal_times_the_gain(int rows, int columns)
    {
        var matrix = new float[rows * columns];
        MatrixSchemes.Orthogonal(matrix, 1, 2, 0, rows, columns, 1);
        Assert.InRange(Matrix.Distance(matrix, rows, columns), 0, 1e-6);

        var scaled = new float[rows * columns];
        MatrixSchemes.Orthogonal(scaled, 1, 2, 0, rows, columns, 0.7);
        Assert.Equal(Array.ConvertAll(matrix, weight => weight * 0.7f), scaled);
    }

    [Fact]
    public void Large_matrices_are_no_worse()
    {
        var matrix = new float[1024 * 1024];
        MatrixSchemes.Orthogonal(matrix, 1, 2, 0, 1024, 1024, 1);
        Assert.InRange(Matrix.Distance(matrix, 1024, 1024), 0, 2e-6);
    }

    [Theory]
    [InlineData(70, 130)]
    [InlineData(130, 70)]
    [InlineData(129, 129)]
    public void Slices_equal_the_whole(int rows, int columns) => Matrix.AssertSlices(
        3 * rows * columns,
        columns,
        (destination, start) => MatrixSchemes.Orthogonal(destination, 5, 6, start, rows, columns, 1.25));

    [Fact]
    public void Stacked_matrices_are_orthogonal_each_for_itself_and_differ()
    {
        var stack = new float[4 * 32 * 32];
        MatrixSchemes.Orthogonal(stack, 1, 2, 0, 32, 32, 1);
        for (int i = 0; i < 4; i++)
        {
            Assert.InRange(Matrix.Distance(stack.AsSpan(i * 1024, 1024), 32, 32), 0, 1e-6);
            if (i > 0) Assert.False(stack.AsSpan(0, 1024).SequenceEqual(stack.AsSpan(i * 1024, 1024)));
        }
    }

    // Each row and column of a matrix with Haar's law is a point on the sphere, and in three dimensions a coordinate of that is uniform
    // (Archimedes). Without the right signs the diagonal is not.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void Elements_have_the_law_of_Haar(int rows, int columns)
    {
        var samples = new float[rows * columns][];
        for (int i = 0; i < samples.Length; i++) samples[i] = new float[Trials];
        var matrix = new float[rows * columns];
        for (int trial = 0; trial < Trials; trial++)
        {
            MatrixSchemes.Orthogonal(matrix, (ulong)trial, 3, 0, rows, columns, 1);
            for (int i = 0; i < matrix.Length; i++) samples[i][trial] = matrix[i];
        }

        Assert.All(samples, sample => Assert.InRange(Matrix.DistanceToUniform(sample), 0, KolmogorovBound / Math.Sqrt(Trials)));
        float[] folded = Array.ConvertAll(samples[0], Math.Abs);
        Assert.True(Matrix.DistanceToUniform(folded) > KolmogorovBound / Math.Sqrt(Trials));
    }

    // Diaconis and Shahshahani 1994: the first moments of the trace are those of a standard normal number, however small the matrix.
    [Fact]
    public void The_trace_has_the_moments_of_Haar()
    {
        double first = 0, second = 0, fourth = 0;
        var matrix = new float[25];
        for (int trial = 0; trial < Trials; trial++)
        {
            MatrixSchemes.Orthogonal(matrix, (ulong)trial, 3, 0, 5, 5, 1);
            double trace = (double)matrix[0] + matrix[6] + matrix[12] + matrix[18] + matrix[24];
            first += trace / Trials;
            second += trace * trace / Trials;
            fourth += trace * trace * trace * trace / Trials;
        }

        // Variances of the powers: 1, 2 and 96.
        Assert.Equal(0, first, 5 / Math.Sqrt(Trials));
        Assert.Equal(1, second, 5 * Math.Sqrt(2.0 / Trials));
        Assert.Equal(3, fourth, 5 * Math.Sqrt(96.0 / Trials));
    }

    [Fact]
    public void The_first_row_is_the_normalized_sample()
    {
        var matrix = new float[3 * 100];
        MatrixSchemes.Orthogonal(matrix, 8, 9, 0, 3, 100, 1);
        double norm = 0;
        for (int i = 0; i < 100; i++) norm += Math.Pow(Kernels.Definition.Normal(Kernels.Definition.Word(8, 9, i), 0f, 1f), 2);
        for (int i = 0; i < 100; i++)
            Assert.Equal(Kernels.Definition.Normal(Kernels.Definition.Word(8, 9, i), 0f, 1f) / Math.Sqrt(norm), matrix[i], 1e-6);
    }

    [Fact]
    public void A_vector_of_zeros_keeps_its_row()
    {
        float[] zeros = new float[9];
        Assert.Equal(1, HaarMatrix.Reflector(zeros, out float scale));
        Assert.Equal(0, scale);
        Assert.Equal(1, zeros[0]);

        // R's diagonal is 0 in its sign only: the first element alone is 0.
        float[] first = [0, 3, 4];
        Assert.NotEqual(0, HaarMatrix.Reflector(first, out scale));
        Assert.Equal(1, scale);
    }

    [Fact]
    public void Bits_never_change_and_neither_do_those_of_the_other_whole_weights() => Assert.Equal(
        // Orthogonal, delta-orthogonal, unit sphere, identity, the zeros of sparse.
        "3fb56f12b96671f8 2c497c5552fb4fac 2f300d75c7c0a3cb "
        + "d042be04aac18f55 4f5d32ffcfc18f55",
        MatrixDigest.Compute());
}
