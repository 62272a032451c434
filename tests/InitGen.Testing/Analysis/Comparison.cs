using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>Compares what was reported with what was asserted and writes the report of the differences.</summary>
internal static class Comparison
{
    public static void ThrowOnDifference(
        CompiledProject compiled, IEnumerable<Diagnostic> reported, IEnumerable<Expectation> expected, CompilerFindings level,
        string occasion)
    {
        var compilation = compiled.Output;
        var open = expected.ToList();
        var lines = new List<string>();
        var notes = new List<SourceNote?>();
        var unasserted = new List<Diagnostic>();

        // Exact partners first: of two findings in one place the wrong one must not take the right one's expectation.
        foreach (var found in reported)
        {
            CheckMessage(found, lines);
            var index = open.FindIndex(e => e.Id == found.Id && e.HasPlaceOf(found) && e.Difference(found) is null);
            if (index >= 0)
                open.RemoveAt(index);
            else
                unasserted.Add(found);
        }

        foreach (var found in unasserted)
        {
            var index = open.FindIndex(e => e.Id == found.Id && e.HasPlaceOf(found));
            if (index >= 0)
            {
                lines.Add($"differs: {found.Id} {Describe.Place(found.Location)}\n{open[index].Difference(found)}");
                notes.Add(SourceNote.Of(found, "differs: "));
                open.RemoveAt(index);
            }
            else if (!found.IsFromCompiler() || level.Includes(found))
            {
                lines.Add($"not asserted: {Describe.Diagnostic(found)}\n{Describe.Place(found.Location)}\n{HowToAssert(compiled, found)}");
                notes.Add(SourceNote.Of(found, "not asserted: "));
            }
        }

        foreach (var missing in open)
        {
            var tree = compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == missing.Path);
            var place = tree is null ? "without a location" : Describe.Place(missing.Path!, tree.GetText(), missing.Span);
            lines.Add($"not reported: {missing.Id} {place}");
            if (tree is not null)
                notes.Add(new SourceNote(missing.Path!, missing.Span, $"not reported: {missing.Id}"));
        }

        if (lines.Count == 0)
            return;

        throw new VerificationException(
            $"{occasion}: the findings are not those that the test asserts.\n\n{Describe.List(lines)}\n\n"
            + SourcePrinter.Print(compilation.SyntaxTrees, notes));
    }

    // Roslyn shows the bare format when the arguments do not fit it, which no comparison of ids and spans would notice.
    private static void CheckMessage(Diagnostic found, List<string> lines)
    {
        var format = found.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        if (format.Contains("{0", StringComparison.Ordinal) && found.GetMessage(CultureInfo.InvariantCulture) == format)
            lines.Add($"malformed: the message of {found.Id} was created without the arguments of its format: {format}");
    }

    private static string HowToAssert(CompiledProject compiled, Diagnostic found)
    {
        if (found.Location.SourceTree is not { } tree)
            return $"assert it with: new ExpectedDiagnostic(\"{found.Id}\")";
        if (!compiled.Input.ContainsSyntaxTree(tree))
            return "it lies in generated code, where nothing can be asserted";

        var text = tree.GetText();
        var span = found.Location.SourceSpan;
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var lines = text.ToString(TextSpan.FromBounds(first.Start, last.End))
            .Insert(span.End - first.Start, "|}")
            .Insert(span.Start - first.Start, $"{{|{found.Id}:");
        return $"assert it with: {lines.Trim()}";
    }
}
