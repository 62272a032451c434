using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>The tables of the README that list rules and their thresholds.</summary>
internal static class RuleTable
{
    /// <summary>The rules.</summary>
    public static string Of(IEnumerable<RuleInfo> catalogue, Func<string, bool> hasFix)
    {
        var table = new StringBuilder("| Rule | Title | Level | Code fix |\n|---|---|---|---|\n");
        foreach (RuleInfo rule in catalogue)
            table.Append(CultureInfo.InvariantCulture, $"| {Link(rule.Id)} | {rule.Title} | {rule.Level} | {RulePage.YesOrNo(hasFix(rule.Id))} |\n");
        return table.ToString();
    }

    /// <summary>The thresholds.</summary>
    public static string OfThresholds(IEnumerable<RuleOption> options)
    {
        var table = new StringBuilder("| Key | Default | May be | What it decides |\n|---|---|---|---|\n");
        foreach (RuleOption option in options)
            table.Append(CultureInfo.InvariantCulture, $"| `{option.Key}` | `{option.Default}` | {option.Range} | {option.Meaning} |\n");
        return table.ToString();
    }

    /// <summary>A rule's id as a link to its page.</summary>
    public static string Link(string id) => $"[{id}](analyzers/rules/{id}.md)";
}
