using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>Puts attributes where the person would have put them: in the list, on the line, in the place of those that are there.</summary>
internal static class AttributePlacement
{
    /// <summary>An attribute.</summary>
    /// <param name="name">Its name, with what stands before it.</param>
    /// <param name="arguments">Its arguments in parentheses; empty for none.</param>
    /// <returns>The attribute.</returns>
    public static AttributeSyntax Make(string name, string arguments) => SyntaxFactory.Attribute(
        SyntaxFactory.ParseName(name),
        arguments.Length == 0 ? null : SyntaxFactory.ParseAttributeArgumentList(arguments));

    private static AttributeListSyntax List(AttributeTargetSpecifierSyntax? target, SeparatedSyntaxList<AttributeSyntax> attributes) =>
        SyntaxFactory.AttributeList(InitEdit.Token(SyntaxKind.OpenBracketToken), target, attributes, InitEdit.Token(SyntaxKind.CloseBracketToken));

    /// <summary>The member with an attribute more: in the list that is there, or behind it where the member has one list for each.</summary>
    public static MemberDeclarationSyntax Beside(MemberAtCursor member, AttributeListSyntax list, AttributeSyntax attribute)
    {
        MemberDeclarationSyntax declaration = member.Member;
        if (declaration.AttributeLists.Count == 1)
            return declaration.ReplaceNode(list, list.WithAttributes(InitEdit.Insert(list.Attributes, list.Attributes.Count, attribute)));

        AttributeListSyntax added = List(list.Target, SyntaxFactory.SingletonSeparatedList(attribute));
        AttributeListSyntax last = declaration.AttributeLists.Last();
        return Behind(member, last, added);
    }

    /// <summary>The member with a list of attributes, and what comments and blanks it has.</summary>
    public static MemberDeclarationSyntax WithList(MemberAtCursor member, IEnumerable<AttributeSyntax> attributes)
    {
        AttributeListSyntax added = List(
            target: null,
            attributes.Aggregate(default(SeparatedSyntaxList<AttributeSyntax>), static (list, attribute) => InitEdit.Insert(list, list.Count, attribute)));
        MemberDeclarationSyntax declaration = member.Member;
        if (declaration.AttributeLists.Count > 0) return Behind(member, declaration.AttributeLists.Last(), added);

        SyntaxTriviaList before = declaration.GetLeadingTrivia();
        added = OwnLine(member)
            ? added.WithTrailingTrivia(LineEnd(member.Root))
            : added.WithTrailingTrivia(SyntaxFactory.Space);
        MemberDeclarationSyntax bare = declaration.WithLeadingTrivia(OwnLine(member) ? Indentation(before) : default);
        return bare.WithAttributeLists(SyntaxFactory.SingletonList(added.WithLeadingTrivia(before)));
    }

    /// <summary>The line break that the document uses.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? SyntaxFactory.EndOfLine(found.ToString())
            : SyntaxFactory.LineFeed;

    private static MemberDeclarationSyntax Behind(MemberAtCursor member, AttributeListSyntax last, AttributeListSyntax added)
    {
        bool endsLine = last.GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        added = endsLine
            ? added.WithLeadingTrivia(Indentation(last.GetLeadingTrivia())).WithTrailingTrivia(LineEnd(member.Root))
            : added.WithTrailingTrivia(SyntaxFactory.Space);
        return member.Member.InsertNodesAfter(last, [added]);
    }

    // A member that shares its line with others stays there. Otherwise the nearest marked sibling shows what this file does.
    private static bool OwnLine(MemberAtCursor member)
    {
        MemberDeclarationSyntax declaration = member.Member;
        if (!StartsLine(declaration)) return false;
        MemberDeclarationSyntax? sibling = (declaration.Parent as TypeDeclarationSyntax)?.Members
            .Where(static other => other is FieldDeclarationSyntax or PropertyDeclarationSyntax && other.AttributeLists.Count > 0)
            .OrderBy(other => System.Math.Abs(other.SpanStart - declaration.SpanStart))
            .FirstOrDefault();
        return sibling is null || sibling.AttributeLists.Last().GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    private static bool StartsLine(SyntaxNode node)
    {
        SyntaxTriviaList leading = node.GetLeadingTrivia();
        return leading.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            || node.GetFirstToken().GetPreviousToken() is not { RawKind: not 0 } previous
            || previous.TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading.Last() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } blank
            ? SyntaxFactory.TriviaList(blank)
            : default;
}
