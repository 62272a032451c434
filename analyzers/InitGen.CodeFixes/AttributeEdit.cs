using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.CodeFixes.Refactorings;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes;

/// <summary>Makes the change that a rule proposes, and leaves the rest as the person wrote it.</summary>
internal static class AttributeEdit
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

    /// <summary>The attribute after the change; the change does not remove it.</summary>
    public static AttributeSyntax Changed(AttributeSyntax attribute, AttributeChange change)
    {
        if (change.Replacement.Length > 0) return Replaced(attribute, change.Replacement);
        AttributeSyntax changed = change.Scheme is null ? attribute : WithScheme(attribute, change.Scheme);
        if (change.Swap) changed = Swapped(changed);
        if (change.Choice.Length > 0) changed = WithChoice(changed, change.Choice);
        changed = change.Remove.Aggregate(changed, InitEdit.WithoutOption);
        foreach (string option in change.Set)
        {
            int equals = option.IndexOf('=');
            string value = option.Substring(equals + 1).Trim();
            if (value.StartsWith(nameof(Distribution) + ".", StringComparison.Ordinal)) value = InitEdit.Prefix(attribute) + value;
            changed = InitEdit.WithOption(changed, option.Substring(0, equals).Trim(), value);
        }

        return changed;
    }

    /// <summary>The root without an attribute; brackets that hold nothing else go with it, and so does their line.</summary>
    public static SyntaxNode Without(SyntaxNode root, AttributeSyntax attribute)
    {
        if (attribute.Parent is not AttributeListSyntax list) return root;
        if (list.Attributes.Count > 1)
            return root.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));

        // What stands before the brackets, indentation and comments, stands before what follows them from now on.
        SyntaxNode member = list.Parent!;
        SyntaxTriviaList before = list.GetLeadingTrivia();
        bool isFirst = member.GetFirstToken() == list.OpenBracketToken;
        SyntaxNode without = member.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        return root.ReplaceNode(member, isFirst ? without.WithLeadingTrivia(before) : without);
    }

    private static AttributeSyntax Replaced(AttributeSyntax attribute, string replacement)
    {
        int open = replacement.IndexOf('(');
        string name = open < 0 ? replacement : replacement.Substring(0, open);
        return AttributePlacement.Make(InitEdit.Prefix(attribute) + name, replacement.Substring(name.Length)).WithTriviaFrom(attribute);
    }

    // The values change places, and their comments with them; names such as "inputs:" and line breaks stay.
    private static AttributeSyntax Swapped(AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { Arguments: { Count: >= 2 } arguments } || arguments[1].NameEquals is not null) return attribute;
        (ExpressionSyntax first, ExpressionSyntax second) = (arguments[0].Expression, arguments[1].Expression);
        bool areCommented = InitEdit.IsCommented(arguments[0]) || InitEdit.IsCommented(arguments[1]);
        return attribute.ReplaceNodes([first, second], (old, _) =>
        {
            ExpressionSyntax other = old == first ? second : first;
            return areCommented ? other : other.WithTriviaFrom(old);
        });
    }

    // Activation.Tanh becomes Activation.ReLU in whatever way it was written. A constant of the user's own, which may mean tanh elsewhere too,
    // is replaced.
    private static AttributeSyntax WithChoice(AttributeSyntax attribute, string choice)
    {
        if (InitEdit.Scheme(attribute) is not { } written) return attribute;
        ExpressionSyntax expression = written.Expression switch
        {
            MemberAccessExpressionSyntax access when access.Expression.ToString().EndsWith(MemberAtCursor.NameOf(attribute), StringComparison.Ordinal) =>
                access.WithName(SyntaxFactory.IdentifierName(choice).WithTriviaFrom(access.Name)),
            var other => SyntaxFactory.ParseExpression($"{nameof(InitGen)}.{MemberAtCursor.NameOf(attribute)}.{choice}").WithTriviaFrom(other),
        };
        return attribute.ReplaceNode(written, written.WithExpression(expression));
    }

    private static AttributeSyntax WithScheme(AttributeSyntax attribute, string scheme)
    {
        AttributeSyntax changed = InitEdit.WithScheme(attribute, scheme);
        if (InitEdit.Scheme(attribute) is null) return changed; // the options beside no scheme were meant for any

        AttributeArgumentListSyntax kept = changed.ArgumentList!;
        AttributeArgumentSyntax[] obsolete = [.. kept.Arguments.Where(static argument =>
            argument.NameEquals is { } name && OptionsOfTheOldScheme.Contains(name.Name.Identifier.ValueText))];

        // A comment beside an option outlives it; the blank before it does not.
        bool commented = obsolete.Any(InitEdit.IsCommented);
        SyntaxRemoveOptions trivia = commented ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia;
        return changed.WithArgumentList(kept.RemoveNodes(obsolete, trivia) ?? kept);
    }
}
