using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InitGen.Testing;

/// <summary>Generated code compiles without a word, and its line ends are the same on every machine.</summary>
internal static class OutputGuard
{
    public static void Check(GeneratorRun run, ImmutableArray<string> allowed)
    {
        var own = run.Diagnostics.Where(d => !allowed.Contains(d.Id)).ToList();
        if (own.Count > 0)
        {
            throw new VerificationException(
                "The generator reports diagnostics; that is the analyzers' job, where pragmas and fixes work.\n\n"
                + Describe.List(own.Select(Describe.Diagnostic)));
        }

        foreach (var (hintName, text) in run.Sources)
        {
            if (text.Contains('\r', StringComparison.Ordinal))
                throw new VerificationException($"The generated file {hintName} has carriage returns; lines end with \\n on every machine.");
        }

        var problems = run.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed && !allowed.Contains(d.Id))
            .ToList();
        if (problems.Count > 0)
        {
            var notes = problems.Select(d => SourceNote.Of(d, "")).ToList();
            var trees = problems.Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Distinct();
            throw new VerificationException(
                "The compilation with generated code has errors or warnings.\n\n"
                + Describe.List(problems.Select(d => $"{Describe.Diagnostic(d)}\n{Describe.Place(d.Location)}")) + "\n\n"
                + SourcePrinter.Print(trees, notes));
        }
    }
}
