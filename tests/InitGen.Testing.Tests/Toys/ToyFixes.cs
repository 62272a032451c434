using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace InitGen.Testing.Tests;

/// <summary>Renames bad fields to good ones, at their declaration only; the subclasses do one thing wrong each.</summary>
internal class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY001"];

    protected virtual string? Key => "Rename";

    protected virtual string Title => "Rename the field";

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        context.RegisterCodeFix(CodeAction.Create(Title, token => ApplyAsync(context.Document, diagnostic, token), Key), diagnostic);
        return Task.CompletedTask;
    }

    public virtual async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        var root = (await document.GetSyntaxRootAsync(token))!;
        var name = root.FindToken(diagnostic.Location.SourceSpan.Start);
        return document.WithSyntaxRoot(root.ReplaceToken(name, SyntaxFactory.Identifier(NewName(name.Text)).WithTriviaFrom(name)));
    }

    protected virtual string NewName(string name) => name.Replace("bad", "good", StringComparison.Ordinal);
}

internal sealed class IdleFix : RenameFix
{
    public override Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken token) => Task.FromResult(document);
}

internal sealed class BreakingFix : RenameFix
{
    protected override string NewName(string name) => "1x";
}

internal sealed class RestlessFix : RenameFix
{
    protected override string NewName(string name) => name + "1";
}

internal sealed class KeylessFix : RenameFix
{
    protected override string? Key => null;
}

internal sealed class UnfilledTitleFix : RenameFix
{
    protected override string Title => "Rename {0}";
}

internal sealed class ThrowingFix : RenameFix
{
    public override Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken token) =>
        throw new InvalidOperationException("the toy is broken");
}

internal sealed class NoFixAllFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

/// <summary>Its FixAll is another algorithm.</summary>
internal sealed class OtherFixAllFix : RenameFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
        var names = diagnostics.Select(d => root.FindToken(d.Location.SourceSpan.Start));
        return document.WithSyntaxRoot(root.ReplaceTokens(names, (name, _) => SyntaxFactory.Identifier("other" + name.Text[3..])));
    });
}

/// <summary>Puts a warning directive above what it fixes.</summary>
internal sealed class WarningFix : RenameFix
{
    public override async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        var renamed = await base.ApplyAsync(document, diagnostic, token);
        var text = await renamed.GetTextAsync(token);
        return renamed.WithText(text.Replace(0, 0, "#warning fixed\n"));
    }
}

/// <summary>Offers two actions.</summary>
internal sealed class TwoActionsFix : RenameFix
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await base.RegisterCodeFixesAsync(context);
        var upper = new UpperFix();
        context.RegisterCodeFix(
            CodeAction.Create("Shout", token => upper.ApplyAsync(context.Document, context.Diagnostics[0], token), "Shout"), context.Diagnostics);
    }

    private sealed class UpperFix : RenameFix
    {
        protected override string NewName(string name) => name.ToUpperInvariant();
    }
}

/// <summary>Offered only where the type has the generated member.</summary>
internal sealed class GeneratedMemberFix : RenameFix
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken))!;
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var type = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        if (!model.GetDeclaredSymbol(type, context.CancellationToken)!.GetMembers("Half").IsEmpty)
            await base.RegisterCodeFixesAsync(context);
    }
}

/// <summary>Puts an attribute above the field and leaves its layout to the formatter.</summary>
internal sealed class AttributeFix : RenameFix
{
    public override async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        var renamed = await base.ApplyAsync(document, diagnostic, token);
        var root = (await renamed.GetSyntaxRootAsync(token))!;
        var field = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.FirstAncestorOrSelf<FieldDeclarationSyntax>()!;
        var list = SyntaxFactory.AttributeList(
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.ParseName("System.Obsolete"))));
        var annotated = field.WithoutLeadingTrivia().AddAttributeLists(list).WithLeadingTrivia(field.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        return renamed.WithSyntaxRoot(root.ReplaceNode(field, annotated));
    }
}
