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
        static (_, type) => PartialTypes.WithPartial(type));

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(SyntaxNode root, Diagnostic diagnostic) =>
        Types(root, diagnostic).Where(static type => !PartialTypes.IsPartial(type));

    private static bool CanBeFixed(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } innermost
        && PartialTypes.CanBeExtended(innermost);

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
}
