using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Writes what a rule proposes into the attribute that it is about: another scheme, a gain, an option less.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeAttributeFix))]
public sealed class ChangeAttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        RuleCatalog.All.Where(static rule => rule.HasChanges).Select(static rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SyntaxFixAll.Create(static (root, diagnostics, key) =>
    {
        // Several findings may want the same attribute changed; the first of them decides.
        var changes = new Dictionary<AttributeSyntax, AttributeChange>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Chosen(diagnostic, key) is not { } change || Parts(root, diagnostic, change) is not { } parts) continue;
            foreach ((AttributeSyntax attribute, AttributeChange part) in parts)
            {
                if (!changes.ContainsKey(attribute)) Add(changes, root, diagnostic, attribute, part);
            }
        }

        return Apply(root, changes);
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<AttributeChange> offered = Offered(diagnostic);
            for (int i = 0; i < offered.Length; i++)
            {
                AttributeChange change = offered[i];
                if (Parts(root, diagnostic, change) is not { } parts) continue;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        change.Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(root, parts.Aggregate(
                            new Dictionary<AttributeSyntax, AttributeChange>(),
                            (changes, part) => Add(changes, root, diagnostic, part.Attribute, part.Change))))),
                        i == 0 ? nameof(ChangeAttributeFix) : KeyOf(change)),
                    diagnostic);
            }
        }
    }

    private static ImmutableArray<AttributeChange> Offered(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingProperties.Changes, out string? lines) && lines is not null
            ? lines.Split('\n').Select(AttributeChange.Decode).OfType<AttributeChange>().ToImmutableArray()
            : ImmutableArray<AttributeChange>.Empty;

    // What fits best is one kind of change, though it is another scheme for another activation: all at once, each gets its own.
    private static string KeyOf(AttributeChange change) => nameof(ChangeAttributeFix) + "." + change.Kind;

    // A host without a light bulb starts from any finding of the analyzer, perhaps of a rule that has another fix or none; then there is
    // no key, and what fits best is meant.
    private static AttributeChange? Chosen(Diagnostic diagnostic, string? key)
    {
        ImmutableArray<AttributeChange> offered = Offered(diagnostic);
        return key is null or nameof(ChangeAttributeFix)
            ? offered.FirstOrDefault()
            : offered.FirstOrDefault(change => key == KeyOf(change));
    }

    // The change and what goes along with it; null where part of it has no attribute in this file.
    private static List<(AttributeSyntax Attribute, AttributeChange Change)>? Parts(SyntaxNode root, Diagnostic diagnostic, AttributeChange change)
    {
        var parts = new List<(AttributeSyntax, AttributeChange)>();
        foreach (AttributeChange part in change.Also.Prepend(change))
        {
            if (Find(root, diagnostic, part) is not { } attribute || (part.Declare.Length > 0 && DeclaredBehind.Make(attribute, part.Declare) is null)) return null;
            parts.Add((attribute, part));
        }

        return parts;
    }

    private static AttributeSyntax? Find(SyntaxNode root, Diagnostic diagnostic, AttributeChange change) =>
        FindingSyntax.Attribute(root, diagnostic, change.Attribute, change.Member);

    private static Dictionary<AttributeSyntax, AttributeChange> Add(
        Dictionary<AttributeSyntax, AttributeChange> changes, SyntaxNode root, Diagnostic diagnostic, AttributeSyntax attribute, AttributeChange change)
    {
        changes[attribute] = change;
        if (change.Drop.Length > 0 && FindingSyntax.Attribute(root, diagnostic, change.Drop, change.Member) is { } dropped)
            changes[dropped] = new AttributeChange { RemoveAttribute = true };
        return changes;
    }

    private static SyntaxNode Apply(SyntaxNode root, Dictionary<AttributeSyntax, AttributeChange> changes)
    {
        SyntaxNode tracked = root.TrackNodes(changes.Keys);
        foreach (KeyValuePair<AttributeSyntax, AttributeChange> pair in changes)
        {
            AttributeSyntax current = tracked.GetCurrentNode(pair.Key)!;
            tracked = pair.Value switch
            {
                { RemoveAttribute: true } => AttributeEdit.Without(tracked, current),
                { Declare.Length: > 0 } => DeclaredBehind.Insert(tracked, current, pair.Value.Declare),
                _ => tracked.ReplaceNode(current, AttributeEdit.Changed(current, pair.Value)),
            };
        }

        return tracked;
    }
}
