using System;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>Samples against theory. Seeds are fixed; chance passes a bound but once in 10^8 seeds.</summary>
public sealed class DistributionTests
{
    private const int Count = 1 << 20;

    // Kolmogorov: P(D > x / sqrt n) < 2 exp(-2 x^2) = 1e-8.
    private const double KolmogorovBound = 3.0917;

    // Standard deviations that a normal variable passes with probability 1e-8.
    private const double Deviations = 5.73;

    private static readonly float[] Uniform = Sample((values, seed) => InitKernels.Uniform(values, seed, 77, 0, -1f, 1f));
    private static readonly float[] Normal = Sample((values, seed) => InitKernels.Normal(values, seed, 77, 0, 0f, 1f));

    [Fact]
    public void Uniform_samples_pass_Kolmogorov_and_Smirnov() =>
        Assert.InRange(Distance(Uniform, x => (x + 1) / 2), 0, KolmogorovBound / Math.Sqrt(Count));

    [Fact]
    public void Normal_samples_pass_Kolmogorov_and_Smirnov() =>
        Assert.InRange(Distance(Normal, Phi), 0, KolmogorovBound / Math.Sqrt(Count));

    [Fact]
    public void Samples_that_are_off_by_half_a_percent_fail()
    {
        float[] wider = Array.ConvertAll(Uniform, x => x * 1.01f);
        Assert.True(Distance(wider, x => Math.Clamp((x + 1) / 2, 0, 1)) > KolmogorovBound / Math.Sqrt(Count));
        float[] shifted = Array.ConvertAll(Normal, x => x + 0.0125f);
        Assert.True(Distance(shifted, Phi) > KolmogorovBound / Math.Sqrt(Count));
    }

    [Fact]
    public void Uniform_moments()
    {
        // E x^k and Var x^k of the uniform distribution on [-1, 1]: 1/(k+1) for even k; 1/(2k+1) - (E x^k)^2.
        for (int k = 1; k <= 4; k++)
        {
            double expected = k % 2 == 0 ? 1.0 / (k + 1) : 0;
            double variance = 1.0 / (2 * k + 1) - expected * expected;
            Assert.Equal(expected, Moment(Uniform, k), Deviations * Math.Sqrt(variance / Count));
        }
    }

    [Fact]
    public void Normal_moments()
    {
        // E z^2k = 1, 3, 15, 105 for k = 1 to 4. The fourth power is skewed: a tenth more.
        double[] even = [1, 1, 3, 15, 105];
        for (int k = 1; k <= 4; k++)
        {
            double expected = k % 2 == 0 ? even[k / 2] : 0;
            double variance = even[k] - expected * expected;
            Assert.Equal(expected, Moment(Normal, k), 1.1 * Deviations * Math.Sqrt(variance / Count));
        }
    }

    [Fact]
    public void Neighbours_at_every_distance_of_the_layout_are_uncorrelated()
    {
        foreach (int distance in (int[])[1, 2, 4, 8, 15, 16, 17, 32, 48, 64, 128])
        {
            double sum = 0;
            for (int i = distance; i < Normal.Length; i++)
                sum += (double)Normal[i] * Normal[i - distance];
            Assert.Equal(0, sum / Count, Deviations / Math.Sqrt(Count));
        }
    }

    private static float[] Sample(Action<float[], ulong> fill)
    {
        var values = new float[Count];
        fill(values, 20_260_101);
        return values;
    }

    private static double Moment(float[] values, int power)
    {
        double sum = 0;
        foreach (float value in values)
            sum += Math.Pow(value, power);
        return sum / values.Length;
    }

    private static double Distance(float[] values, Func<double, double> cumulative)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max((i + 1.0) / Count - expected, expected - (double)i / Count));
        }

        return distance;
    }

    private static double Phi(double x) => x <= 0 ? NormalQuantile.Cumulative(x) : 1 - NormalQuantile.Cumulative(-x);
}
