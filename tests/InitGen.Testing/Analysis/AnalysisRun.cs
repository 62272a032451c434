using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace InitGen.Testing;

/// <summary>Everything that compiler and analyzers say about one compilation.</summary>
/// <param name="Reported">Findings that a user sees: after pragmas, attributes and configuration.</param>
/// <param name="Suppressed">Findings that a pragma, an attribute or a suppressor has taken away.</param>
internal sealed record AnalysisRun(ImmutableArray<Diagnostic> Reported, ImmutableArray<Diagnostic> Suppressed)
{
    /// <summary>Runs the analyzers; one that throws fails the test with its stack.</summary>
    public static async Task<AnalysisRun> OfAsync(
        CSharpCompilation compilation, HostOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var token = TestContext.Current.CancellationToken;
        if (analyzers.IsEmpty)
            return Split(compilation.GetDiagnostics(token));

        var crashes = new ConcurrentQueue<(DiagnosticAnalyzer Analyzer, Exception Exception)>();

        // A host turns an exception into the warning AD0001, which a pragma or the configuration could hide; the callback
        // sees every one of them.
        var withAnalyzers = new CompilationWithAnalyzers(
            compilation,
            analyzers,
            new CompilationWithAnalyzersOptions(
                options.AnalyzerOptions,
                onAnalyzerException: (exception, analyzer, _) => crashes.Enqueue((analyzer, exception)),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true,
                analyzerExceptionFilter: null));
        var all = await withAnalyzers.GetAllDiagnosticsAsync(token).ConfigureAwait(false);

        if (crashes.TryDequeue(out var crash))
        {
            throw new VerificationException(
                $"AD0001: the analyzer {crash.Analyzer.GetType().FullName} threw.\n\n{crash.Exception}\n\n"
                + SourcePrinter.Print(compilation.SyntaxTrees), crash.Exception);
        }

        return Split(all);
    }

    private static AnalysisRun Split(IEnumerable<Diagnostic> all)
    {
        var sorted = all
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Location.SourceSpan.End)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToLookup(d => d.IsSuppressed);
        return new AnalysisRun([.. sorted[false]], [.. sorted[true]]);
    }
}
