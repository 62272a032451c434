using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>INIT009: says which of several methods is the forward pass.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkForwardFix))]
public sealed class MarkForwardFix : CodeFixProvider
{
    private const string Attribute = "Forward";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("INIT009");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SyntaxFixAll.Create(static (root, diagnostics, _) =>
        Mark(root, diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<MethodDeclarationSyntax>()));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Find(root, diagnostic) is not { } method) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Mark this one as the forward pass",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(Mark(root, [method]))),
                    nameof(MarkForwardFix)),
                diagnostic);
        }
    }

    // The finding about layers in several files stands at the type, and names no method.
    private static MethodDeclarationSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() as MethodDeclarationSyntax;

    private static SyntaxNode Mark(SyntaxNode root, IEnumerable<MethodDeclarationSyntax> methods)
    {
        string name = Prefix(root) + Attribute;
        SyntaxTrivia lineEnd = AttributePlacement.LineEnd(root);
        return root.ReplaceNodes(methods.Distinct(), (_, method) => Marked(method, name, lineEnd));
    }

    private static MethodDeclarationSyntax Marked(MethodDeclarationSyntax method, string name, SyntaxTrivia lineEnd)
    {
        SyntaxTriviaList before = method.GetLeadingTrivia();
        SyntaxTriviaList indentation = before.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToSyntaxTriviaList();
        AttributeListSyntax list = SyntaxFactory.AttributeList(
                InitEdit.Token(SyntaxKind.OpenBracketToken),
                null,
                SyntaxFactory.SingletonSeparatedList(AttributePlacement.Make(name, string.Empty)),
                InitEdit.Token(SyntaxKind.CloseBracketToken))
            .WithLeadingTrivia(before)
            .WithTrailingTrivia(lineEnd);
        MethodDeclarationSyntax bare = method.WithLeadingTrivia(indentation);
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    // As the attributes of this file are written; a file that has none may lack the using.
    private static string Prefix(SyntaxNode root) =>
        root.DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault(static attribute => MemberAtCursor.NameOf(attribute) == "Init") is { } written
            ? InitEdit.Prefix(written)
            : nameof(InitGen) + ".";
}
