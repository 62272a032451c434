using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>
/// A source text whose expected findings are written into it.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term><c>[|code|]</c></term><description>a finding whose id the verifier knows; the cursor of a refactoring; may be
/// empty</description></item>
/// <item><term><c>{|INIT101:code|}</c></term><description>a finding with this id, at its default severity</description></item>
/// <item><term><c>{|#name:code|}</c></term><description>a location that an <see cref="ExpectedDiagnostic"/> names</description></item>
/// </list>
/// <para>Spans nest to any depth; a closing mark belongs to the innermost open mark of its own shape, so that <c>[|</c> and
/// <c>{|</c> spans may overlap. Two <c>{|</c> spans overlap when the location among them is closed by name:
/// <c>{|#a: one {|INIT101: two |#a} three |}</c>.</para>
/// <para>A mark that is meant as text takes a backslash between its two characters: <c>[\|</c>, <c>{\|</c>, <c>|\]</c>,
/// <c>|\}</c>. One backslash is removed, so that <c>{\\|</c> stands for <c>{\|</c>. C# needs this only in strings and
/// comments, as none of the marks occurs in its grammar.</para>
/// </remarks>
public sealed partial record Markup(string Text, ImmutableArray<MarkedSpan> Spans)
{
    /// <summary>Separates the clean text from its marks; throws <see cref="VerificationException"/> on a mark without a partner.</summary>
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var spans = new List<MarkedSpan>();
        var open = new List<OpenMark>();
        var position = 0;

        while (position < marked.Length)
        {
            var mark = AnyMark().Match(marked, position);
            if (!mark.Success)
                break;

            text.Append(marked, position, mark.Index - position);
            position = mark.Index + mark.Length;

            if (mark.Groups["escaped"].Success)
                text.Append(mark.Value.Remove(1, 1));
            else if (mark.Groups["open"].Success)
                open.Add(Open(marked, mark, text.Length));
            else
                spans.Add(Close(marked, mark, open, text.Length));
        }

        text.Append(marked, position, marked.Length - position);
        if (open.Count > 0)
            throw Malformed(marked, open[^1].Index, "is never closed");

        return new Markup(text.ToString(), [.. spans.OrderBy(s => s.Span.Start).ThenByDescending(s => s.Span.Length)]);
    }

    private static OpenMark Open(string marked, Match mark, int start)
    {
        if (mark.Value == "[|")
            return new OpenMark('[', null, null, start, mark.Index);
        if (!mark.Groups["label"].Success)
            throw Malformed(marked, mark.Index, "needs an id and a colon, as in {|INIT101:code|}");

        var label = mark.Groups["label"].Value;
        return label[0] == '#'
            ? new OpenMark('{', null, label[1..], start, mark.Index)
            : new OpenMark('{', label, null, start, mark.Index);
    }

    private static MarkedSpan Close(string marked, Match mark, List<OpenMark> open, int end)
    {
        var shape = mark.Value[^1] == ']' ? '[' : '{';
        var name = mark.Groups["name"].Success ? mark.Groups["name"].Value : null;
        var index = open.FindLastIndex(o => o.Shape == shape && (name is null || o.Name == name));
        if (index < 0)
            throw Malformed(marked, mark.Index, "closes nothing");

        var opened = open[index];
        open.RemoveAt(index);
        return new MarkedSpan(TextSpan.FromBounds(opened.Start, end), opened.Id, opened.Name);
    }

    private static VerificationException Malformed(string marked, int index, string problem)
    {
        var line = SourceText.From(marked).Lines.GetLineFromPosition(index);
        var column = index - line.Start;
        return new VerificationException(
            $"The markup at line {line.LineNumber + 1}, column {column + 1} {problem}. Where the mark is meant as text, write a "
            + $"backslash between its two characters.\n\n{line}\n{new string(' ', column)}^^");
    }

    [GeneratedRegex("""
        (?<escaped> [\[{] \\+ \| | \| \\+ [\]}] )
        | (?<open> \[\| | \{\| (?: (?<label> \#?\w+ ) : )? )
        | (?<close> \|\] | \| (?: \#(?<name>\w+) )? \} )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex AnyMark();

    private sealed record OpenMark(char Shape, string? Id, string? Name, int Start, int Index);
}
