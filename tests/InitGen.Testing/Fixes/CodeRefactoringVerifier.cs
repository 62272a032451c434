using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InitGen.Testing;

/// <summary>
/// Applies a refactoring at the cursor or selection <c>[|code|]</c> and compares the outcome with the text that the test asserts.
/// </summary>
/// <remarks>Red on: a refactoring that is not offered, changes nothing, throws or has no equivalence key; text that
/// differs; a new error or warning. Of nested actions those that do the work are offered, and not the one that lists them.</remarks>
/// <example><code>
/// static readonly CodeRefactoringVerifier Verify = new() { Refactoring = new AddInitRefactoring() };
/// await Verify.VerifyAsync("float[] [||]w;", "[Init] float[] w;");
/// </code></example>
public sealed record CodeRefactoringVerifier
{
    /// <summary>The refactoring.</summary>
    public required CodeRefactoringProvider Refactoring { get; init; }

    /// <summary>Generators that are at work in the project.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>Analyzers that must have nothing new to say about the refactored code.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    /// <summary>Chooses among several offered actions by their key.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Chooses among several offered actions by their title.</summary>
    public string? Title { get; init; }

    /// <summary>Chooses among several offered actions by their place in the list.</summary>
    public int? Index { get; init; }

    /// <summary>Ids of errors and warnings, of the compiler or the analyzers, that the refactored code may have.</summary>
    public ImmutableArray<string> AllowedDiagnostics { get; init; } = [];

    /// <summary>The project into which the overloads for a single source put it.</summary>
    public TestProject Template { get; init; } = new();

    /// <summary>Refactors one source.</summary>
    public Task VerifyAsync(string markedBefore, string after) => VerifyAsync(Template.WithDocument("Test0.cs", markedBefore), Template.WithDocument("Test0.cs", after));

    /// <summary>Refactors a project, in one document of which lies the one <c>[|mark|]</c>.</summary>
    public async Task VerifyAsync(TestProject markedBefore, TestProject after)
    {
        using var workspace = new TestWorkspace(markedBefore.WithoutMarkup(), Generators);
        var (action, offered) = await OfferAsync(workspace, markedBefore).ConfigureAwait(false);
        if (action is null)
            throw new VerificationException($"The refactoring is not offered. Offered are:\n\n{ActionChoice.List(offered)}");

        var before = await SolutionAnalysis.OfAsync(workspace, workspace.Start, Analyzers).ConfigureAwait(false);
        var solution = await ActionRunner.ApplyAsync(action, workspace.Start).ConfigureAwait(false);
        if (SolutionText.Of(after).DifferenceTo(await SolutionText.OfAsync(solution).ConfigureAwait(false)) is { } difference)
            throw new VerificationException($"The refactored text is not the expected one.\n\n{difference}");

        (await SolutionAnalysis.OfAsync(workspace, solution, Analyzers).ConfigureAwait(false))
            .RequireNoneNew(before, [.. AllowedDiagnostics], $"The action \"{action.Title}\"", ofAnalyzers: true);
    }

    /// <summary>The refactoring is not offered at the mark.</summary>
    public Task VerifyNotOfferedAsync(string marked) => VerifyNotOfferedAsync(Template.WithDocument("Test0.cs", marked));

    /// <summary>The refactoring is not offered at the mark.</summary>
    public async Task VerifyNotOfferedAsync(TestProject marked)
    {
        using var workspace = new TestWorkspace(marked.WithoutMarkup(), Generators);
        var (action, offered) = await OfferAsync(workspace, marked).ConfigureAwait(false);
        if (action is not null)
            throw new VerificationException($"The refactoring is offered.\n\n{ActionChoice.List(offered)}");
    }

    /// <summary>The refactoring throws nowhere in a source, broken or not: the cursor is put on each of its tokens.</summary>
    public async Task SurvivesAsync(string source)
    {
        using var workspace = new TestWorkspace(Template.WithDocument("Test0.cs", source), Generators);
        var document = workspace.Start.GetProject(workspace.Root)!.Documents.Single(d => d.Name == "Test0.cs");
        var root = await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken).ConfigureAwait(false);
        foreach (var token in root!.DescendantTokens())
        {
            var context = new CodeRefactoringContext(document, new TextSpan(token.SpanStart, 0), static _ => { }, TestContext.Current.CancellationToken);
            await ActionRunner.GuardAsync($"{Refactoring.GetType().Name} at '{token}' in\n{source}\n", () => Refactoring.ComputeRefactoringsAsync(context))
                .ConfigureAwait(false);
        }
    }

    private async Task<(CodeAction? Action, List<CodeAction> Offered)> OfferAsync(TestWorkspace workspace, TestProject marked)
    {
        var marks = marked.Documents.SelectMany(d => Markup.Parse(d.Text).Spans.Select(span => (Path: marked.FullPath(d), span.Span))).ToList();
        if (marks.Count != 1)
            throw new VerificationException($"The markup must say where the cursor is, with one [|mark|]; there are {marks.Count}.");

        var document = workspace.Start.GetProject(workspace.Root)!.Documents.Single(d => d.FilePath == marks[0].Path);
        var offered = new List<CodeAction>();
        var context = new CodeRefactoringContext(document, marks[0].Span, offered.Add, TestContext.Current.CancellationToken);
        await ActionRunner.GuardAsync(Refactoring.GetType().Name, () => Refactoring.ComputeRefactoringsAsync(context)).ConfigureAwait(false);
        offered = [.. offered.SelectMany(ActionChoice.Leaves)];
        offered.ForEach(ActionChoice.RequireWellFormed);
        return (new ActionChoice(EquivalenceKey, Title, Index).Of(offered), offered);
    }
}
