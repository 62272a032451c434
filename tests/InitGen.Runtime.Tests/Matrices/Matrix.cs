using System;

namespace InitGen.Runtime.Tests.Matrices;

/// <summary>What tests of whole weights share.</summary>
internal static class Matrix
{
    public delegate void Slice(Span<float> destination, long start);

    /// <summary>The greatest distance of the rows' inner products, or the columns' if there are fewer, from those of orthonormal ones.</summary>
    public static double Distance(ReadOnlySpan<float> matrix, int rows, int columns, double gain = 1)
    {
        bool tall = rows > columns;
        (int vectors, int length) = tall ? (columns, rows) : (rows, columns);
        double worst = 0;
        for (int i = 0; i < vectors; i++)
        {
            for (int j = i; j < vectors; j++)
            {
                double product = 0;
                for (int k = 0; k < length; k++)
                    product += (double)At(matrix, columns, tall, i, k) * At(matrix, columns, tall, j, k);
                worst = Math.Max(worst, Math.Abs((product / (gain * gain)) - (i == j ? 1 : 0)));
            }
        }

        return worst;
    }

    /// <summary>The distance of Kolmogorov and Smirnov to the uniform law on [-1, 1], which each coordinate on a sphere in space has.</summary>
    public static double DistanceToUniform(float[] sample)
    {
        float[] sorted = [.. sample];
        Array.Sort(sorted);
        double worst = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = (sorted[i] + 1) / 2.0;
            worst = Math.Max(worst, Math.Max(Math.Abs(expected - ((double)i / sorted.Length)), Math.Abs(expected - ((i + 1.0) / sorted.Length))));
        }

        return worst;
    }

    /// <summary>Random slices, and slices around each row's end, equal the whole.</summary>
    public static void AssertSlices(int length, int width, Slice fill)
    {
        var whole = new float[length];
        fill(whole, 0);
        Random random = new(1);
        for (int trial = 0; trial < 60; trial++)
        {
            int start = trial % 2 == 0 ? random.Next(length + 1) : Math.Min(random.Next((length / width) + 1) * width, length);
            int count = random.Next(length - start + 1);
            if (trial % 3 == 0) count = Math.Min(count, 5);
            var slice = new float[count];
            slice.AsSpan().Fill(float.NaN);
            fill(slice, start);
            Kernels.Paths.AssertSame(whole.AsSpan(start, count), slice, $"from {start}");
        }
    }

    private static float At(ReadOnlySpan<float> matrix, int columns, bool transposed, int i, int k) =>
        transposed ? matrix[(k * columns) + i] : matrix[(i * columns) + k];
}
