using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Testing;

/// <summary>All findings in one state of a solution.</summary>
internal sealed class SolutionAnalysis
{
    private readonly ImmutableArray<(ProjectId Project, Document? Document, Diagnostic Diagnostic)> _findings;
    private readonly ImmutableArray<SyntaxTree> _trees;

    private SolutionAnalysis(
        ImmutableArray<(ProjectId Project, Document? Document, Diagnostic Diagnostic)> findings, ImmutableArray<SyntaxTree> trees) =>
        (_findings, _trees) = (findings, trees);

    public static async Task<SolutionAnalysis> OfAsync(
        TestWorkspace workspace, Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var findings = ImmutableArray.CreateBuilder<(ProjectId Project, Document? Document, Diagnostic Diagnostic)>();
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
        {
            var compiled = await workspace.CompileAsync(solution.GetProject(id)!).ConfigureAwait(false);
            var run = await AnalysisRun.OfAsync(compiled.Output, compiled.Options, analyzers).ConfigureAwait(false);
            findings.AddRange(run.Reported.Select(d => (id, solution.GetDocument(d.Location.SourceTree), d)));
            trees.AddRange(compiled.Output.SyntaxTrees);
        }

        return new SolutionAnalysis(findings.ToImmutable(), trees.ToImmutable());
    }

    /// <summary>Findings with these ids that lie in documents, in the order of reading.</summary>
    public IEnumerable<(Document Document, Diagnostic Diagnostic)> Fixable(ImmutableArray<string> ids) =>
        _findings.Where(f => f.Document is not null && ids.Contains(f.Diagnostic.Id)).Select(f => (f.Document!, f.Diagnostic));

    /// <summary>Findings of a project: those in one document, or those in none, or all.</summary>
    public IEnumerable<Diagnostic> Of(ProjectId project, Func<Document?, bool> where) =>
        _findings.Where(f => f.Project == project && where(f.Document)).Select(f => f.Diagnostic);

    /// <summary>
    /// Fails when there are compiler errors or warnings that were not there before, except for these ids; if wanted, those of analyzers too.
    /// </summary>
    public void RequireNoneNew(SolutionAnalysis before, ImmutableHashSet<string> expectedIds, string occasion, bool ofAnalyzers = false)
    {
        var known = before.Problems(ofAnalyzers).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var more = Problems(ofAnalyzers).Where(d => !expectedIds.Contains(d.Id)).GroupBy(d => d.Id)
            .Where(g => g.Count() > known.GetValueOrDefault(g.Key)).SelectMany(g => g).ToList();
        if (more.Count == 0)
            return;

        throw new VerificationException(
            $"{occasion} leaves code with new {(ofAnalyzers ? string.Empty : "compiler ")}errors or warnings.\n\n"
            + Describe.List(more.Select(d => $"{Describe.Diagnostic(d)}\n{Describe.Place(d.Location)}")) + "\n\n"
            + Print(more.Select(d => SourceNote.Of(d, ""))));
    }

    public string Print(params IEnumerable<SourceNote?> notes) => SourcePrinter.Print(_trees, notes);

    private IEnumerable<Diagnostic> Problems(bool ofAnalyzers) =>
        _findings.Select(f => f.Diagnostic).Where(d => (ofAnalyzers || d.IsFromCompiler()) && d.Severity >= DiagnosticSeverity.Warning);
}
