using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.CodeFixes;

/// <summary>
/// Fixes all findings of a document in one pass over its syntax, for a document, a project or a solution: no merging of overlapping text
/// changes, which loses some where two findings want the same edit.
/// </summary>
internal static class SyntaxFixAll
{
    /// <summary>Rewrites a document's root for all its diagnostics; the key says which of several fixes was chosen.</summary>
    public delegate SyntaxNode Rewrite(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey);

    public static FixAllProvider Create(Rewrite rewrite)
    {
        return FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (root is null) return document;
            ImmutableArray<Diagnostic> ordered =
                diagnostics.Distinct().OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ToImmutableArray();
            return document.WithSyntaxRoot(rewrite(root, ordered, context.CodeActionEquivalenceKey));
        });
    }
}
