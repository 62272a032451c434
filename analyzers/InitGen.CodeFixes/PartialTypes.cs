using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Makes types partial, so that code can be added to them.</summary>
internal static class PartialTypes
{
    /// <summary>Whether partial is all that a type lacks: an interface, a ref struct, a static class or a file-local type has another trouble.</summary>
    public static bool CanBeExtended(BaseTypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && !type.Modifiers.Any(static modifier => modifier.ValueText is "ref" or "static")
        && !type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(static level => level.Modifiers.Any(static modifier => modifier.ValueText == "file"));

    /// <summary>Whether a type says partial.</summary>
    public static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The type, partial.</summary>
    public static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));

        // The first modifier takes over the comments and blanks before the keyword.
        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
