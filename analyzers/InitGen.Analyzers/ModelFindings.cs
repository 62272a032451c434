using System.Collections.Generic;
using System.Runtime.CompilerServices;
using InitGen.Graph.Rules;
using InitGen.Roslyn;

namespace InitGen.Analyzers;

/// <summary>What the rules find in a model. A reading outlives edits elsewhere, and so do its findings: they are looked for once.</summary>
internal static class ModelFindings
{
    private static readonly ConditionalWeakTable<ModelReading, Found> OfReadings = new();

    public static IReadOnlyList<Finding> Of(ModelReading reading, RuleOptions options)
    {
        if (OfReadings.TryGetValue(reading, out Found? known) && known.Options == options) return known.Findings;
        var found = new Found(options, RuleCatalog.Check(reading.Graph, options));
        OfReadings.Remove(reading);
        return OfReadings.GetValue(reading, _ => found).Findings;
    }

    private sealed record Found(RuleOptions Options, IReadOnlyList<Finding> Findings);
}
