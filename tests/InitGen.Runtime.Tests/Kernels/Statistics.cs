using System;
using System.Numerics;
using System.Threading.Tasks;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>What samples are measured with, and how far chance may carry each measure: beyond it but once in 10^8 seeds.</summary>
internal static class Statistics
{
    /// <summary>Standard deviations that a normal variable passes with probability 1e-8.</summary>
    public const double Deviations = 5.73;

    // Kolmogorov: P(sqrt n D > x) -> 2 exp(-2 x^2) - 2 exp(-8 x^2) + ... = 1e-8.
    private const double KolmogorovQuantile = 3.0917;

    /// <summary>What the distance of Kolmogorov and Smirnov stays below, from the asymptotic law.</summary>
    public static double KolmogorovBound(int count) => KolmogorovQuantile / Math.Sqrt(count);

    /// <summary>The largest distance between a sample's distribution function and that of its law.</summary>
    public static double KolmogorovDistance(float[] values, Func<double, double> cumulative)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        double step = 1.0 / sorted.Length, distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max((i + 1) * step - expected, expected - i * step));
        }

        return distance;
    }

    /// <summary>The means of the first four powers.</summary>
    public static double[] Moments(float[] values)
    {
        double first = 0, second = 0, third = 0, fourth = 0;
        foreach (float value in values)
        {
            double square = (double)value * value;
            first += value;
            second += square;
            third += square * value;
            fourth += square * square;
        }

        double[] sums = [first, second, third, fourth];
        return Array.ConvertAll(sums, sum => sum / values.Length);
    }

    /// <summary>How far the moments of a sample are from those of its law, in standard errors: the worst of four.</summary>
    /// <param name="values">The sample.</param>
    /// <param name="even">The law's moments of order 0, 2, 4, 6 and 8; the odd ones are 0.</param>
    public static double MomentDeviation(float[] values, double[] even)
    {
        double[] moments = Moments(values);
        double worst = 0;
        for (int order = 1; order <= 4; order++)
        {
            double expected = order % 2 == 0 ? even[order / 2] : 0;
            double error = Math.Sqrt((even[order] - expected * expected) / values.Length);
            worst = Math.Max(worst, Math.Abs(moments[order - 1] - expected) / error);
        }

        return worst;
    }

    /// <summary>The correlation of two standard samples, and that of their squares, in standard errors: the larger one.</summary>
    public static double Correlation(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double products = 0, squares = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double x = left[i], y = right[i];
            products += x * y;
            squares += (x * x - 1) * (y * y - 1);
        }

        // Var z1 z2 = 1 and Var (z^2 - 1) = 2.
        return Math.Max(Math.Abs(products), Math.Abs(squares) / 2) / Math.Sqrt(left.Length);
    }

    /// <summary>
    /// How far from a half the share of bits is in which two lists of words differ, in standard errors: the worst of the 32 places in a word.
    /// </summary>
    public static double Agreement(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        Span<int> differing = stackalloc int[32];
        for (int i = 0; i < left.Length; i++)
        {
            for (uint difference = left[i] ^ right[i]; difference != 0; difference &= difference - 1)
                differing[BitOperations.TrailingZeroCount(difference)]++;
        }

        double worst = 0;
        foreach (int count in differing)
            worst = Math.Max(worst, Math.Abs(count - left.Length / 2.0) / (Math.Sqrt(left.Length) / 2));
        return worst;
    }

    /// <summary>The worst of all pairs.</summary>
    public static double WorstPair(int count, Func<int, int, double> measure)
    {
        var worst = new double[count];
        Parallel.For(0, count, i =>
        {
            for (int j = 0; j < i; j++) worst[i] = Math.Max(worst[i], measure(i, j));
        });
        double result = 0;
        foreach (double value in worst) result = Math.Max(result, value);
        return result;
    }
}
