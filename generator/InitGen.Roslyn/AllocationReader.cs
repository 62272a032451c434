using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>Reads how a member's storage is allocated where it is declared.</summary>
internal sealed class AllocationReader(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>
    /// The lengths that the member's initializer allocates, where they are constants: <c>new float[784 * 256]</c>. Null when there is no
    /// initializer or its lengths are not known.
    /// </summary>
    public IReadOnlyList<long>? Lengths(ISymbol member)
    {
        if (Initializer(member) is not { } value) return null;
        return value switch
        {
            ArrayCreationExpressionSyntax { Initializer: null } creation when creation.Type.RankSpecifiers.Count > 0 =>
                Constants(creation.Type.RankSpecifiers[0].Sizes, member.ContainingType),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call when IsAllocation(call) =>
                Constants([arguments[0].Expression], member.ContainingType),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a read-only member is certain to stay null: it has no initializer, and no constructor so much as names it.
    /// </summary>
    public bool IsNeverAssigned(ISymbol member)
    {
        bool hasStorage = Declaration(member) is VariableDeclaratorSyntax || (Declaration(member) is PropertyDeclarationSyntax property && IsAuto(property));
        return hasStorage
            && Initializer(member) is null
            && !member.ContainingType.InstanceConstructors
                .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
                .Select(reference => reference.GetSyntax(cancellation))
                .OfType<ConstructorDeclarationSyntax>()
                .SelectMany(static constructor => constructor.DescendantNodes().OfType<IdentifierNameSyntax>())
                .Any(name => name.Identifier.ValueText == member.Name);
    }

    private static bool IsAuto(PropertyDeclarationSyntax property) => property.ExpressionBody is null
        && property.AccessorList is { } accessors
        && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    private static ExpressionSyntax? Unwrap(ExpressionSyntax? value)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized) value = parenthesized.Expression;
        return value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven
            ? Unwrap(forgiven.Operand)
            : value;
    }

    private ExpressionSyntax? Initializer(ISymbol member)
    {
        ExpressionSyntax? value = Unwrap(Declaration(member) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        });
        return value?.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression ? null : value;
    }

    private SyntaxNode? Declaration(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    private List<long>? Constants(IEnumerable<ExpressionSyntax> sizes, INamedTypeSymbol scope)
    {
        var lengths = new List<long>();
        foreach (ExpressionSyntax size in sizes)
        {
            if (!compilation.ContainsSyntaxTree(size.SyntaxTree)) return null;
            switch (LengthReader.Read(size, scope) ?? compilation.GetSemanticModel(size.SyntaxTree).GetConstantValue(size, cancellation).Value)
            {
                // An empty array holds the place for one that a constructor makes.
                case int length and not 0: lengths.Add(length); break;
                case long length and not 0: lengths.Add(length); break;
                case uint length and not 0: lengths.Add(length); break;
                default: return null;
            }
        }

        return lengths;
    }

    private static bool IsAllocation(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Expression: var target,
        Name: GenericNameSyntax { Identifier.ValueText: "AllocateUninitializedArray" or "AllocateArray" },
    } && target.ToString() is "GC" or "System.GC" or "global::System.GC";
}
