using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Changes what an <c>[Init]</c> says, and leaves the rest of it as the person wrote it.</summary>
internal static class InitEdit
{
    /// <summary>The argument that names the scheme, or null.</summary>
    public static AttributeArgumentSyntax? Scheme(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);

    /// <summary>The argument that gives an option, or null.</summary>
    public static AttributeArgumentSyntax? Option(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>What stands before the attribute's name, and so before those of the package's enumerations: <c>InitGen.</c>, or nothing.</summary>
    public static string Prefix(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".",
        AliasQualifiedNameSyntax alias => alias.Alias + "::",
        _ => string.Empty,
    };

    /// <summary>The attribute with another scheme.</summary>
    public static AttributeSyntax WithScheme(AttributeSyntax attribute, string scheme)
    {
        // The scheme came from defaults: [Init] and [Init()] get one of their own.
        if (Scheme(attribute) is not { } written)
            return WithArgument(attribute, 0, SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(Prefix(attribute) + "Scheme." + scheme)));

        // Scheme.Xavier becomes Scheme.He in whatever way Scheme was written: qualified or not at all. A constant of the user's own, which
        // may mean Xavier elsewhere too, is replaced by the scheme.
        ExpressionSyntax expression = written.Expression switch
        {
            MemberAccessExpressionSyntax { Expression: var owner } access when IsScheme(owner) && IsSchemeName(access.Name) =>
                access.WithName(SyntaxFactory.IdentifierName(scheme).WithTriviaFrom(access.Name)),
            IdentifierNameSyntax name when IsSchemeName(name) => SyntaxFactory.IdentifierName(scheme).WithTriviaFrom(name),
            var other => SyntaxFactory.ParseExpression("InitGen.Scheme." + scheme).WithTriviaFrom(other),
        };
        return attribute.ReplaceNode(written, written.WithExpression(expression));
    }

    /// <summary>The attribute with an option set; the value is C#.</summary>
    public static AttributeSyntax WithOption(AttributeSyntax attribute, string name, string value)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        if (Option(attribute, name) is { } written)
            return attribute.ReplaceNode(written, written.WithExpression(expression.WithTriviaFrom(written.Expression)));

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals((IdentifierNameSyntax)SyntaxFactory.ParseName(name), Token(SyntaxKind.EqualsToken, SyntaxFactory.Space, SyntaxFactory.Space)),
            null,
            expression);
        return WithArgument(attribute, attribute.ArgumentList?.Arguments.Count ?? 0, added);
    }

    /// <summary>The attribute without an option, or without its scheme; parentheses that hold nothing else go with it.</summary>
    public static AttributeSyntax WithoutOption(AttributeSyntax attribute, string name)
    {
        if ((name == nameof(InitAttribute.Scheme) ? Scheme(attribute) : Option(attribute, name)) is not { } written) return attribute;
        bool commented = IsCommented(written) || written.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(static trivia => IsComment(trivia));
        if (attribute.ArgumentList!.Arguments.Count == 1 && !commented)
            return attribute.WithArgumentList(null).WithTrailingTrivia(attribute.GetTrailingTrivia());

        // A comment beside an option outlives it; the blank before it does not.
        return attribute.RemoveNode(written, commented ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Whether there is a comment in or beside an argument.</summary>
    public static bool IsCommented(AttributeArgumentSyntax argument) => argument.DescendantTrivia().Any(static trivia => IsComment(trivia));

    private static bool IsComment(SyntaxTrivia trivia) => !string.IsNullOrWhiteSpace(trivia.ToString());

    /// <summary>A list with one more node, commas followed by a blank.</summary>
    public static SeparatedSyntaxList<T> Insert<T>(SeparatedSyntaxList<T> list, int index, T added)
        where T : SyntaxNode
    {
        SyntaxToken comma = Token(SyntaxKind.CommaToken, after: SyntaxFactory.Space);
        var separators = new List<SyntaxToken>(list.GetSeparators());
        if (list.Count > 0) separators.Insert(Math.Max(0, index - 1), comma);
        return SyntaxFactory.SeparatedList(list.ToList().Take(index).Concat([added]).Concat(list.Skip(index)), separators);
    }

    /// <summary>A token with these blanks and no others: what is elastic, hosts format by rules of their own.</summary>
    public static SyntaxToken Token(SyntaxKind kind, SyntaxTrivia? before = null, SyntaxTrivia? after = null) => SyntaxFactory.Token(
        before is { } leading ? SyntaxFactory.TriviaList(leading) : default,
        kind,
        after is { } trailing ? SyntaxFactory.TriviaList(trailing) : default);

    private static AttributeSyntax WithArgument(AttributeSyntax attribute, int index, AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.ParseAttributeArgumentList("()")!;
        return attribute.WithArgumentList(list.WithArguments(Insert(list.Arguments, index, argument)));
    }

    private static bool IsScheme(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == nameof(InitGen.Scheme),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == nameof(InitGen.Scheme),
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText == nameof(InitGen.Scheme),
        _ => false,
    };

    private static bool IsSchemeName(SimpleNameSyntax name) => Enum.IsDefined(typeof(InitGen.Scheme), name.Identifier.ValueText);
}
