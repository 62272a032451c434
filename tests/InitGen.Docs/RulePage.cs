using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>The help page of a rule. The part above the first section follows from the catalogue, the rest is written by hand.</summary>
internal static class RulePage
{
    private static readonly string[] Sections =
    [
        "## Cause", "## Why it matters", "## Before / after", "## Options", "## When to suppress", "## What else helps", "## Sources",
    ];

    /// <summary>The generated part: title and table.</summary>
    public static string Header(RuleInfo rule, bool hasFix) => $"""
        # {rule.Id}: {rule.Title}

        | Category | Level | Code fix |
        |---|---|---|
        | {rule.Category} | {rule.Level} | {YesOrNo(hasFix)} |


        """.ReplaceLineEndings("\n");

    /// <summary>A page with its generated part as it should be.</summary>
    public static string WithHeader(string page, RuleInfo rule, bool hasFix)
    {
        int body = page.IndexOf(Sections[0] + "\n", StringComparison.Ordinal);
        return Header(rule, hasFix) + (body < 0 ? "" : page[body..]);
    }

    /// <summary>What is wrong with the hand-written part.</summary>
    public static IEnumerable<string> Problems(string page)
    {
        MarkdownText markdown = MarkdownText.Parse(page);
        ImmutableArray<string> found = [.. markdown.Headings.Skip(1)];
        if (!found.SequenceEqual(Sections))
            yield return $"The sections are {string.Join(", ", found)}; they must be {string.Join(", ", Sections)}.";

        foreach (string section in found.Where(section => Body(page, section).Trim().Length == 0))
            yield return $"{section} is empty.";

        foreach (string word in new[] { "before", "after" })
        {
            int count = markdown.Blocks.Count(block => block.IsCSharp(word));
            if (count != 1) yield return $"There are {count} blocks marked csharp {word}; there must be 1.";
        }
    }

    /// <summary>Pages without a rule, and rules without a page.</summary>
    public static IEnumerable<string> Unmatched(IEnumerable<string> pages, IEnumerable<string> rules)
    {
        var written = pages.ToHashSet(StringComparer.Ordinal);
        var known = rules.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known.Except(written).Order(StringComparer.Ordinal).Select(static id => $"{id} has no help page."),
            .. written.Except(known).Order(StringComparer.Ordinal).Select(static id => $"The page {id} belongs to no rule."),
        ];
    }

    public static string YesOrNo(bool value) => value ? "yes" : "no";

    private static string Body(string page, string section)
    {
        int start = page.IndexOf(section + "\n", StringComparison.Ordinal) + section.Length;
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }
}
