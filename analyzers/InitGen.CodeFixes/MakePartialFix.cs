using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>INIT001: makes a type, and every type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("INIT001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SyntaxFixAll.Create(static (root, diagnostics, _) => MakePartial(root, diagnostics));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || !NotPartial(root, diagnostic).Any() || !CanBeFixed(root, diagnostic)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Make the type partial",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(MakePartial(root, ImmutableArray.Create(diagnostic)))),
                    nameof(MakePartialFix)),
                diagnostic);
        }
    }

    private static SyntaxNode MakePartial(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics) => root.ReplaceNodes(
        diagnostics.Where(diagnostic => CanBeFixed(root, diagnostic)).SelectMany(diagnostic => NotPartial(root, diagnostic)).Distinct(),
        static (_, type) => WithPartial(type));

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(SyntaxNode root, Diagnostic diagnostic) =>
        Types(root, diagnostic).Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    // An interface, a ref struct, a static class or a file-local type has another trouble, which partial does not cure.
    private static bool CanBeFixed(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()
            is { } innermost and (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)
        && !innermost.Modifiers.Any(static modifier => modifier.ValueText is "ref" or "static")
        && !Types(root, diagnostic).Any(static type => type.Modifiers.Any(static modifier => modifier.ValueText == "file"));

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>();

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));

        // The first modifier takes over the comments and blanks before the keyword.
        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
