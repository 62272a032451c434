using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>Prints sources with line numbers and, below the lines they are about, notes with carets.</summary>
internal static class SourcePrinter
{
    public static string Print(IEnumerable<SyntaxTree> trees, params IEnumerable<SourceNote?> notes)
    {
        var known = notes.OfType<SourceNote>().ToLookup(n => n.Path);

        // A project may have large files that are always the same; where there are notes, only they matter.
        if (known.Count > 0)
            trees = trees.Where(t => known.Contains(t.FilePath));
        return string.Join('\n', trees.Select(t => Print(t.FilePath, t.GetText(), known[t.FilePath])));
    }

    public static string Print(string path, SourceText text, IEnumerable<SourceNote> notes)
    {
        var byLine = notes.ToLookup(n => text.Lines.GetLineFromPosition(n.Span.Start).LineNumber);
        var output = new StringBuilder(path).Append('\n');
        foreach (var line in text.Lines)
        {
            output.Append($"{line.LineNumber + 1,5} | ").Append(line.ToString()).Append('\n');
            foreach (var note in byLine[line.LineNumber].OrderBy(n => n.Span.Start))
                AppendNote(output, line, note);
        }

        return output.ToString();
    }

    private static void AppendNote(StringBuilder output, TextLine line, SourceNote note)
    {
        output.Append("      | ");

        // Tabs stay tabs, so that the carets stand below the code however wide the reader's tabs are.
        for (var i = line.Start; i < note.Span.Start; i++)
            output.Append(line.Text![i] == '\t' ? '\t' : ' ');

        var length = Math.Max(1, Math.Min(note.Span.End, line.End) - note.Span.Start);
        output.Append('^', length).Append(note.Span.End > line.EndIncludingLineBreak ? "..." : "").Append(' ')
            .Append(note.Text.ReplaceLineEndings("\n      | ")).Append('\n');
    }
}
