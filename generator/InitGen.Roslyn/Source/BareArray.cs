using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Source;

/// <summary>Expressions that allocate an array without values: it holds zeros.</summary>
internal static class BareArray
{
    /// <summary>The allocation: <c>new float[n]</c>, and of a jagged array that of a row, where all rows are written out or made by a query.</summary>
    public static ArrayCreationExpressionSyntax? Of(SyntaxNode? value) => ConstructorCode.Unwrap(value as ExpressionSyntax) switch
    {
        ArrayCreationExpressionSyntax { Initializer: null } creation => creation,
        ArrayCreationExpressionSyntax { Initializer: { } rows } => Rows(rows),
        ImplicitArrayCreationExpressionSyntax { Initializer: var rows } => Rows(rows),
        InitializerExpressionSyntax rows => Rows(rows),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Expression: InvocationExpressionSyntax query } } => Made(query),
        _ => null,
    };

    private static ArrayCreationExpressionSyntax? Rows(InitializerExpressionSyntax rows)
    {
        ArrayCreationExpressionSyntax?[] all = [.. rows.Expressions.Select(Of)];
        return all.Contains(null) ? null : all.FirstOrDefault();
    }

    // Enumerable.Range(0, n).Select(_ => new float[m]).
    private static ArrayCreationExpressionSyntax? Made(InvocationExpressionSyntax query) =>
        query is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" }, ArgumentList.Arguments: { Count: 1 } arguments }
        && arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: { } row }
            ? Of(row)
            : null;
}
