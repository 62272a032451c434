using System.Linq;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace InitGen.Testing;

/// <summary>The difference of two texts, line by line, with some lines of context.</summary>
internal static class TextDiff
{
    private const int Context = 3;

    public static string Unified(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual, ignoreWhitespace: false).Lines;
        var changed = lines.Select((line, i) => (line, i)).Where(x => x.line.Type != ChangeType.Unchanged).Select(x => x.i).ToHashSet();
        var output = new StringBuilder("--- expected\n+++ actual\n");

        // Line endings and the end of the file are no lines of their own, so a difference in them would print nothing.
        if (changed.Count == 0)
            return output.Append("(the texts differ in line endings or white space at a line's end only)\n").Append(Invisible(expected, actual)).ToString();

        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Enumerable.Range(i - Context, (2 * Context) + 1).Any(changed.Contains))
                continue;
            if (last != i - 1)
                output.Append($"@@ line {i + 1} @@\n");
            output.Append(lines[i].Type switch { ChangeType.Deleted => '-', ChangeType.Inserted => '+', _ => ' ' })
                .Append(lines[i].Text).Append('\n');
            last = i;
        }

        return output.ToString();
    }

    private static string Invisible(string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"first difference at character {at}: expected {Character(expected, at)}, found {Character(actual, at)}\n";
    }

    private static string Character(string text, int at) =>
        at >= text.Length ? "the end" : $"U+{(int)text[at]:X4}";
}
