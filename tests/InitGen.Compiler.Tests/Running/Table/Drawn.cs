using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>
/// Weights that are drawn one by one: bounds, mean, variance, and the distance of Kolmogorov and Smirnov from the law, each within what
/// chance passes but once in 10^8.
/// </summary>
internal sealed record Drawn : ExpectedLaw
{
    // P(sqrt n D > x) -> 2 exp(-2 x^2) = 1e-8.
    private const double KolmogorovQuantile = 3.0917;

    private readonly double _mean;
    private readonly double _variance;

    // E (w - mean)^4 over the square of the variance.
    private readonly double _kurtosis;
    private readonly double _low;
    private readonly double _high;
    private readonly Func<double, double> _cumulative;

    private Drawn(double mean, double variance, double kurtosis, double low, double high, Func<double, double> cumulative) =>
        (_mean, _variance, _kurtosis, _low, _high, _cumulative) = (mean, variance, kurtosis, low, high, cumulative);

    public static Drawn Normal(double mean, double sigma) => new(
        mean, sigma * sigma, 3, double.NegativeInfinity, double.PositiveInfinity, w => Phi((w - mean) / sigma));

    public static Drawn Uniform(double low, double high) => new(
        (low + high) / 2, (high - low) * (high - low) / 12, 1.8, (float)low, (float)high, w => Math.Clamp((w - low) / (high - low), 0, 1));

    /// <summary>By the sigma before the cut.</summary>
    public static Drawn Truncated(double mean, double sigma, double cut)
    {
        // By parts: E x^k = (k - 1) E x^(k - 2) - 2 c^(k - 1) phi(c) / mass.
        double mass = (2 * Phi(cut)) - 1, edge = 2 * Math.Exp(-cut * cut / 2) / Math.Sqrt(2 * Math.PI) / mass;
        double second = 1 - (cut * edge), fourth = (3 * second) - (cut * cut * cut * edge);
        return new(
            mean,
            sigma * sigma * second,
            fourth / second / second,
            (float)(mean - (cut * sigma)),
            (float)(mean + (cut * sigma)),
            w => Math.Clamp((Phi((w - mean) / sigma) - Phi(-cut)) / mass, 0, 1));
    }

    public override string? Trouble(double[] weights, Layer layer)
    {
        double outside = weights.FirstOrDefault(weight => weight < _low || weight > _high, double.NaN);
        if (!double.IsNaN(outside)) return $"{outside:R} is not from {_low:R} to {_high:R}";
        if (MeanTrouble(weights, _mean, _variance) is { } trouble) return trouble;

        double variance = weights.Average(weight => (weight - _mean) * (weight - _mean));
        double spread = Deviations * _variance * Math.Sqrt((_kurtosis - 1) / weights.Length);
        if (Math.Abs(variance - _variance) > spread) return $"the variance is {variance:G6} and not {_variance:G6} within {spread:G3}";

        double[] sorted = [.. weights.Order()];
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = _cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(((i + 1.0) / sorted.Length) - expected, expected - ((double)i / sorted.Length)));
        }

        double bound = KolmogorovQuantile / Math.Sqrt(sorted.Length);
        return distance <= bound ? null : $"the distance of Kolmogorov and Smirnov is {distance:G3}, above {bound:G3}";
    }

    // Abramowitz and Stegun 26.2.17, to 7.5e-8.
    private static double Phi(double x)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double sum = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        double tail = sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        return x < 0 ? tail : 1 - tail;
    }
}
