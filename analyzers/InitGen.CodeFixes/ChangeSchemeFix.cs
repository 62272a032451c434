using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>INIT101, INIT301: writes a scheme that fits into the <c>[Init]</c>, and takes out the options that it does not read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeSchemeFix))]
public sealed class ChangeSchemeFix : CodeFixProvider
{
    // What a fixed law was made of has no meaning for the schemes that are offered, and a gain or fan that went with the old scheme would
    // undo the new one's.
    private static readonly ImmutableHashSet<string> OptionsOfTheOldScheme = ImmutableHashSet.Create(
        nameof(InitAttribute.Value),
        nameof(InitAttribute.Std),
        nameof(InitAttribute.Mean),
        nameof(InitAttribute.Low),
        nameof(InitAttribute.High),
        nameof(InitAttribute.Gain),
        nameof(InitAttribute.Fan));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("INIT101", "INIT301");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SyntaxFixAll.Create(static (root, diagnostics, key) =>
    {
        var schemes = new Dictionary<AttributeSyntax, string>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Attribute(root, diagnostic) is { } attribute && Chosen(diagnostic, key) is { } scheme) schemes[attribute] = scheme;
        }

        return root.ReplaceNodes(schemes.Keys, (written, current) => WithScheme(current, schemes[written]));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Attribute(root, diagnostic) is not { } attribute) continue;
            foreach (string scheme in Fitting(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use Scheme.{scheme}",
                        cancellation => Task.FromResult(
                            context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, WithScheme(attribute, scheme)))),
                        KeyOf(diagnostic, scheme)),
                    diagnostic);
            }
        }
    }

    private static string[] Fitting(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingProperties.FittingSchemes, out string? fitting) && fitting is not null
            ? fitting.Split(' ')
            : [];

    // What fits best is one kind of change, though it is another scheme for another activation: all at once, each gets its own.
    private static string KeyOf(Diagnostic diagnostic, string scheme) =>
        scheme == Fitting(diagnostic)[0] ? nameof(ChangeSchemeFix) : nameof(ChangeSchemeFix) + "." + scheme;

    // A host without a light bulb starts from any finding of the analyzer, perhaps of a rule that has another fix or none; then there is
    // no key, and what fits best is meant.
    private static string? Chosen(Diagnostic diagnostic, string? key)
    {
        string[] fitting = Fitting(diagnostic);
        return key is null or nameof(ChangeSchemeFix)
            ? fitting.FirstOrDefault()
            : fitting.FirstOrDefault(scheme => key == nameof(ChangeSchemeFix) + "." + scheme);
    }

    private static AttributeSyntax? Attribute(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();

    private static AttributeSyntax WithScheme(AttributeSyntax attribute, string scheme)
    {
        AttributeSyntax changed = InitEdit.WithScheme(attribute, scheme);
        if (InitEdit.Scheme(attribute) is null) return changed; // the options beside no scheme were meant for any

        AttributeArgumentListSyntax kept = changed.ArgumentList!;
        AttributeArgumentSyntax[] obsolete = [.. kept.Arguments.Where(static argument =>
            argument.NameEquals is { } name && OptionsOfTheOldScheme.Contains(name.Name.Identifier.ValueText))];

        // A comment beside an option outlives it; the blank before it does not.
        bool commented = obsolete.Any(static argument => argument.DescendantTrivia().Any(static trivia => !string.IsNullOrWhiteSpace(trivia.ToString())));
        SyntaxRemoveOptions trivia = commented ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia;
        return changed.WithArgumentList(kept.RemoveNodes(obsolete, trivia) ?? kept);
    }
}
