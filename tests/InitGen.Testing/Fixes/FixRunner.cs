using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace InitGen.Testing;

/// <summary>Finds, offers and applies one fix in the states of a solution.</summary>
internal sealed class FixRunner(
    TestWorkspace workspace, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider fix, ActionChoice choice)
{
    /// <summary>The action for the first finding for which it is offered; fails when there is none.</summary>
    public async Task<Solution> ApplyOnceAsync(Func<Diagnostic, bool> where, ImmutableHashSet<string> expectedIds)
    {
        var analysis = await AnalyzeAsync(workspace.Start).ConfigureAwait(false);
        var offer = await FirstOfferAsync(analysis, where).ConfigureAwait(false);
        return (await ApplyAsync(workspace.Start, analysis, offer.Action ?? throw NotOffered(offer, analysis), expectedIds).ConfigureAwait(false)).After;
    }

    /// <summary>Finding after finding, as a user who clicks on each light bulb; the code must be sound after every click.</summary>
    public async Task<Solution> ApplyToAllAsync(ImmutableHashSet<string> expectedIds)
    {
        var solution = workspace.Start;
        var analysis = await AnalyzeAsync(solution).ConfigureAwait(false);
        var limit = (2 * analysis.Fixable(fix.FixableDiagnosticIds).Count()) + 8;

        for (var step = 0; ; step++)
        {
            var offer = await FirstOfferAsync(analysis, _ => true).ConfigureAwait(false);
            if (offer.Action is null && step > 0)
                return solution;
            if (offer.Action is null)
                throw NotOffered(offer, analysis);
            if (step == limit)
                throw new VerificationException($"The fix does not come to rest: after {limit} steps it is still offered.\n\n{analysis.Print()}");

            (solution, analysis) = await ApplyAsync(solution, analysis, offer.Action, expectedIds).ConfigureAwait(false);
        }
    }

    /// <summary>FixAll, once for each kind of change and each document, project or solution.</summary>
    public async Task<Solution> FixAllAsync(FixAllScope scope)
    {
        var provider = fix.GetFixAllProvider()
            ?? throw new VerificationException($"{fix.GetType().Name} has no FixAllProvider; return WellKnownFixAllProviders.BatchFixer or one of its own.");
        if (!provider.GetSupportedFixAllScopes().Contains(scope))
            throw new VerificationException($"{provider.GetType().Name} does not support the scope {scope}.");

        var done = new HashSet<(string Key, string Id, object Target)>();
        var solution = workspace.Start;
        while (true)
        {
            var analysis = await AnalyzeAsync(solution).ConfigureAwait(false);
            if (await NextFixAllAsync(analysis, scope, done).ConfigureAwait(false) is not { } trigger)
                return solution;

            var token = TestContext.Current.CancellationToken;
            var (document, id, key) = trigger;
            string[] ids = [id];
            var diagnostics = new Diagnostics(analysis);
            var context = scope == FixAllScope.Document
                ? new FixAllContext(document, fix, scope, key, ids, diagnostics, token)
                : new FixAllContext(document.Project, fix, scope, key, ids, diagnostics, token);
            var action = await ActionRunner.GuardAsync($"FixAll in {scope}", () => provider.GetFixAsync(context)).ConfigureAwait(false)
                ?? throw new VerificationException($"FixAll in {scope} offers nothing for {id} with key \"{key}\".");
            solution = await ActionRunner.ApplyAsync(action, solution).ConfigureAwait(false);
        }
    }

    /// <summary>Fails when the fix is offered for any finding, or when there is no finding at all.</summary>
    public async Task RequireNotOfferedAsync()
    {
        var analysis = await AnalyzeAsync(workspace.Start).ConfigureAwait(false);
        if (!analysis.Fixable(fix.FixableDiagnosticIds).Any())
            throw new VerificationException("There is no finding that the fix could be offered for, so the test shows nothing.");

        var offer = await FirstOfferAsync(analysis, _ => true).ConfigureAwait(false);
        if (offer.Action is not null)
            throw new VerificationException($"The fix is offered.\n\n{ActionChoice.List(offer.All)}\n\n{analysis.Print()}");
    }

    private Task<SolutionAnalysis> AnalyzeAsync(Solution solution) => SolutionAnalysis.OfAsync(workspace, solution, analyzers);

    private async Task<Offer> FirstOfferAsync(SolutionAnalysis analysis, Func<Diagnostic, bool> where)
    {
        var all = new List<CodeAction>();
        foreach (var (document, diagnostic) in analysis.Fixable(fix.FixableDiagnosticIds).Where(f => where(f.Diagnostic)))
        {
            var offered = await OfferedAsync(document, diagnostic).ConfigureAwait(false);
            if (choice.Of(offered) is { } action)
                return new Offer(action, offered);
            all.AddRange(offered);
        }

        return new Offer(null, all);
    }

    private async Task<List<CodeAction>> OfferedAsync(Document document, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken);
        await ActionRunner.GuardAsync(fix.GetType().Name, () => fix.RegisterCodeFixesAsync(context)).ConfigureAwait(false);
        offered.ForEach(ActionChoice.RequireWellFormed);
        return offered;
    }

    private async Task<(Solution After, SolutionAnalysis Analysis)> ApplyAsync(
        Solution solution, SolutionAnalysis before, CodeAction action, ImmutableHashSet<string> expectedIds)
    {
        var after = await ActionRunner.ApplyAsync(action, solution).ConfigureAwait(false);
        var analysis = await AnalyzeAsync(after).ConfigureAwait(false);
        analysis.RequireNoneNew(before, expectedIds, $"The action \"{action.Title}\"");
        return (after, analysis);
    }

    private async Task<(Document Document, string Id, string Key)?> NextFixAllAsync(
        SolutionAnalysis analysis, FixAllScope scope, HashSet<(string Key, string Id, object Target)> done)
    {
        foreach (var (document, diagnostic) in analysis.Fixable(fix.FixableDiagnosticIds))
        {
            object target = scope switch
            {
                FixAllScope.Document => document.Id,
                FixAllScope.Project => document.Project.Id,
                _ => scope,
            };
            if (choice.Of(await OfferedAsync(document, diagnostic).ConfigureAwait(false))?.EquivalenceKey is { } key
                && done.Add((key, diagnostic.Id, target)))
            {
                return (document, diagnostic.Id, key);
            }
        }

        return null;
    }

    private static VerificationException NotOffered(Offer offer, SolutionAnalysis analysis) =>
        new($"The fix is not offered. Offered are:\n\n{ActionChoice.List(offer.All)}\n\n{analysis.Print()}");

    private sealed record Offer(CodeAction? Action, List<CodeAction> All);

    private sealed class Diagnostics(SolutionAnalysis analysis) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(analysis.Of(document.Project.Id, d => d?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(analysis.Of(project.Id, d => d is null));

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(analysis.Of(project.Id, _ => true));
    }
}
