using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>The field or property that the cursor stands on. All of it is syntax: a light bulb is asked for at every step of the cursor.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Root">The document's root.</param>
/// <param name="Member">Its declaration.</param>
internal sealed record MemberAtCursor(Document Document, SyntaxNode Root, MemberDeclarationSyntax Member)
{
    /// <summary>Finds the member; null where the cursor stands on none.</summary>
    public static async Task<MemberAtCursor?> FindAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return null;

        // Right behind its last character the cursor is at the member too.
        TextSpan span = context.Span;
        MemberDeclarationSyntax? member = At(root, span, span.Start) ?? (span.Start > 0 ? At(root, span, span.Start - 1) : null);
        return member is null ? null : new MemberAtCursor(context.Document, root, member);
    }

    /// <summary>The declarations of the names: a field may declare several.</summary>
    public static IEnumerable<SyntaxNode> Declarations(SyntaxNode member) =>
        member is FieldDeclarationSyntax field ? field.Declaration.Variables : [member];

    /// <summary>An attribute on the member by its name; null where there is none, or several.</summary>
    public AttributeSyntax? Attribute(string name)
    {
        AttributeSyntax[] found = [.. Member.AttributeLists.SelectMany(static list => list.Attributes).Where(attribute => NameOf(attribute) == name)];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>An attribute's name without namespace and suffix: <c>Init</c>.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => string.Empty,
        };
        return name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>Reads what the member's model makes of it now.</summary>
    public async Task<MemberReading?> ReadAsync(CancellationToken cancellation) =>
        await Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? MemberReading.Read(model, Member, cancellation)
            : null;

    /// <summary>
    /// What would be made of the member after a change of the document. The change is compiled without running generators: they take no
    /// part in what is read.
    /// </summary>
    /// <param name="model">The document as it is.</param>
    /// <param name="changed">The changed root, in which the member is marked.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The reading; null where the attributes on the member do not compile.</returns>
    public MemberReading? ReadChanged(SemanticModel model, SyntaxNode changed, CancellationToken cancellation)
    {
        SyntaxTree tree = Root.SyntaxTree.WithRootAndOptions(changed, Root.SyntaxTree.Options);
        Compilation compilation = model.Compilation.ReplaceSyntaxTree(Root.SyntaxTree, tree);
        SemanticModel after = compilation.GetSemanticModel(tree);
        var member = (MemberDeclarationSyntax)tree.GetRoot(cancellation).GetAnnotatedNodes(Mark).Single();
        return member.AttributeLists.Any(list => HasErrors(after, list, cancellation)) ? null : MemberReading.Read(after, member, cancellation);
    }

    /// <summary>Marks the member in a changed root.</summary>
    public static SyntaxAnnotation Mark { get; } = new("InitGen.Member");

    /// <summary>The root with another member in the place of this one.</summary>
    public SyntaxNode With(MemberDeclarationSyntax changed) => Root.ReplaceNode(Member, changed.WithAdditionalAnnotations(Mark));

    private static bool HasErrors(SemanticModel model, AttributeListSyntax list, CancellationToken cancellation) =>
        model.GetDiagnostics(list.Span, cancellation).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static MemberDeclarationSyntax? At(SyntaxNode root, TextSpan span, int position)
    {
        if (position >= root.FullSpan.End) return null;
        MemberDeclarationSyntax? member = root.FindToken(position).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is FieldDeclarationSyntax or PropertyDeclarationSyntax && member.Span.Start <= span.Start && span.End <= member.Span.End
            ? member
            : null;
    }
}
