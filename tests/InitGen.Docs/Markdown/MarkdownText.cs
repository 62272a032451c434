using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using InitGen.Testing;

namespace InitGen.Docs;

/// <summary>What the guards need of a document: headings, links, and fenced blocks of code, in which neither counts.</summary>
internal sealed partial class MarkdownText
{
    private const string Fence = "```";

    private MarkdownText(ImmutableArray<string> headings, ImmutableArray<CodeBlock> blocks, string prose) =>
        (Headings, Blocks, Prose) = (headings, blocks, prose);

    /// <summary>The headings, with their number signs.</summary>
    public ImmutableArray<string> Headings { get; }

    public ImmutableArray<CodeBlock> Blocks { get; }

    /// <summary>The text without the fenced blocks.</summary>
    public string Prose { get; }

    /// <summary>Targets of links to files of the repository, without a fragment.</summary>
    public ImmutableArray<string> RelativeLinks =>
        [.. LinkPattern().Matches(Prose).Select(m => m.Groups["target"].Value.Split('#')[0]).Where(IsRelative).Distinct()];

    /// <summary>Texts in back quotes.</summary>
    public ImmutableArray<string> Quoted => [.. QuotePattern().Matches(Prose).Select(m => m.Groups["text"].Value).Distinct()];

    public static MarkdownText Parse(string text)
    {
        var headings = ImmutableArray.CreateBuilder<string>();
        var blocks = ImmutableArray.CreateBuilder<CodeBlock>();
        var prose = ImmutableArray.CreateBuilder<string>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, i + 1, static line => line.TrimEnd() == Fence);
                if (end < 0) throw new VerificationException($"The code block that line {i + 1} opens is never closed.");
                string[] words = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                string code = string.Concat(lines[(i + 1)..end].Select(static line => line + "\n"));
                blocks.Add(new CodeBlock(words.FirstOrDefault(""), [.. words.Skip(1)], code, i + 1));
                i = end;
                continue;
            }

            prose.Add(lines[i]);
            if (lines[i].StartsWith('#')) headings.Add(lines[i]);
        }

        return new MarkdownText(headings.ToImmutable(), blocks.ToImmutable(), string.Join('\n', prose));
    }

    private static bool IsRelative(string target) => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex QuotePattern();
}
