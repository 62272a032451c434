using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Testing;

/// <summary>
/// Runs analyzers as a compiler host does and compares all that is reported with what the test asserts.
/// </summary>
/// <remarks>
/// Red on: a finding that the test does not assert, an asserted one that is missing, a wrong id, span, severity, message or
/// message argument, a message whose format was not filled in, an analyzer or generator that throws, and source that does not
/// compile after the generators ran. Compiler errors are asserted like findings: <c>{|CS0103:x|}</c>.
/// Pragmas, <c>SuppressMessage</c>, <c>.editorconfig</c> and <c>.globalconfig</c> work as they do for users. A project with project
/// references is analysed twice, with them as metadata (command line) and as compilations (editor).
/// </remarks>
/// <example><code>
/// static readonly AnalyzerVerifier Verify = new() { Analyzers = [new ModelAnalyzer()], Generators = [new InitGenerator()] };
/// await Verify.VerifyAsync("class C { int {|TOY001:x|}; }");
/// </code></example>
public sealed record AnalyzerVerifier
{
    /// <summary>The analyzers and suppressors.</summary>
    public required ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; }

    /// <summary>Generators that run first.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>The id that <c>[|code|]</c> means; not needed when the analyzers report a single one.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Which findings of the compiler itself must be asserted; errors unless said otherwise.</summary>
    public CompilerFindings Compiler { get; init; }

    /// <summary>The project into which the overload for a single source puts it.</summary>
    public TestProject Template { get; init; } = new();

    /// <summary>Verifies one source with <see cref="Markup"/>.</summary>
    public Task<AnalysisResult> VerifyAsync(string markedSource, params ImmutableArray<ExpectedDiagnostic> expected) =>
        VerifyAsync(Template.WithDocument("Test0.cs", markedSource), expected);

    /// <summary>Verifies a project, and those it refers to, whose documents carry <see cref="Markup"/>.</summary>
    public async Task<AnalysisResult> VerifyAsync(TestProject marked, params ImmutableArray<ExpectedDiagnostic> expected)
    {
        var project = MarkedProject.Read(marked, IdOfPlainMarks(), expected);
        if (!marked.ProjectReferences.IsEmpty)
            await VerifyAsync(project, ProjectReferenceKind.Compilation).ConfigureAwait(false);
        return await VerifyAsync(project, ProjectReferenceKind.Metadata).ConfigureAwait(false);
    }

    /// <summary>
    /// Analyses a project without <see cref="Markup"/> and asserts nothing about the findings: for sources that are not written for a test,
    /// such as the examples of a manual. An analyzer or generator that throws is red all the same.
    /// </summary>
    public async Task<AnalysisResult> AnalyzeAsync(TestProject project)
    {
        var compiled = CompiledProject.Closure(project, Generators)[^1];
        var run = await AnalysisRun.OfAsync(compiled.Output, compiled.Options, Analyzers).ConfigureAwait(false);
        return new AnalysisResult(compiled.Output, run.Reported.AddRange(compiled.GeneratorDiagnostics), run.Suppressed);
    }

    internal string? IdOfPlainMarks()
    {
        if (DefaultId is not null)
            return DefaultId;

        var ids = Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Take(2).ToList();
        return ids.Count == 1 ? ids[0] : null;
    }

    internal async Task<AnalysisResult> VerifyAsync(MarkedProject marked, ProjectReferenceKind kind)
    {
        AnalysisResult? result = null;
        foreach (var compiled in CompiledProject.Closure(marked.Clean, Generators, kind))
        {
            var run = await AnalysisRun.OfAsync(compiled.Output, compiled.Options, Analyzers).ConfigureAwait(false);
            var reported = run.Reported.AddRange(compiled.GeneratorDiagnostics);
            var occasion = marked.Clean.ProjectReferences.IsEmpty
                ? "Analysis"
                : $"Analysis of project {compiled.Project.Name}, projects referenced as {kind.ToString().ToLowerInvariant()}";
            Comparison.ThrowOnDifference(compiled, reported, marked.Of(compiled.Project), Compiler, occasion);
            result = new AnalysisResult(compiled.Output, reported, run.Suppressed);
        }

        return result!;
    }
}
