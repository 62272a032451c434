using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.CodeFixes;

/// <summary>Writes what a rule proposes into the statements that it is about; comments and formatting around them stay.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RewriteCodeFix))]
public sealed class RewriteCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        RuleCatalog.All.Where(static rule => rule.HasEdits || rule.HasTorchSharpEdits).Select(static rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(Apply(text, diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => Offered(diagnostic).FirstOrDefault(offer => offer.Key == (context.CodeActionEquivalenceKey ?? nameof(RewriteCodeFix))).Change)
            .OfType<SourceChange>()));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach ((string key, SourceChange change) in Offered(diagnostic))
            {
                if (!Fits(text, change)) continue;
                context.RegisterCodeFix(
                    CodeAction.Create(change.Title, _ => Task.FromResult(context.Document.WithText(Apply(text, [change]))), key),
                    diagnostic);
            }
        }
    }

    // A host without a light bulb may start from a finding that has no offer, and then has no key: the best offer is meant.
    // The best offer has one key in all findings of a rule, so that all of them can be taken at once.
    private static IEnumerable<(string Key, SourceChange Change)> Offered(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.Edits, out string? lines) || lines is null) yield break;
        int place = 0;
        foreach (string line in lines.Split('\n'))
        {
            if (SourceChange.Decode(line) is { } change) yield return (place == 0 ? nameof(RewriteCodeFix) : $"{nameof(RewriteCodeFix)} {place}", change);
            place++;
        }
    }

    // A finding outlives the text that it was found in by a moment.
    private static bool Fits(SourceText text, SourceChange change) => change.Edits.All(edit =>
        edit.Start + edit.Old.Length <= text.Length && text.ToString(new TextSpan(edit.Start, edit.Old.Length)) == edit.Old);

    private static SourceText Apply(SourceText text, IEnumerable<SourceChange> changes)
    {
        var edits = new SortedDictionary<int, TextEdit>();
        foreach (SourceChange change in changes)
        {
            if (!Fits(text, change) || change.Edits.Any(edit => edits.Values.Any(other => Overlaps(edit, other)))) continue;
            foreach (TextEdit edit in change.Edits) edits[edit.Start] = edit;
        }

        return text.WithChanges(edits.Values.Select(static edit => new TextChange(new TextSpan(edit.Start, edit.Old.Length), edit.New)));
    }

    // Two findings may want the same.
    private static bool Overlaps(TextEdit a, TextEdit b) => a != b
        && (a.Start == b.Start || a.Start < b.Start + b.Old.Length && b.Start < a.Start + a.Old.Length);
}
