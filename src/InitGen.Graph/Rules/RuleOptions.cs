using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>The thresholds of the rules, as <c>.editorconfig</c> sets them.</summary>
public sealed record RuleOptions
{
    /// <summary>What holds where nothing is set.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>
    /// By how much the root mean square of a signal or gradient may change from one end of a chain of layers to the other before it is
    /// worth a word; its third power is worth a warning. At the default of 10, with ReLU and Xavier, that is 7 and 20 layers: He et al.
    /// (2015) saw 22 of them train, and 30 stall.
    /// </summary>
    public double MaxSignalRatio { get; init; } = 10;

    /// <summary>The share of an S-shaped unit's inputs, from 0 to 1, that may lie where its slope is next to nothing.</summary>
    public double MaxSaturation { get; init; } = 0.5;

    /// <summary>The number of layers with weights from which a chain counts as deep.</summary>
    public int DeepFrom { get; init; } = 10;

    /// <summary>The format in which the model is computed.</summary>
    public FloatFormat Format { get; init; }

    /// <summary>Every option there is, in the order of the keys.</summary>
    public static IReadOnlyList<RuleOption> All { get; } =
    [
        new("initgen.deep_from", "10", "a whole number from 2 to 1000", "Number of layers with weights from which a chain counts as deep",
            static (options, text) => Whole(text) is >= 2 and <= 1000 and var count ? options with { DeepFrom = count } : null),
        new("initgen.dtype", "float32", "float32, bfloat16 or float16", "The format in which the model is computed",
            static (options, text) => text.ToLowerInvariant() switch
            {
                "float32" => options with { Format = FloatFormat.Float32 },
                "bfloat16" => options with { Format = FloatFormat.BFloat16 },
                "float16" => options with { Format = FloatFormat.Half },
                _ => null,
            }),
        new("initgen.max_saturation", "0.5", "a number above 0 and below 1", "Share of an S-shaped unit's inputs that may be saturated",
            static (options, text) => Number(text) is > 0 and < 1 and var share ? options with { MaxSaturation = share } : null),
        new("initgen.max_signal_ratio", "10", "a number from 1.5 to 1e6",
            "Factor by which signal or gradient may change along a chain of layers; its third power is a warning",
            static (options, text) => Number(text) is >= 1.5 and <= 1e6 and var ratio ? options with { MaxSignalRatio = ratio } : null),
    ];

    /// <summary>Reads the options.</summary>
    /// <param name="settings">What is set, by key.</param>
    /// <param name="problems">What is set and not understood.</param>
    /// <returns>The options; what is not understood keeps its default.</returns>
    public static RuleOptions Read(IReadOnlyDictionary<string, string> settings, out IReadOnlyList<(RuleOption Option, string Given)> problems)
    {
        RuleOptions options = Default;
        var found = new List<(RuleOption, string)>();
        foreach (RuleOption option in All)
        {
            if (!settings.TryGetValue(option.Key, out string? text)) continue;
            if (option.Apply(options, text.Trim()) is { } changed) options = changed;
            else found.Add((option, text));
        }

        problems = found;
        return options;
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) ? value : null;
}

/// <summary>One threshold.</summary>
/// <param name="Key">Its key in <c>.editorconfig</c>.</param>
/// <param name="Default">What holds where it is not set.</param>
/// <param name="Range">What it may be, in words.</param>
/// <param name="Meaning">What it decides, in words.</param>
/// <param name="Apply">Sets it from a text; null where the text is none of its values.</param>
public sealed record RuleOption(
    string Key, string Default, string Range, string Meaning, System.Func<RuleOptions, string, RuleOptions?> Apply);
