using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>
/// INIT007: calls <c>InitializeWeights</c> at the end of each constructor, or in one that is added. Not for structs, which are also made
/// without a constructor, and not where a constructor stands in another file or may be left early.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallInitializeFix))]
public sealed class CallInitializeFix : CodeFixProvider
{
    private const string Call = "InitializeWeights();";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("INIT007");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || model is null || Find(root, model, diagnostic, context.CancellationToken) is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Call InitializeWeights in the constructor",
                    cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation),
                    nameof(CallInitializeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null) return document;
        SyntaxTrivia lineEnd = AttributePlacement.LineEnd(root);
        var changed = new HashSet<SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Find(root, model, diagnostic, cancellation) is { } nodes) changed.UnionWith(nodes);
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(changed, (_, node) => node switch
        {
            ConstructorDeclarationSyntax constructor => Calling(constructor, lineEnd),
            TypeDeclarationSyntax type => WithConstructor(type, lineEnd),
            _ => node,
        }));
    }

    // The constructors to change, or the type that has none; null where that is not possible.
    private static IReadOnlyList<SyntaxNode>? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) return null;
        if (model.GetDeclaredSymbol(type, cancellation) is not { TypeKind: TypeKind.Class } symbol) return null;
        SyntaxNode[] declared = [.. symbol.InstanceConstructors
            .Where(static constructor => !constructor.IsImplicitlyDeclared)
            .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellation))];
        if (declared.Length == 0) return [type];
        return declared.All(constructor => constructor.SyntaxTree == root.SyntaxTree && constructor is ConstructorDeclarationSyntax written && CanCall(written))
            ? [.. declared.Where(static constructor => ((ConstructorDeclarationSyntax)constructor).Initializer is not { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })]
            : null;
    }

    private static bool CanCall(ConstructorDeclarationSyntax constructor) =>
        (constructor.Body is not null || constructor.ExpressionBody is not null)
        && !constructor.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is ReturnStatementSyntax);

    private static ConstructorDeclarationSyntax Calling(ConstructorDeclarationSyntax constructor, SyntaxTrivia lineEnd)
    {
        if (constructor.ExpressionBody is { } arrow)
        {
            BlockSyntax block = SyntaxFactory.Block(
                InitEdit.Token(SyntaxKind.OpenBraceToken, after: SyntaxFactory.Space),
                SyntaxFactory.List([
                    SyntaxFactory.ExpressionStatement(arrow.Expression.WithoutTrivia(), InitEdit.Token(SyntaxKind.SemicolonToken, after: SyntaxFactory.Space)),
                    Statement().WithTrailingTrivia(SyntaxFactory.Space),
                ]),
                InitEdit.Token(SyntaxKind.CloseBraceToken));
            return constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(constructor.SemicolonToken.TrailingTrivia));
        }

        BlockSyntax body = constructor.Body!;
        bool isOneLine = !body.ToString().Contains('\n');
        SyntaxTriviaList indentation = body.Statements.Count > 0
            ? Blank(body.Statements.Last().GetLeadingTrivia())
            : Blank(body.CloseBraceToken.LeadingTrivia).Add(SyntaxFactory.Whitespace("    "));
        StatementSyntax call = isOneLine
            ? Statement().WithTrailingTrivia(SyntaxFactory.Space)
            : Statement().WithLeadingTrivia(indentation).WithTrailingTrivia(lineEnd);
        return constructor.WithBody(body.AddStatements(call));
    }

    private static TypeDeclarationSyntax WithConstructor(TypeDeclarationSyntax type, SyntaxTrivia lineEnd)
    {
        int last = type.Members.LastIndexOf(static member => member is FieldDeclarationSyntax);
        SyntaxTriviaList indentation = Blank(type.Members.Count > 0 ? type.Members[System.Math.Max(last, 0)].GetLeadingTrivia() : default);
        MemberDeclarationSyntax constructor = SyntaxFactory.ParseMemberDeclaration($"public {type.Identifier.Text}() => {Call}")!
            .WithLeadingTrivia(indentation.Insert(0, lineEnd))
            .WithTrailingTrivia(lineEnd);
        return (TypeDeclarationSyntax)type.WithMembers(type.Members.Insert(last + 1, constructor));
    }

    private static StatementSyntax Statement() => SyntaxFactory.ParseStatement(Call);

    private static SyntaxTriviaList Blank(SyntaxTriviaList leading) =>
        leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToSyntaxTriviaList();
}
