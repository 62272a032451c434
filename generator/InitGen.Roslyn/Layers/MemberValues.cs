using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Layers;

/// <summary>What the code of a type puts into one of its members, by initializers and assignments.</summary>
internal static class MemberValues
{
    /// <summary>Whether only the code of its own type can put something into a member. What methods assign to a private one is found as well.</summary>
    public static bool IsSettled(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } => true,
        IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property =>
            property.SetMethod is null || property.SetMethod is { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false },
        _ => false,
    };

    /// <summary>Whether an expression is null.</summary>
    public static bool IsNothing(ExpressionSyntax value) => Unwrap(value).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    /// <summary>All expressions that may give a member its value; where it is not clear which value, an expression that is none.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol member, CancellationToken cancellation)
    {
        ExpressionSyntax? initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } computed } => computed.Expression,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        if (initializer is not null) yield return initializer;

        foreach (SyntaxReference declaration in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in declaration.GetSyntax(cancellation).DescendantNodes())
            {
                switch (node)
                {
                    case AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } when targets.Arguments.Any(target => Names(target.Expression, member)):
                        yield return targets;
                        break;
                    case AssignmentExpressionSyntax assignment when Names(assignment.Left, member):
                        yield return assignment.Right;
                        break;
                    case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when Names(argument.Expression, member):
                        yield return argument.Expression;
                        break;
                    case RefExpressionSyntax reference when Names(reference.Expression, member):
                        yield return reference.Expression;
                        break;
                }
            }
        }
    }

    // By name alone: too many are found rather than too few.
    private static bool Names(ExpressionSyntax target, ISymbol member) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == member.Name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == member.Name,
        _ => false,
    };

    /// <summary>An expression without parentheses and exclamation marks around it.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Unwrap(forgiven.Operand),
        _ => value,
    };
}
