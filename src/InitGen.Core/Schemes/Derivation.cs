using System;
using System.Globalization;

namespace InitGen.Theory;

/// <summary>Puts into words how a law came about, with the numbers of the layer; the same in any culture.</summary>
internal static class Derivation
{
    /// <summary>Six significant digits.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A gain as people write it: sqrt(2) rather than 1.41421.</summary>
    public static string Gain(double gainSquared)
    {
        double gain = Math.Sqrt(gainSquared);
        string root = Number(gain);
        string square = Number(gainSquared);
        return square.Length <= 3 && root.Length > square.Length ? $"sqrt({square})" : root;
    }

    public static string OfFixed(string title, WeightDistribution law) =>
        law.Kind == DistributionKind.Constant ? $"{title}: w = {Number(law.Mean)}" : $"{title}: {law}";

    public static string OfWhole(SchemePlan plan, WeightShape shape)
    {
        string made = plan.Whole switch
        {
            DistributionKind.Orthogonal when shape.Rows > shape.Width => $"columns orthonormal, sigma = {Root(plan, shape.Rows)}",
            DistributionKind.Orthogonal => $"rows orthonormal, sigma = {Root(plan, shape.Width)}",
            DistributionKind.DeltaOrthogonal =>
                $"at the kernel's centre, sigma there = {Root(plan, Math.Max(shape.Rows, shape.Columns))}",
            DistributionKind.UnitSphere => $"rows of norm {Number(plan.Gain)}, sigma = {Root(plan, shape.Width)}",
            DistributionKind.Identity => $"{Number(Math.Min(shape.Rows, shape.Columns))} ones",
            DistributionKind.Gate => $"{Number(plan.Value)} in the forget gate, the second quarter, and 0 elsewhere",
            _ => $"N(0, {Number(plan.Std)}), {Number(WeightShape.Zeros(shape.Rows, plan.Sparsity))} of the {Number(shape.Rows)} "
                + "elements of a column zero",
        };
        string each = shape.Matrices > 1 ? $"each of {Number(shape.Matrices)} matrices by itself, " : "";
        return $"{plan.Title}: {each}{made}{(plan.GainText.Length == 0 ? "" : ", ")}{plan.GainText}";
    }

    public static string OfScaled(SchemePlan plan, Fans fans)
    {
        // The bound of U(-r, r) has 3 times the variance under its root, the mean of two fans 2 times with their sum below.
        double factor = plan.GainSquared * (plan.Distribution == Distribution.Uniform ? 3 : 1);
        string power = plan.FanIsSquared ? "^2" : "";
        string quotient = plan.Fan switch
        {
            FanMode.Average => $"{Number(2 * factor)} / ({Number(fans.In)} + {Number(fans.Out)})",
            FanMode.Out => $"{Number(factor)} / {Number(fans.Out)}",
            _ => $"{Number(factor)} / {Number(fans.In)}{power}",
        };

        double fan = fans.Of(plan.Fan, plan.Fan);
        if (plan.FanIsSquared) fan *= fan;
        string sigma = Number(VarianceScaling.Sigma(plan.GainSquared, fan));
        string law = plan.Distribution switch
        {
            Distribution.Uniform => $"uniform: bound = sqrt({quotient}) = {Number(VarianceScaling.Bound(plan.GainSquared, fan))}",
            Distribution.TruncatedNormal =>
                $"truncated normal: sigma = sqrt({quotient}) = {sigma}, cut at {Number(plan.Truncation)} sigma "
                + "and widened to make up for it",
            _ => $"normal: sigma = sqrt({quotient}) = {sigma}",
        };
        return $"{plan.Title} {law}, {plan.GainText}";
    }

    private static string Root(SchemePlan plan, double length) =>
        $"{Number(plan.Gain)} / sqrt({Number(length)}) = {Number(Math.Sqrt(plan.GainSquared / length))}";
}
