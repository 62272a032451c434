using System;

namespace InitGen.Theory;

/// <summary>N(0, 1) cut at -c and c.</summary>
public static class UnitTruncatedNormal
{
    /// <summary>The usual cut.</summary>
    public const double DefaultCut = 2;

    /// <summary>Least cut: below it the law is a uniform one in all but name.</summary>
    public const double LeastCut = 0.5;

    /// <summary>Greatest cut: above it one value in a billion is cut, and the law is a normal one in all but name.</summary>
    public const double GreatestCut = 6;

    /// <summary>1 - 2 c phi(c) / (2 Phi(c) - 1), the variance of what the cut leaves.</summary>
    /// <param name="cut">c, from <see cref="LeastCut"/> to <see cref="GreatestCut"/>.</param>
    /// <returns>The variance, below 1: 0.7737413 at a cut of 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cut is out of range.</exception>
    public static double Variance(double cut)
    {
        if (!(cut >= LeastCut && cut <= GreatestCut))
            throw new ArgumentOutOfRangeException(nameof(cut), cut, "The cut must be from 0.5 to 6.");

        // With 2 Phi(c) - 1 = 2 c phi(c) (1 + s) it is s / (1 + s): no exponential, and nothing cancels.
        double series = DeterministicMath.NormalSeries(cut);
        return series / (1 + series);
    }

    /// <summary>The standard deviation of what the cut leaves.</summary>
    /// <param name="cut">c, from <see cref="LeastCut"/> to <see cref="GreatestCut"/>.</param>
    /// <returns>The standard deviation, below 1: 0.87962566103423978 at a cut of 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cut is out of range.</exception>
    public static double StandardDeviation(double cut) => Math.Sqrt(Variance(cut));
}
