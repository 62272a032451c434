using System;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn;

/// <summary>Whether a law, computed in double, is still one when its weights are floats, and when those are rounded to Half.</summary>
internal static class ElementRange
{
    // The greatest of all normal values that are drawn: 2^-33 of the distribution lies beyond it.
    private const double GreatestDeviation = 6.4;

    private const double GreatestHalf = 65504;

    // 2^-14 and 2^-24: below the first, Half has no more precision than the second.
    private const double LeastNormalHalf = 6.103515625e-5;
    private const double LeastHalf = 5.9604644775390625e-8;

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? Trouble(SchemePlan scheme, ResolvedScheme? resolved, ElementKind element)
    {
        // With sizes of run time only the gain is known; the fan makes it smaller, never greater.
        WeightDistribution law = resolved?.Law ?? scheme.Resolve(new Fans(1, 1), new WeightShape(1, 1)).Law;

        // Doubles are computed as floats too.
        ElementKind computed = element == ElementKind.Half ? element : ElementKind.Single;
        double greatest = law.Kind switch
        {
            _ when IsBounded(law.Kind) => Math.Max(Math.Abs(law.Minimum), Math.Abs(law.Maximum)),
            _ => Math.Abs(law.Mean) + (GreatestDeviation * law.Sigma),
        };
        bool isCertain = computed == ElementKind.Single || resolved is not null;
        if (isCertain && !(greatest <= (computed == ElementKind.Half ? GreatestHalf : float.MaxValue)))
            return $"weights from {law} leave the range of {computed.Display()}; choose smaller numbers";

        bool collapses = law.Kind switch
        {
            DistributionKind.Constant or DistributionKind.Gate => false,
            DistributionKind.Uniform => (float)law.Minimum >= (float)law.Maximum || IsOne(law.Minimum, law.Maximum, computed),
            _ when IsBounded(law.Kind) => IsOne(0, law.Maximum, computed),
            _ => (float)law.Sigma == 0 || IsOne(0, GreatestDeviation * law.Sigma, computed),
        };
        return collapses ? $"weights from {law} are all the same in {computed.Display()}; choose a greater spread" : null;
    }

    // Values that are kept between these two are all the same one.
    private static bool IsOne(double low, double high, ElementKind element) => Round(low, element) == Round(high, element);

    private static double Round(double value, ElementKind element)
    {
        float computed = (float)value;
        if (element != ElementKind.Half) return computed;

        // The quantum of a number in [2^e, 2^(e + 1)) is 2^(e - 10).
        double quantum = LeastHalf;
        for (double power = 2 * LeastNormalHalf; power <= Math.Min(Math.Abs(computed), GreatestHalf); power *= 2) quantum *= 2;
        return Math.Round(computed / quantum) * quantum;
    }

    private static bool IsBounded(DistributionKind kind) =>
        kind is not (DistributionKind.Normal or DistributionKind.TruncatedNormal or DistributionKind.Sparse);
}
