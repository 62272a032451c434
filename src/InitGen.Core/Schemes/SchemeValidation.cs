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
    private const int GreatestDepth = 1_000_000;

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

        if (definition.Problem(options, role) is { } misplaced)
            problems.Add(misplaced);

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

        Check(SchemeOption.Depth, options.Depth, d => d is >= 1 and <= GreatestDepth, "Depth must be from 1 to 1000000");
        Check(SchemeOption.Omega, options.Omega, o => o is >= LeastGain and <= GreatestGain,
            "Omega must be a finite number above 0 (from 1E-150 to 1E+150)");
        Check(SchemeOption.Probability, options.Probability, p => p is > 0 and < 1, "Probability must be above 0 and below 1");
        Check(SchemeOption.Position, (int?)options.Position,
            p => p is >= (int)LayerPosition.Hidden and <= (int)LayerPosition.Output, "Position must be a member of the enumeration");

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
