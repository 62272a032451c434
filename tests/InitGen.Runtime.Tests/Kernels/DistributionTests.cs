using System;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>Samples against theory. Seeds are fixed; chance passes a bound but once in 10^8 seeds.</summary>
public sealed class DistributionTests
{
    private const int Count = 1 << 24;
    private const double Cut = 2;

    // E x^0, x^2, ... x^8 of the uniform law on [-1, 1] and of the normal one; that of the truncated one follows.
    private static readonly double[] UniformMoments = [1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9];
    private static readonly double[] NormalMoments = [1, 1, 3, 15, 105];

    private static readonly double Mass = 1 - 2 * NormalQuantile.Cumulative(-Cut);

    [Fact]
    public void Uniform_samples()
    {
        float[] values = Sample((values, seed) => InitKernels.Uniform(values, seed, 77, 0, -1f, 1f));
        Assert.InRange(Statistics.MomentDeviation(values, UniformMoments), 0, Statistics.Deviations);
        Assert.InRange(Statistics.KolmogorovDistance(values, UniformLaw), 0, Statistics.KolmogorovBound(Count));
    }

    [Fact]
    public void Normal_samples()
    {
        float[] values = Sample((values, seed) => InitKernels.Normal(values, seed, 77, 0, 0f, 1f));
        Assert.InRange(Statistics.MomentDeviation(values, NormalMoments), 0, Statistics.Deviations);
        Assert.InRange(Statistics.KolmogorovDistance(values, NormalLaw), 0, Statistics.KolmogorovBound(Count));
    }

    [Fact]
    public void Truncated_normal_samples()
    {
        float tail = (float)NormalQuantile.Cumulative(-Cut);
        float[] values = Sample((values, seed) => InitKernels.TruncatedNormal(values, seed, 77, 0, 0f, 1f, tail));
        Assert.InRange(Statistics.MomentDeviation(values, TruncatedMoments()), 0, Statistics.Deviations);
        Assert.InRange(Statistics.KolmogorovDistance(values, TruncatedLaw), 0, Statistics.KolmogorovBound(Count));
    }

    [Fact]
    public void Samples_that_are_off_by_a_fifth_of_a_percent_fail()
    {
        float[] uniform = Sample((values, seed) => InitKernels.Uniform(values, seed, 77, 0, -1.002f, 1.002f));
        Assert.True(Statistics.KolmogorovDistance(uniform, UniformLaw) > Statistics.KolmogorovBound(Count));
        Assert.True(Statistics.MomentDeviation(uniform, UniformMoments) > Statistics.Deviations);
        float[] shifted = Sample((values, seed) => InitKernels.Normal(values, seed, 77, 0, 0.0025f, 1f));
        Assert.True(Statistics.KolmogorovDistance(shifted, NormalLaw) > Statistics.KolmogorovBound(Count));
        Assert.True(Statistics.MomentDeviation(shifted, NormalMoments) > Statistics.Deviations);
    }

    // A dozen uniform numbers less six: right in its first three moments, and 2.9 instead of 3 in the fourth.
    [Fact]
    public void The_normal_law_of_old_fails()
    {
        float[] dozen = Sample((values, seed) =>
        {
            var addend = new float[values.Length];
            Array.Clear(values);
            for (ulong i = 0; i < 12; i++)
            {
                InitKernels.Uniform(addend, seed, i, 0, -0.5f, 0.5f);
                for (int j = 0; j < values.Length; j++) values[j] += addend[j];
            }
        });
        double[] moments = Statistics.Moments(dozen);
        Assert.Equal(1, moments[1], 0.002);
        Assert.Equal(2.9, moments[3], 0.02);
        Assert.True(Statistics.MomentDeviation(dozen, NormalMoments) > Statistics.Deviations);
        Assert.True(Statistics.KolmogorovDistance(dozen, NormalLaw) > Statistics.KolmogorovBound(Count));
    }

    private static float[] Sample(Action<float[], ulong> fill)
    {
        var values = new float[Count];
        fill(values, 20_260_101);
        return values;
    }

    private static double UniformLaw(double x) => Math.Clamp((x + 1) / 2, 0, 1);

    private static double NormalLaw(double x) => x <= 0 ? NormalQuantile.Cumulative(x) : 1 - NormalQuantile.Cumulative(-x);

    private static double TruncatedLaw(double x) => Math.Clamp((NormalLaw(x) - NormalLaw(-Cut)) / Mass, 0, 1);

    // By parts: E x^k = (k - 1) E x^(k - 2) - 2 c^(k - 1) phi(c) / mass.
    private static double[] TruncatedMoments()
    {
        double[] even = [1, 0, 0, 0, 0];
        for (int i = 1; i < even.Length; i++)
            even[i] = (2 * i - 1) * even[i - 1] - 2 * Math.Pow(Cut, 2 * i - 1) * NormalQuantile.Density(Cut) / Mass;
        return even;
    }
}
