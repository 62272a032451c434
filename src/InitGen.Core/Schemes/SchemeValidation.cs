using System;
using System.Collections.Generic;
using System.Globalization;

namespace InitGen.Theory;

/// <summary>
/// The ranges of the options. Only what the scheme reads is looked at: the rest is without effect, which is another finding.
/// </summary>
internal static class SchemeValidation
{
    // A gain enters the variance squared, and its square must stay a normal number.
    private const double LeastGain = 1e-150;
    private const double GreatestGain = 1e150;

    private static readonly SchemeOption[] MayBeMissing =
        [SchemeOption.Std, SchemeOption.Low, SchemeOption.High, SchemeOption.Value, SchemeOption.Sparsity];

    public static IReadOnlyList<OptionProblem> Problems(SchemeOptions options, LayerRole role, SchemeDefinition? definition)
    {
        if (definition is null)
            return [new("Scheme", Text((int)options.Scheme), "Scheme must be a member of the enumeration")];

        List<OptionProblem> problems = [];
        SchemeOption reads = definition.Reads(options, role);
        SchemeOption missing = definition.Needs & ~options.Said;

        foreach (SchemeOption option in MayBeMissing)
        {
            if ((missing & option) != 0)
                problems.Add(new(option.ToString(), "", $"Scheme.{definition.Scheme} needs {option}"));
        }

        if (reads.HasFlag(SchemeOption.Fan) && role is LayerRole.Bias or LayerRole.NormScale)
        {
            problems.Add(new("Scheme", definition.Scheme.ToString(),
                $"Scheme.{definition.Scheme} divides by a fan, which a bias or normalization scale does not have; " +
                "take Scheme.Auto, Zero, One, Constant, Uniform or Normal"));
        }

        if (definition is MatrixScheme && role is LayerRole.Bias or LayerRole.NormScale)
        {
            problems.Add(new("Scheme", definition.Scheme.ToString(),
                $"Scheme.{definition.Scheme} makes a matrix, which a bias or normalization scale is not; " +
                "take Scheme.Auto, Zero, One, Constant, Uniform or Normal"));
        }

        void Check(SchemeOption option, double? given, Func<double, bool> inRange, string remedy)
        {
            if (reads.HasFlag(option) && given is { } value && !inRange(value))
                problems.Add(new(option.ToString(), Text(value), remedy));
        }

        Check(SchemeOption.Gain, options.Gain, g => g is >= LeastGain and <= GreatestGain,
            "Gain must be a finite number above 0 (from 1E-150 to 1E+150)");
        Check(SchemeOption.Std, options.Std, s => s is > 0 and <= double.MaxValue, "Std must be above 0 and finite");
        Check(SchemeOption.Mean, options.Mean, IsFinite, "Mean must be finite");
        Check(SchemeOption.Low, options.Low, IsFinite, "Low must be finite");
        Check(SchemeOption.High, options.High, IsFinite, "High must be finite");
        Check(SchemeOption.Low, options.Low, low => !(low >= options.High), "Low must be below High");
        Check(SchemeOption.Value, options.Value, IsFinite, "Value must be finite");
        Check(SchemeOption.Truncation, options.Truncation,
            t => t is >= UnitTruncatedNormal.LeastCut and <= UnitTruncatedNormal.GreatestCut, "Truncation must be from 0.5 to 6");

        Check(SchemeOption.Sparsity, options.Sparsity, s => s is > 0 and < 1, "Sparsity must be above 0 and below 1");

        Check(SchemeOption.Distribution, (int?)options.Distribution,
            d => d is >= (int)Distribution.Normal and <= (int)Distribution.TruncatedNormal,
            "Distribution must be a member of the enumeration");
        Check(SchemeOption.Fan, (int)options.Fan,
            f => f is >= (int)FanMode.Default and <= (int)FanMode.Average, "Fan must be a member of the enumeration");
        return problems;
    }

    private static bool IsFinite(double value) => value is >= double.MinValue and <= double.MaxValue;

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
