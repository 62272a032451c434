using System;

namespace InitGen.Theory;

/// <summary>
/// Var(w) = gain^2 / fan, the rule behind Xavier, He and LeCun, in the three laws that it is drawn from. Free of allocation:
/// generated code calls it for sizes that are known only when it runs, and gets the bits that the generator folds for constant
/// ones.
/// </summary>
public static class VarianceScaling
{
    /// <summary>sigma = sqrt(gain^2 / fan).</summary>
    /// <param name="gainSquared">The squared gain, above 0.</param>
    /// <param name="fan">The fan, above 0.</param>
    /// <returns>The standard deviation of the weights.</returns>
    public static double Sigma(double gainSquared, double fan) => Math.Sqrt(gainSquared / fan);

    /// <summary>r = sqrt(3 gain^2 / fan): U(-r, r) has variance r^2 / 3.</summary>
    /// <param name="gainSquared">The squared gain, above 0.</param>
    /// <param name="fan">The fan, above 0.</param>
    /// <returns>The bound of the uniform law.</returns>
    public static double Bound(double gainSquared, double fan) => Math.Sqrt(3 * gainSquared / fan);

    /// <summary>The sigma of a normal which, once cut, has the variance gain^2 / fan.</summary>
    /// <param name="gainSquared">The squared gain, above 0.</param>
    /// <param name="fan">The fan, above 0.</param>
    /// <param name="truncation">Where it is cut, in units of the returned sigma, from 0.5 to 6.</param>
    /// <returns>The sigma before the cut.</returns>
    public static double TruncatedSigma(double gainSquared, double fan, double truncation = UnitTruncatedNormal.DefaultCut) =>
        Sigma(gainSquared, fan) / UnitTruncatedNormal.StandardDeviation(truncation);

    /// <summary>The law with mean 0 and variance gain^2 / fan.</summary>
    /// <param name="gainSquared">The squared gain, above 0.</param>
    /// <param name="fan">The fan, above 0.</param>
    /// <param name="distribution">Its shape.</param>
    /// <param name="truncation">Where a truncated normal is cut; no other shape reads it.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Law(
        double gainSquared,
        double fan,
        Distribution distribution,
        double truncation = UnitTruncatedNormal.DefaultCut)
    {
        switch (distribution)
        {
            case Distribution.Normal:
                return WeightDistribution.Normal(0, Sigma(gainSquared, fan));
            case Distribution.Uniform:
                double bound = Bound(gainSquared, fan);
                return WeightDistribution.Uniform(-bound, bound);
            case Distribution.TruncatedNormal:
                return WeightDistribution.TruncatedNormal(0, TruncatedSigma(gainSquared, fan, truncation), truncation);
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(distribution),
                    distribution,
                    "Take Distribution.Normal, Distribution.Uniform or Distribution.TruncatedNormal.");
        }
    }
}
