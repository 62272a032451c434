using System.Linq;
using InitGen.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Declares a vector of parameters behind a field that holds weights, written as that field is.</summary>
internal static class DeclaredBehind
{
    /// <summary>The declaration; null where the field is not an array, or where the new one's name is taken.</summary>
    /// <param name="init">The field's <c>[Init]</c>.</param>
    /// <param name="shape">The new field's other attribute: <c>Norm(64)</c>.</param>
    public static MemberDeclarationSyntax? Make(AttributeSyntax init, string shape)
    {
        if (Field(init) is not { Parent: TypeDeclarationSyntax type } field || field.Declaration.Variables[0] is not { } weight) return null;
        if (Bare(field.Declaration.Type) is not ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } array || ranks[0].Rank != 1) return null;
        string name = weight.Identifier.ValueText + "Scale";
        if (type.DescendantTokens().Any(token => token.ValueText == name)) return null;
        string width = shape.Substring(shape.IndexOf('('));
        string? value = weight.Initializer?.Value switch
        {
            null => string.Empty,
            ArrayCreationExpressionSyntax { Initializer: null } => $" = new {array.ElementType}[{width.Trim('(', ')')}]",
            _ => null,
        };
        if (value is null) return null;

        string lineEnd = AttributePlacement.LineEnd(init.SyntaxTree.GetRoot()).ToString();
        SyntaxTriviaList before = field.GetLeadingTrivia();
        string indentation = before.Count > 0 && before[before.Count - 1] is { RawKind: (int)SyntaxKind.WhitespaceTrivia } blank ? blank.ToString() : string.Empty;
        bool hasOwnLine = field.AttributeLists.Last().GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        string text = (before.Count > 0 && before[0].IsKind(SyntaxKind.EndOfLineTrivia) ? lineEnd : string.Empty)
            + $"{indentation}[{InitEdit.Prefix(init)}{shape}, {init.Name}]{(hasOwnLine ? lineEnd + indentation : " ")}"
            + string.Concat(field.Modifiers.Select(static modifier => modifier.Text + " "))
            + $"{field.Declaration.Type.ToString()} {name}{value};{lineEnd}";
        return SyntaxFactory.ParseMemberDeclaration(text);
    }

    /// <summary>The root with the declaration behind the field, or behind the bias that follows it.</summary>
    public static SyntaxNode Insert(SyntaxNode root, AttributeSyntax init, string shape)
    {
        if (Make(init, shape) is not { } added || Field(init) is not { Parent: TypeDeclarationSyntax type } field) return root;
        int index = type.Members.IndexOf(field);
        bool hasBias = index + 1 < type.Members.Count
            && type.Members[index + 1].AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => MemberAtCursor.NameOf(attribute) == "Bias");
        return root.InsertNodesAfter(hasBias ? type.Members[index + 1] : field, [added]);
    }

    private static FieldDeclarationSyntax? Field(AttributeSyntax init) =>
        init.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { Declaration.Variables.Count: 1 } field ? field : null;

    private static TypeSyntax Bare(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;
}
