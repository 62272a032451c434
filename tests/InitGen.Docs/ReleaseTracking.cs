using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>
/// The release tracking files, in the format that Microsoft.CodeAnalysis.Analyzers defines. That package reads descriptors written out in
/// code only, and ours come from the catalogue, so the comparison is made here: what the two files add up to is the catalogue.
/// </summary>
internal static class ReleaseTracking
{
    private const string Format =
        "; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md";

    /// <summary>A row of a table: a rule as it was released.</summary>
    public sealed record Entry(string Id, string Category, string Severity);

    /// <summary>What the released versions hold, by id: later tables overrule earlier ones.</summary>
    public static ImmutableSortedDictionary<string, Entry> Read(string text)
    {
        var rules = ImmutableSortedDictionary.CreateBuilder<string, Entry>(StringComparer.Ordinal);
        string table = "";
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal)) table = line[4..].Trim();
            if (!line.StartsWith("INIT", StringComparison.Ordinal)) continue;

            string[] cells = [.. line.Split('|').Select(static cell => cell.Trim())];
            if (table == "Removed Rules") rules.Remove(cells[0]);
            else rules[cells[0]] = new Entry(cells[0], cells[1], cells[2]);
        }

        return rules.ToImmutable();
    }

    /// <summary>The unshipped file that leads from what was shipped to the catalogue.</summary>
    public static string Unshipped(string shipped, IReadOnlyCollection<RuleInfo> catalogue)
    {
        ImmutableSortedDictionary<string, Entry> released = Read(shipped);
        var text = new StringBuilder($"; Unshipped analyzer release\n{Format}\n");

        Table(
            text,
            "New Rules",
            "Rule ID | Category | Severity | Notes",
            catalogue
                .Where(rule => !released.ContainsKey(rule.Id))
                .Select(static rule => $"{rule.Id} | {rule.Category} | {Severity(rule)} | {Notes(rule)}"));
        Table(
            text,
            "Changed Rules",
            "Rule ID | New Category | New Severity | Old Category | Old Severity | Notes",
            from rule in catalogue
            where released.TryGetValue(rule.Id, out Entry? was) && was != new Entry(rule.Id, rule.Category, Severity(rule))
            let old = released[rule.Id]
            select $"{rule.Id} | {rule.Category} | {Severity(rule)} | {old.Category} | {old.Severity} | {Notes(rule)}");
        Table(
            text,
            "Removed Rules",
            "Rule ID | Category | Severity | Notes",
            released.Values
                .Where(old => catalogue.All(rule => rule.Id != old.Id))
                .Select(static old => $"{old.Id} | {old.Category} | {old.Severity} | Removed"));
        return text.ToString();
    }

    private static string Severity(RuleInfo rule) => rule.Level == RuleLevel.Information ? "Info" : rule.Level.ToString();

    private static string Notes(RuleInfo rule) => $"{rule.Title}, [documentation]({rule.HelpLink})";

    private static void Table(StringBuilder text, string title, string head, IEnumerable<string> rows)
    {
        string[] lines = [.. rows];
        if (lines.Length == 0) return;
        string rule = string.Join('|', head.Split('|').Select(static cell => new string('-', cell.Length)));
        text.Append($"\n### {title}\n\n{head}\n{rule}\n").AppendJoin('\n', lines).Append('\n');
    }
}
