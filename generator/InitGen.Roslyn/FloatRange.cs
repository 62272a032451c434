using InitGen.Theory;

namespace InitGen.Roslyn;

/// <summary>Whether a law, computed in double, is still one when its weights are floats.</summary>
internal static class FloatRange
{
    // The greatest of all normal values that are drawn: 2^-33 of the distribution lies beyond it.
    private const double GreatestDeviation = 6.4;

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? Trouble(SchemePlan scheme, ResolvedScheme? resolved)
    {
        // With sizes of run time only the gain is known; the fan makes it smaller, never greater.
        WeightDistribution law = resolved?.Law ?? scheme.Resolve(new Fans(1, 1), new WeightShape(1, 1)).Law;
        double greatest = law.Kind switch
        {
            _ when IsBounded(law.Kind) => System.Math.Max(System.Math.Abs(law.Minimum), System.Math.Abs(law.Maximum)),
            _ => System.Math.Abs(law.Mean) + (GreatestDeviation * law.Sigma),
        };
        if (!(greatest <= float.MaxValue)) return $"weights from {law} leave the range of float; choose smaller numbers";

        bool collapses = law.Kind switch
        {
            DistributionKind.Constant or DistributionKind.Gate => false,
            DistributionKind.Uniform => (float)law.Minimum >= (float)law.Maximum,
            _ when IsBounded(law.Kind) => (float)law.Maximum == 0,
            _ => (float)law.Sigma == 0,
        };
        return collapses ? $"weights from {law} are all the same in float; choose a greater spread" : null;
    }

    private static bool IsBounded(DistributionKind kind) =>
        kind is not (DistributionKind.Normal or DistributionKind.TruncatedNormal or DistributionKind.Sparse);
}
