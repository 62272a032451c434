using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>
/// Reads a constant length from its syntax: whole numbers, constants of the type itself, sums and products of them. To ask the compiler
/// costs more than all else about a layer, because it binds the whole initializer and follows nulls through it.
/// </summary>
internal static class LengthReader
{
    /// <summary>The value; null for what only the compiler can say.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The type in whose initializer it stands.</param>
    public static int? Read(ExpressionSyntax expression, INamedTypeSymbol scope) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression, scope),
        IdentifierNameSyntax name => ReadConstant(name.Identifier.ValueText, scope),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Read(product, scope, isProduct: true),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Read(sum, scope, isProduct: false),
        _ => null,
    };

    // What leaves the range of int is an error, about which the compiler knows more.
    private static int? Read(BinaryExpressionSyntax expression, INamedTypeSymbol scope, bool isProduct)
    {
        if (Read(expression.Left, scope) is not { } left || Read(expression.Right, scope) is not { } right) return null;
        long value = isProduct ? (long)left * right : (long)left + right;
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : null;
    }

    // A parameter of the type's own constructor comes before its members.
    private static int? ReadConstant(string name, INamedTypeSymbol scope) =>
        scope.GetMembers(name) is { Length: 1 } members
        && members[0] is IFieldSymbol { HasConstantValue: true, ConstantValue: int value }
        && !scope.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name))
            ? value
            : null;
}
