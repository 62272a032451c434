using System;
using System.Globalization;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>What a weight is drawn from, and the gains that give it.</summary>
internal static class WeightLaw
{
    // Where sizes are known only when the code runs. Sigma is rounded to a float then, which is a billion times coarser.
    private const double Tolerance = 1e-15;

    /// <summary>Whether a weight is multiplied by its input, so that an activation that follows means anything.</summary>
    public static bool IsMatrix(LayerNode layer) => layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose;

    /// <summary>What the parameter is to its layer.</summary>
    public static LayerRole Role(LayerNode layer) => layer.Kind switch
    {
        LayerKind.Bias => LayerRole.Bias,
        LayerKind.Norm => LayerRole.NormScale,
        LayerKind.Embedding => LayerRole.Embedding,
        _ => LayerRole.Weight,
    };

    /// <summary>What a weight's scheme decides, with other options; null where they are out of range.</summary>
    public static SchemePlan? Plan(LayerNode layer, SchemeOptions options) =>
        SchemeCatalog.Validate(options, Role(layer)).Count == 0 ? SchemeCatalog.Plan(options, Role(layer), layer.FollowedBy) : null;

    /// <summary>The squared gain that a scheme takes, before it is divided for the residual depth.</summary>
    public static double? GainSquared(LayerNode layer, SchemeOptions options) => Plan(layer, options with { Depth = null })?.GainSquared;

    /// <summary>Whether two weights get the same bits.</summary>
    public static bool AreSame(LayerNode one, LayerNode other)
    {
        SchemePlan? left = one.Scheme?.Plan ?? Plan(one, one.Options);
        SchemePlan? right = other.Scheme?.Plan ?? Plan(other, other.Options);
        if (left is null || right is null) return left is null && right is null;
        if (left.Whole != right.Whole || left.FixedLaw != right.FixedLaw || left.Fan != right.Fan || left.Distribution != right.Distribution
            || left.Truncation != right.Truncation || left.FanIsWidth != right.FanIsWidth || left.FanIsSquared != right.FanIsSquared
            || left.Sparsity != right.Sparsity || left.Std != right.Std || left.Value != right.Value)
        {
            return false;
        }

        if (one.Scheme is not { Law: var before } || other.Scheme is not { Law: var after})
            return one.Scheme is null == other.Scheme is null && Math.Abs((left.GainSquared / right.GainSquared) - 1) <= Tolerance;
        return before.Kind == after.Kind
            && (left.Whole is null || (float)left.Gain == (float)right.Gain)
            && (float)before.Mean == (float)after.Mean
            && (float)before.Sigma == (float)after.Sigma
            && (float)before.Minimum == (float)after.Minimum
            && (float)before.Maximum == (float)after.Maximum;
    }

    /// <summary>
    /// The shortest text of a gain that makes the same weights as the exact gain. Where they are not known it has all digits of a double,
    /// or, if those are of no use to anyone, of a float.
    /// </summary>
    /// <param name="gainSquared">The squared gain.</param>
    /// <param name="law">What it makes; null where that is known only at run time.</param>
    /// <param name="inUse">The gain that the law has.</param>
    /// <param name="exact">Whether all digits are wanted where the law is not known.</param>
    /// <returns>C#.</returns>
    public static string GainText(double gainSquared, WeightDistribution? law, double inUse, bool exact)
    {
        double gain = Math.Sqrt(gainSquared);
        if (law is null && exact) return Squared(gain, gainSquared).ToString("R", CultureInfo.InvariantCulture);
        for (int digits = 1; digits < 17; digits++)
        {
            string text = gain.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            double written = double.Parse(text, CultureInfo.InvariantCulture);
            bool same = (float)written == (float)gain
                && (law is not { } drawn || (IsKept(drawn.Sigma, gain, written, inUse) && IsKept(drawn.Maximum, gain, written, inUse)));
            if (same) return text;
        }

        return gain.ToString("R", CultureInfo.InvariantCulture);
    }

    // Of the two doubles around the root, the one whose square is the square.
    private static double Squared(double gain, double gainSquared)
    {
        foreach (long step in new[] { 0L, 1, -1 })
        {
            double near = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(gain) + step);
            if (near * near == gainSquared) return near;
        }

        return gain;
    }

    private static bool IsKept(double value, double gain, double written, double inUse) =>
        double.IsInfinity(value) || (float)(value * gain / inUse) == (float)(value * written / inUse);
}
