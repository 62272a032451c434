using System;
using System.Linq;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.Source;

/// <summary>Edits of whole statements of a block. Comments around them stay; a statement with comments or directives inside is left alone.</summary>
internal static class StatementEdits
{
    /// <summary>Takes a statement out, with its lines where it has them for itself.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="text">Its file.</param>
    /// <returns>The edit; null where more than code would be lost.</returns>
    public static TextEdit? Without(StatementSyntax statement, SourceText text)
    {
        if (IsCommented(statement)) return null;
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(statement.Span.End);
        int start = statement.SpanStart, end = statement.Span.End;
        if (IsBlank(text, first.Start, start) && IsBlank(text, end, last.End))
        {
            (start, end) = (first.Start, last.EndIncludingLineBreak);

            // The empty line in front of the last statement goes with it.
            bool isLast = last.LineNumber + 1 < text.Lines.Count && text.Lines[last.LineNumber + 1].ToString().TrimStart().StartsWith("}", StringComparison.Ordinal);
            if (isLast && first.LineNumber > 0 && text.Lines[first.LineNumber - 1] is var above && IsBlank(text, above.Start, above.End)) start = above.Start;
        }
        else if (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return new TextEdit(start, text.ToString(TextSpan.FromBounds(start, end)), string.Empty);
    }

    /// <summary>Puts a statement behind another one: on a line of its own where that one begins its line.</summary>
    /// <param name="statement">The one that is there, which ends with a semicolon.</param>
    /// <param name="added">The one that is to follow.</param>
    /// <param name="text">The file.</param>
    /// <returns>The edit.</returns>
    public static TextEdit Behind(StatementSyntax statement, string added, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(statement.Span.End);
        if (!IsBlank(text, first.Start, statement.SpanStart)) return new TextEdit(statement.Span.End - 1, ";", "; " + added);
        string lineEnd = last.EndIncludingLineBreak > last.End ? text.ToString(TextSpan.FromBounds(last.End, last.EndIncludingLineBreak)) : "\n";
        string line = lineEnd + text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)) + added;

        // What is said about the statement at the end of its line stays there.
        return IsBlank(text, statement.Span.End, last.End)
            ? new TextEdit(statement.Span.End - 1, ";", ";" + line)
            : new TextEdit(last.End, string.Empty, line);
    }

    private static bool IsCommented(StatementSyntax statement) => statement.DescendantTrivia().Any(trivia =>
        statement.Span.Contains(trivia.Span) && (trivia.IsDirective || !string.IsNullOrWhiteSpace(trivia.ToString())));

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
