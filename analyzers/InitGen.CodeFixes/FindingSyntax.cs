using System.Collections.Generic;
using System.Linq;
using InitGen.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Finds the attributes of the member that a finding is about.</summary>
internal static class FindingSyntax
{
    /// <summary>An attribute of the member that a diagnostic stands at, or of another member of its type.</summary>
    /// <param name="root">The document.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="name">The attribute's name without its suffix.</param>
    /// <param name="member">The other member; empty for the one that the diagnostic stands at.</param>
    /// <returns>The attribute, or null.</returns>
    public static AttributeSyntax? Attribute(SyntaxNode root, Diagnostic diagnostic, string name, string member = "")
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (member.Length == 0 && node.FirstAncestorOrSelf<AttributeSyntax>() is { } at && IsNamed(at, name)) return at;

        SyntaxNode? declaration = member.Length == 0
            ? node.FirstAncestorOrSelf<SyntaxNode>(static candidate => candidate is MemberDeclarationSyntax or ParameterSyntax)
            : node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.FirstOrDefault(candidate => Names(candidate).Contains(member));
        return Lists(declaration).SelectMany(static list => list.Attributes).FirstOrDefault(attribute => IsNamed(attribute, name));
    }

    private static bool IsNamed(AttributeSyntax attribute, string name) => MemberAtCursor.NameOf(attribute) == name;

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode? member) => member switch
    {
        BaseTypeDeclarationSyntax => default,
        MemberDeclarationSyntax declaration => declaration.AttributeLists,
        ParameterSyntax parameter => parameter.AttributeLists,
        _ => default,
    };

    private static IEnumerable<string> Names(SyntaxNode member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        _ => [],
    };
}
