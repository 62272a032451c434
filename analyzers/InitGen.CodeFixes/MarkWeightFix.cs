using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>
/// INIT307: marks the array with the shape that its allocation suggests and <c>[Init]</c>, as the refactoring does. Where the forward pass sums
/// along the other side of it, the shape is turned round; where both may be, both are offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkWeightFix))]
public sealed class MarkWeightFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("INIT307");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await MarkAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || model is null || Find(root, diagnostic) is not { } member) continue;
            IReadOnlyList<(ShapeGuess Guess, SyntaxNode Root)> offers = Offers(context.Document, root, member, model, context.CancellationToken);
            for (int i = 0; i < offers.Count; i++)
            {
                (ShapeGuess guess, SyntaxNode changed) = offers[i];
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add [{string.Join(", ", guess.Attributes.Select(static attribute => attribute.Name + attribute.Arguments))}]",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)),
                        KeyOf(i)),
                    diagnostic);
            }
        }
    }

    // One after the other: what is right for a layer depends on those that are marked before it.
    private static async Task<Document> MarkAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root) return document;
        MemberDeclarationSyntax[] members =
        [
            .. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => Find(root, diagnostic)).OfType<MemberDeclarationSyntax>().Distinct(),
        ];
        Dictionary<SyntaxNode, SyntaxAnnotation> places = members.ToDictionary(static member => (SyntaxNode)member, static _ => new SyntaxAnnotation());
        root = root.ReplaceNodes(members, (old, current) => current.WithAdditionalAnnotations(places[old]));
        foreach (MemberDeclarationSyntax member in members)
        {
            document = document.WithSyntaxRoot(root);
            root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) continue;
            if (root.GetAnnotatedNodes(places[member]).FirstOrDefault() is not MemberDeclarationSyntax current) continue;
            IReadOnlyList<(ShapeGuess Guess, SyntaxNode Root)> offers = Offers(document, root, current, model, cancellation);
            for (int i = 0; i < offers.Count; i++)
            {
                if (key is not null && key != KeyOf(i)) continue;
                root = offers[i].Root;
                break;
            }
        }

        return document.WithSyntaxRoot(root);
    }

    private static MemberDeclarationSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && InitOffers.MayHoldWeights(member)
            ? member
            : null;

    // The member is marked in what comes back; the next one must be the only one that is.
    private static IReadOnlyList<(ShapeGuess Guess, SyntaxNode Root)> Offers(
        Document document, SyntaxNode root, MemberDeclarationSyntax member, SemanticModel model, CancellationToken cancellation) =>
    [
        .. InitOffers.Of(new MemberAtCursor(document, root, member), model, cancellation).Where(static offer => IsMatrix(offer.Guess)).Select(static offer =>
            (offer.Guess, offer.Root.ReplaceNodes(
                offer.Root.GetAnnotatedNodes(MemberAtCursor.Mark),
                static (_, marked) => marked.WithoutAnnotations(MemberAtCursor.Mark)))),
    ];

    // The rule speaks of what has a row for each output.
    private static bool IsMatrix(ShapeGuess guess) => guess.Attributes[0].Name is not ("Bias" or "Norm");

    private static string KeyOf(int place) => place == 0 ? nameof(MarkWeightFix) : $"{nameof(MarkWeightFix)} {place}";
}
