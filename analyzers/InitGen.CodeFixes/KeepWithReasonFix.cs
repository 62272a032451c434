using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>
/// Keeps what a rule advises against, and says why: <c>[Init(..., Justification = "...")]</c>. Not for a whole solution at once: that is
/// how <c>dotnet format analyzers</c> applies fixes, and it would silence what it cannot repair.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepWithReasonFix))]
public sealed class KeepWithReasonFix : CodeFixProvider
{
    private const string Title = "Keep it, and say why";
    private const string Reason = "\"as intended\"";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        RuleCatalog.All.Where(static rule => rule.CanBeJustified).Select(static rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new NotForSolutions(SyntaxFixAll.Create(static (root, diagnostics, _) =>
        Keep(root, diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<AttributeSyntax>())));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Find(root, diagnostic) is not { } attribute) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(Keep(root, [attribute]))),
                    nameof(KeepWithReasonFix)),
                diagnostic);
        }
    }

    private static SyntaxNode Keep(SyntaxNode root, IEnumerable<AttributeSyntax> attributes) => root.ReplaceNodes(
        attributes.Distinct(),
        static (_, attribute) => InitEdit.WithOption(attribute, nameof(InitAttribute.Justification), Reason));

    private static AttributeSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        FindingSyntax.Attribute(root, diagnostic, "Init");

    private sealed class NotForSolutions(FixAllProvider all) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => all.GetFixAsync(fixAllContext);
    }
}
