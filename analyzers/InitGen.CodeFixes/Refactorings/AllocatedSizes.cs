using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Roslyn;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>The sizes that a member is allocated with, as arguments of an attribute.</summary>
/// <param name="Axes">The container's own lengths, outermost first; one where it has but a length.</param>
/// <param name="Factors">The factors of its only length: of <c>a * b</c> both.</param>
internal sealed record AllocatedSizes(IReadOnlyList<string> Axes, IReadOnlyList<string> Factors)
{
    /// <summary>Reads them from the initializer, or from the only constructor; null where they cannot be seen.</summary>
    public static AllocatedSizes? Read(ISymbol member, SemanticModel model, CancellationToken cancellation) =>
        new Reader(member, model, cancellation).Read();

    private sealed class Reader(ISymbol member, SemanticModel model, CancellationToken cancellation)
    {
        // SyntaxKind.CollectionExpression, which the oldest supported compiler does not know by name.
        private const int CollectionExpression = 9076;

        private readonly SizeTracer _tracer = new(model.Compilation, cancellation);
        private readonly IMethodSymbol? _constructor =
            member.ContainingType.InstanceConstructors.Length == 1 ? member.ContainingType.InstanceConstructors[0] : null;

        public AllocatedSizes? Read()
        {
            SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            ExpressionSyntax? value = _constructor is not null
                ? _tracer.Value(member, _constructor)
                : declaration switch
                {
                    VariableDeclaratorSyntax field => field.Initializer?.Value,
                    PropertyDeclarationSyntax property => property.Initializer?.Value,
                    _ => null,
                };

            // The constructor may stand in another file of the type.
            if (value is null || value.SyntaxTree != model.SyntaxTree || Lengths(Bare(value)) is not { Count: > 0 } lengths) return null;
            string?[] axes = [.. lengths.Select(length => Text(Bare(length)))];
            string?[] factors = lengths.Count == 1 ? [.. Factors(Bare(lengths[0])).Select(Text)] : [];
            if (factors.Contains(null)) factors = [];
            if (axes.Contains(null)) axes = [];
            return axes.Length + factors.Length == 0 ? null : new AllocatedSizes(axes!, factors!);
        }

        private static List<ExpressionSyntax>? Lengths(ExpressionSyntax value) => value switch
        {
            // One with elements holds values already.
            ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks } => [.. ranks[0].Sizes],
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: var arguments } => access.Name.Identifier.ValueText switch
            {
                "AllocateUninitializedArray" or "AllocateArray" when arguments.Count > 0 => [arguments[0].Expression],
                "Create" or "CreateUninitialized" or "CreateFromShape" or "CreateFromShapeUninitialized" when arguments.Count > 0
                    && access.Expression.ToString().EndsWith("Tensor", System.StringComparison.Ordinal) => Elements(arguments[0].Expression),
                "ToArray" => Rows(access.Expression),
                _ => null,
            },
            _ => null,
        };

        private static List<ExpressionSyntax>? Elements(ExpressionSyntax shape)
        {
            switch (shape)
            {
                case ArrayCreationExpressionSyntax { Initializer: { } elements }: return [.. elements.Expressions];
                case ImplicitArrayCreationExpressionSyntax array: return [.. array.Initializer.Expressions];
                case { RawKind: CollectionExpression }:
                    ExpressionSyntax[] listed = [.. shape.ChildNodes().SelectMany(static element => element.ChildNodes()).OfType<ExpressionSyntax>()];
                    return listed.Length == shape.ChildNodes().Count() ? [.. listed] : null;
                default: return null;
            }
        }

        // Enumerable.Range(0, rows).Select(_ => new float[columns]).ToArray()
        private static List<ExpressionSyntax>? Rows(ExpressionSyntax made) =>
            made is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select", Expression: InvocationExpressionSyntax range },
                ArgumentList.Arguments: { Count: 1 } arguments,
            }
            && range is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Range" }, ArgumentList.Arguments: { Count: 2 } bounds }
            && arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: { } row }
            && Lengths(Bare(row)) is { Count: 1 } columns
                ? [bounds[1].Expression, .. columns]
                : null;

        private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax length) =>
            length is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product
                ? Factors(Bare(product.Left)).Concat(Factors(Bare(product.Right)))
                : [length];

        private string? Text(ExpressionSyntax size)
        {
            ISymbol? symbol = model.GetSymbolInfo(size, cancellation).Symbol;
            if (model.GetConstantValue(size, cancellation) is { HasValue: true, Value: var constant })
            {
                // The name of a constant says more than its value, where an attribute sees it.
                if (size is LiteralExpressionSyntax || symbol is IFieldSymbol) return size.ToString();
                return SizeTracer.Whole(constant)?.ToString(CultureInfo.InvariantCulture);
            }

            return symbol switch
            {
                IFieldSymbol or IPropertySymbol when size is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } =>
                    $"nameof({TypeNames.Escape(symbol.Name)})",
                IParameterSymbol parameter => KeptIn(parameter),
                _ => null,
            };
        }

        // What the constructor was given is gone when the weights are filled, but a member may keep it.
        private string? KeptIn(IParameterSymbol parameter)
        {
            if (_constructor is null) return null;
            foreach (ISymbol candidate in member.ContainingType.GetMembers())
            {
                ITypeSymbol? type = candidate switch
                {
                    IFieldSymbol { IsImplicitlyDeclared: false, IsStatic: false } field => field.Type,
                    IPropertySymbol { IsStatic: false, Parameters.IsEmpty: true } property => property.Type,
                    _ => null,
                };
                if (type is null || !SizeReader.IsWhole(type)) continue;
                if (_tracer.Trace(candidate, _constructor) is SizeExpression.Parameter kept && kept.Name == parameter.Name)
                    return $"nameof({TypeNames.Escape(candidate.Name)})";
            }

            return null;
        }

        private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Bare(forgiven.Operand),
            _ => expression,
        };
    }
}
