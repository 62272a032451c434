using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InitGen.Testing;

/// <summary>Applies actions as an editor does, formatting and simplification included.</summary>
internal static class ActionRunner
{
    public static async Task<Solution> ApplyAsync(CodeAction action, Solution before)
    {
        var operations = await GuardAsync($"The action \"{action.Title}\"", () => action.GetOperationsAsync(TestContext.Current.CancellationToken))
            .ConfigureAwait(false);
        var changes = operations.OfType<ApplyChangesOperation>().ToList();
        if (changes.Count != 1)
            throw new VerificationException($"The action \"{action.Title}\" makes {changes.Count} changes of the solution; it must make exactly one.");

        var after = changes[0].ChangedSolution;
        var difference = (await SolutionText.OfAsync(before).ConfigureAwait(false))
            .DifferenceTo(await SolutionText.OfAsync(after).ConfigureAwait(false));
        if (difference is null)
            throw new VerificationException($"The action \"{action.Title}\" is offered but changes nothing.");

        return await CleanAsync(after, before).ConfigureAwait(false);
    }

    /// <summary>An editor shows an exception in a bar at its top and goes on; here it fails the test with its stack.</summary>
    public static async Task<T> GuardAsync<T>(string who, Func<Task<T>> what)
    {
        try
        {
            return await what().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or VerificationException))
        {
            throw new VerificationException($"{who} threw.\n\n{e}", e);
        }
    }

    /// <summary>The same for work without a result.</summary>
    public static Task GuardAsync(string who, Func<Task> what) =>
        GuardAsync(who, async () =>
        {
            await what().ConfigureAwait(false);
            return true;
        });

    // Semantic models of a changed document come from its text in an editor. Annotations of the action are gone by then, and so
    // they must be here: a tree that differs from its own text would hide what the next user of the document sees.
    private static async Task<Solution> CleanAsync(Solution after, Solution before)
    {
        foreach (var id in ChangedDocuments(after, before))
        {
            var text = await after.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false);
            after = after.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding));
        }

        return after;
    }

    private static List<DocumentId> ChangedDocuments(Solution after, Solution before) =>
        [.. after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments().Concat(p.GetAddedDocuments()))];
}
