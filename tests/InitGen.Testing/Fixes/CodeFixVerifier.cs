using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Testing;

/// <summary>
/// Applies a fix to all findings, one by one and with FixAll, and compares the outcome with the text that the test asserts.
/// </summary>
/// <remarks>
/// Red on: findings before or after that the test's markup does not assert, so that a fix which leaves its finding is seen; a fix that is not
/// offered, changes nothing, throws, never comes to rest, or has no equivalence key; fixed text that differs; a new
/// compiler error or warning after any single step; FixAll in document, project or solution that is missing or
/// gives another text than single fixes. The generators run before each analysis, and fixes see generated members.
/// Actions nested in a menu are not looked into: register them on the top level.
/// </remarks>
/// <example><code>
/// static readonly CodeFixVerifier Verify = new() { Analyzers = [new ModelAnalyzer()], Fix = new SchemeFix() };
/// await Verify.VerifyAsync("[{|INIT101:Init(Scheme.Xavier)|}] float[] w;", "[Init(Scheme.He)] float[] w;");
/// </code></example>
public sealed record CodeFixVerifier
{
    /// <summary>The analyzers whose findings are fixed.</summary>
    public required ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; }

    /// <summary>The fix.</summary>
    public required CodeFixProvider Fix { get; init; }

    /// <summary>Generators that are at work in the project.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>The id that <c>[|code|]</c> means; not needed when the analyzers report a single one.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Chooses among several offered actions by their key.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Chooses among several offered actions by their title.</summary>
    public string? Title { get; init; }

    /// <summary>Chooses among several offered actions by their place in the list.</summary>
    public int? Index { get; init; }

    /// <summary>The scopes in which FixAll must do what repeated single fixes do; all three unless said otherwise.</summary>
    public ImmutableArray<FixAllScope> FixAllScopes { get; init; } = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <summary>Which findings of the compiler itself must be asserted; errors unless said otherwise.</summary>
    public CompilerFindings Compiler { get; init; }

    /// <summary>The project into which the overloads for a single source put it.</summary>
    public TestProject Template { get; init; } = new();

    /// <summary>Fixes all findings of one source.</summary>
    public Task VerifyAsync(string markedBefore, string markedAfter) =>
        VerifyAsync(Template.WithDocument("Test0.cs", markedBefore), Template.WithDocument("Test0.cs", markedAfter));

    /// <summary>Fixes all findings of a project and those it refers to, for which the fix is offered.</summary>
    public async Task VerifyAsync(TestProject markedBefore, TestProject markedAfter)
    {
        using var workspace = new TestWorkspace(markedBefore.WithoutMarkup(), Generators);
        var runner = Runner(workspace);
        var after = Read(markedAfter);

        await AsAnalyzerVerifier().VerifyAsync(markedBefore).ConfigureAwait(false);
        var once = await runner.ApplyToAllAsync(after.ExpectedIds).ConfigureAwait(false);
        await RequireTextAsync(after, once).ConfigureAwait(false);

        foreach (var scope in FixAllScopes)
        {
            var all = await runner.FixAllAsync(scope).ConfigureAwait(false);
            var difference = (await SolutionText.OfAsync(once).ConfigureAwait(false)).DifferenceTo(await SolutionText.OfAsync(all).ConfigureAwait(false));
            if (difference is not null)
                throw new VerificationException($"FixAll in {scope} gives another text than repeated single fixes.\n\n{difference}");
        }

        await AsAnalyzerVerifier().VerifyAsync(markedAfter).ConfigureAwait(false);
    }

    /// <summary>Applies the fix once, to the first finding or to the one at <c>{|#name:…|}</c>.</summary>
    public Task VerifyOneAsync(string markedBefore, string markedAfter, string? at = null) =>
        VerifyOneAsync(Template.WithDocument("Test0.cs", markedBefore), Template.WithDocument("Test0.cs", markedAfter), at);

    /// <summary>Applies the fix once, to the first finding or to the one at <c>{|#name:…|}</c>.</summary>
    public async Task VerifyOneAsync(TestProject markedBefore, TestProject markedAfter, string? at = null)
    {
        using var workspace = new TestWorkspace(markedBefore.WithoutMarkup(), Generators);
        var after = Read(markedAfter);

        await AsAnalyzerVerifier().VerifyAsync(markedBefore).ConfigureAwait(false);
        var place = at is null ? null : Read(markedBefore).PlaceOf(at);
        var once = await Runner(workspace).ApplyOnceAsync(d => place is null || place.Covers(d), after.ExpectedIds).ConfigureAwait(false);
        await RequireTextAsync(after, once).ConfigureAwait(false);
        await AsAnalyzerVerifier().VerifyAsync(markedAfter).ConfigureAwait(false);
    }

    /// <summary>The findings are there, and the fix is not offered for any of them.</summary>
    public Task VerifyNotOfferedAsync(string marked) => VerifyNotOfferedAsync(Template.WithDocument("Test0.cs", marked));

    /// <summary>The findings are there, and the fix is not offered for any of them.</summary>
    public async Task VerifyNotOfferedAsync(TestProject marked)
    {
        await AsAnalyzerVerifier().VerifyAsync(marked).ConfigureAwait(false);
        using var workspace = new TestWorkspace(marked.WithoutMarkup(), Generators);
        await Runner(workspace).RequireNotOfferedAsync().ConfigureAwait(false);
    }

    private static async Task RequireTextAsync(MarkedProject expected, Solution found)
    {
        if (SolutionText.Of(expected.Clean).DifferenceTo(await SolutionText.OfAsync(found).ConfigureAwait(false)) is { } difference)
            throw new VerificationException($"The fixed text is not the expected one.\n\n{difference}");
    }

    private AnalyzerVerifier AsAnalyzerVerifier() =>
        new() { Analyzers = Analyzers, Generators = Generators, DefaultId = DefaultId, Compiler = Compiler };

    private MarkedProject Read(TestProject marked) => MarkedProject.Read(marked, AsAnalyzerVerifier().IdOfPlainMarks(), []);

    private FixRunner Runner(TestWorkspace workspace) => new(workspace, Analyzers, Fix, new ActionChoice(EquivalenceKey, Title, Index));
}
