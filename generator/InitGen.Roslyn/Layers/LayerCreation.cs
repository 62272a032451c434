using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// Reads the sizes of a layer where a model creates it, in the member's initializer or in the model's constructors. What other code
/// may put there later is not known.
/// </summary>
internal sealed class LayerCreation(Compilation compilation, LayerTypeReader types, CancellationToken cancellation)
{
    private readonly SizeTracer _tracer = new(compilation, cancellation);

    /// <summary>The sizes that are constants, by name, and the same in each place that creates the layer; null where there is no such place.</summary>
    public IReadOnlyDictionary<string, long>? Constants(ISymbol member)
    {
        if (!MemberValues.IsSettled(member) || Creations(member) is not { Count: > 0 } creations) return null;

        Dictionary<string, long>? common = null;
        foreach (BaseObjectCreationExpressionSyntax creation in creations)
        {
            var sizes = new Dictionary<string, long>();
            foreach (KeyValuePair<string, SizeExpression> size in Sizes(creation, context: null))
            {
                if (size.Value.Evaluate(static _ => null) is { } number) sizes[size.Key] = number;
            }

            if (common is null)
            {
                common = sizes;
                continue;
            }

            foreach (string name in common.Keys.ToArray())
            {
                if (!sizes.TryGetValue(name, out long other) || other != common[name]) common.Remove(name);
            }
        }

        return common;
    }

    /// <summary>The sizes of a layer that an expression creates, in terms of the parameters of the constructor that holds it.</summary>
    public Dictionary<string, SizeExpression> Sizes(BaseObjectCreationExpressionSyntax creation, IMethodSymbol? context)
    {
        var sizes = new Dictionary<string, SizeExpression>();
        if (!compilation.ContainsSyntaxTree(creation.SyntaxTree)) return sizes;
        SemanticModel model = compilation.GetSemanticModel(creation.SyntaxTree);
        if (model.GetSymbolInfo(creation, cancellation).Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) return sizes;
        if (!LayerTypes.IsLayer(constructor.ContainingType)) return sizes;
        if (types.Read(constructor.ContainingType)?.Constructors.FirstOrDefault(candidate => candidate.Is(constructor)) is not { } known) return sizes;

        Dictionary<string, ExpressionSyntax?> arguments = SizeTracer.Arguments(constructor, creation.ArgumentList);
        foreach (KeyValuePair<string, SizeExpression> size in known.Sizes)
        {
            SizeExpression? value = size.Value.Replace(name =>
                arguments.TryGetValue(name, out ExpressionSyntax? given) && given is not null ? Express(given, model, context)
                : SizeTracer.Default(constructor, name) is { } number ? new SizeExpression.Number(number)
                : null);
            if (value is not null) sizes[size.Key] = value;
        }

        // What an object initializer sets comes after the constructor, and what is computed from it then is not known.
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
        {
            sizes.Clear();
            foreach (AssignmentExpressionSyntax assignment in initializer.Expressions.OfType<AssignmentExpressionSyntax>())
            {
                if (assignment.Left is IdentifierNameSyntax name && Express(assignment.Right, model, context) is { } value)
                    sizes[name.Identifier.ValueText] = value;
            }
        }

        return sizes;
    }

    private SizeExpression? Express(ExpressionSyntax expression, SemanticModel model, IMethodSymbol? context) => context is not null
        ? _tracer.Express(expression, context)
        : SizeTracer.Whole(model.GetConstantValue(expression, cancellation).Value) is { } number ? new SizeExpression.Number(number) : null;

    /// <summary>All expressions that may create what the member holds; null where one of them is something else.</summary>
    private List<BaseObjectCreationExpressionSyntax>? Creations(ISymbol member)
    {
        var creations = new List<BaseObjectCreationExpressionSyntax>();
        foreach (ExpressionSyntax value in MemberValues.Of(member, cancellation))
        {
            switch (MemberValues.Unwrap(value))
            {
                case BaseObjectCreationExpressionSyntax creation when compilation.ContainsSyntaxTree(creation.SyntaxTree):
                    creations.Add(creation);
                    break;
                case { } when MemberValues.IsNothing(value):
                    break;
                default:
                    return null;
            }
        }

        return creations;
    }
}
