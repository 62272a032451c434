using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// Follows a size from the member that holds it back to the arguments of a constructor: through initializers, assignments, computed
/// properties, and calls of other constructors. What may change later, or depends on more than arguments, is not known.
/// </summary>
internal sealed class SizeTracer(Compilation compilation, CancellationToken cancellation)
{
    private const int GreatestDepth = 16;

    /// <summary>What a member of an object holds once a constructor has run; null where that is not known.</summary>
    public SizeExpression? Trace(ISymbol member, IMethodSymbol constructor) => Trace(member, constructor, GreatestDepth);

    /// <summary>The arguments of a call by the names of its parameters, those left out by their defaults.</summary>
    public static Dictionary<string, ExpressionSyntax?> Arguments(IMethodSymbol method, ArgumentListSyntax? list)
    {
        var arguments = new Dictionary<string, ExpressionSyntax?>(StringComparer.Ordinal);
        SeparatedSyntaxList<ArgumentSyntax> given = list?.Arguments ?? default;
        for (int i = 0; i < given.Count; i++)
        {
            string? name = given[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name is not null) arguments[name] = given[i].Expression;
        }

        return arguments;
    }

    /// <summary>A parameter's default as a number, where it has one.</summary>
    public static long? Default(IMethodSymbol method, string parameter) =>
        method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter) is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value }
            ? Whole(value)
            : null;

    /// <summary>A constant as a whole number; null when it is none.</summary>
    public static long? Whole(object? value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        sbyte number => number,
        _ => null,
    };

    /// <summary>Whether a constructor is the type's primary one.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>An expression in a constructor's reach, in terms of its parameters; null where it holds anything else.</summary>
    public SizeExpression? Express(ExpressionSyntax expression, IMethodSymbol constructor) => Express(expression, constructor, GreatestDepth);

    /// <summary>The expression that gives a member its value when a constructor runs; null where it is not sure which.</summary>
    public ExpressionSyntax? Value(ISymbol member, IMethodSymbol constructor)
    {
        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax)
        {
            (bool found, ExpressionSyntax? value) = Assigned(member.Name, syntax, constructor);
            if (found) return value;
            if (syntax.Initializer is { } chained && chained.IsKind(SyntaxKind.ThisConstructorInitializer)) return null;
        }

        return member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
    }

    private bool IsAssigned(ISymbol member, IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax
        && Assigned(member.Name, syntax, constructor).Found;

    private SizeExpression? Trace(ISymbol member, IMethodSymbol constructor, int depth)
    {
        if (depth == 0 || !IsSettled(member)) return null;
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, constructor.ContainingType.OriginalDefinition))
            return Chained(constructor, isBase: true) is { } inherited ? Through(member, inherited, constructor, depth) : null;

        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (declaration is ParameterSyntax parameter && IsPrimary(constructor)) return new SizeExpression.Parameter(parameter.Identifier.ValueText);
        if (Body(declaration) is { } computed) return Express(computed, constructor, depth - 1);

        if (Value(member, constructor) is { } value) return Express(value, constructor, depth - 1);
        return !IsAssigned(member, constructor) && Chained(constructor, isBase: false) is { } other
            ? Through(member, other, constructor, depth)
            : null;
    }

    private SizeExpression? Through(ISymbol member, (IMethodSymbol Method, ArgumentListSyntax? Arguments) call, IMethodSymbol constructor, int depth)
    {
        Dictionary<string, ExpressionSyntax?> arguments = Arguments(call.Method, call.Arguments);
        return Trace(member, call.Method, depth - 1)?.Replace(name =>
            arguments.TryGetValue(name, out ExpressionSyntax? given) && given is not null ? Express(given, constructor, depth - 1)
            : Default(call.Method, name) is { } number ? new SizeExpression.Number(number)
            : null);
    }

    private SizeExpression? Express(ExpressionSyntax expression, IMethodSymbol constructor, int depth)
    {
        if (depth == 0 || !compilation.ContainsSyntaxTree(expression.SyntaxTree)) return null;
        SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: var constant })
            return Whole(constant) is { } number ? new SizeExpression.Number(number) : null;

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Express(parenthesized.Expression, constructor, depth - 1);
            case BinaryExpressionSyntax binary when Operator(binary.Kind()) is { } sign && IsInt(binary, model):
                return Express(binary.Left, constructor, depth - 1) is { } left && Express(binary.Right, constructor, depth - 1) is { } right
                    ? new SizeExpression.Operation(sign, left, right)
                    : null;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                return model.GetSymbolInfo(expression, cancellation).Symbol switch
                {
                    IParameterSymbol parameter when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, constructor.OriginalDefinition) =>
                        new SizeExpression.Parameter(parameter.Name),
                    IFieldSymbol or IPropertySymbol => Trace(model.GetSymbolInfo(expression, cancellation).Symbol!, constructor, depth - 1),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private bool IsInt(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_Int32;

    private static char? Operator(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression => '+',
        SyntaxKind.SubtractExpression => '-',
        SyntaxKind.MultiplyExpression => '*',
        SyntaxKind.DivideExpression => '/',
        _ => null,
    };

    // What other code may set later is read when the code runs.
    private static bool IsSettled(ISymbol member) => member switch
    {
        { IsStatic: true } or { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } => false,
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol { Parameters.IsEmpty: true } property => property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };

    private static ExpressionSyntax? Body(SyntaxNode? declaration)
    {
        if (declaration is not PropertyDeclarationSyntax property) return null;
        if (property.ExpressionBody is { } arrow) return arrow.Expression;
        AccessorDeclarationSyntax? getter = property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is { Count: 1 } statements && statements[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null);
    }

    /// <summary>The one value that a constructor's body assigns; found without a value where it is not sure which.</summary>
    private static (bool Found, ExpressionSyntax? Value) Assigned(string member, ConstructorDeclarationSyntax constructor, IMethodSymbol symbol)
    {
        var values = new List<(ExpressionSyntax? Value, SyntaxNode Assignment)>();
        bool parametersChange = false;
        foreach (AssignmentExpressionSyntax assignment in constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            ExpressionSyntax? simple = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
            foreach ((string? name, ExpressionSyntax? value) in Targets(assignment.Left, simple))
            {
                if (name == member) values.Add((value, assignment));
                parametersChange |= symbol.Parameters.Any(parameter => parameter.Name == name && assignment.Left is IdentifierNameSyntax);
            }
        }

        if (values.Count == 0) return (false, null);
        bool isSure = values.Count == 1
            && !parametersChange
            && (values[0].Assignment.Parent is ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax }
                || values[0].Assignment.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } });
        return (true, isSure ? values[0].Value : null);
    }

    private static IEnumerable<(string? Name, ExpressionSyntax? Value)> Targets(ExpressionSyntax left, ExpressionSyntax? right)
    {
        if (left is not TupleExpressionSyntax targets) return [(Name(left), right)];
        TupleExpressionSyntax? values = right as TupleExpressionSyntax;
        return targets.Arguments.SelectMany((target, i) =>
            Targets(target.Expression, values is not null && i < values.Arguments.Count ? values.Arguments[i].Expression : null));
    }

    private static string? Name(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private (IMethodSymbol Method, ArgumentListSyntax? Arguments)? Chained(IMethodSymbol constructor, bool isBase)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (syntax is null || !compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return null;
        (SyntaxNode? call, ArgumentListSyntax? arguments) = syntax switch
        {
            ConstructorDeclarationSyntax { Initializer: { } initializer } when initializer.IsKind(SyntaxKind.BaseConstructorInitializer) == isBase =>
                (initializer, initializer.ArgumentList),
            TypeDeclarationSyntax { BaseList.Types: { } types } when isBase && types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } primary =>
                ((SyntaxNode?)primary, primary.ArgumentList),
            _ => (null, null),
        };
        if (call is null) return null;
        return compilation.GetSemanticModel(syntax.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            ? (method, arguments)
            : null;
    }
}
