using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>A set of severities that the property InitGenAnalysisMode of a project chooses: a global analyzer configuration in the package.</summary>
/// <param name="Mode">The value of the property.</param>
/// <param name="Meaning">What it does, in words.</param>
/// <param name="Severity">The severity of a rule; null to leave the rule's own, which may depend on the finding.</param>
internal sealed record Preset(string Mode, string Meaning, Func<RuleInfo, string?> Severity)
{
    /// <summary>Those that set anything: without one, the catalogue holds.</summary>
    public static ImmutableArray<Preset> All { get; } =
    [
        new("None", "no rule speaks", static _ => "none"),
        new("Recommended", "advice on schemes, signals and structure is a warning, so that a build shows it",
            static rule => rule.Level == RuleLevel.Information && rule.Category != RuleCategory.Usage ? "warning" : null),
        new("All", "whatever a rule finds is a warning at least", static rule => rule.Level == RuleLevel.Error ? null : "warning"),
    ];

    /// <summary>The file.</summary>
    public string Path => Repository.PathOf($"analyzers/InitGen.Analyzers.Package/config/initgen.{Mode.ToLowerInvariant()}.globalconfig");

    /// <summary>Its text. Its level is below that of any configuration of a user's own.</summary>
    /// <param name="catalogue">The rules.</param>
    /// <returns>The text.</returns>
    public string Text(IEnumerable<RuleInfo> catalogue)
    {
        var text = new StringBuilder("is_global = true\nglobal_level = -100\n\n");
        text.Append(CultureInfo.InvariantCulture, $"# InitGenAnalysisMode = {Mode}: {Meaning}.\n");
        foreach (RuleInfo rule in catalogue)
        {
            if (Severity(rule) is { } severity)
                text.Append(CultureInfo.InvariantCulture, $"\n# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        }

        return text.ToString();
    }
}
