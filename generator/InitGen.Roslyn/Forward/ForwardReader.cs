using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>What was read of a forward pass.</summary>
/// <param name="Nodes">The values it computes; weights have no scheme yet.</param>
/// <param name="Outputs">Ids of what it returns.</param>
/// <param name="Owners">The types whose weights are in it, by the owner of their references.</param>
/// <param name="Weights">The reference of each weight node.</param>
/// <param name="Trees">The files that were gone through.</param>
/// <param name="Unmarked">Unmarked arrays of the model that it uses as weights.</param>
/// <param name="Entered">Methods of models inside that it calls from outside of them.</param>
internal sealed record ForwardReading(
    IReadOnlyList<GraphNode> Nodes,
    IReadOnlyList<int> Outputs,
    IReadOnlyDictionary<string, INamedTypeSymbol> Owners,
    IReadOnlyDictionary<int, WeightReference> Weights,
    IReadOnlyCollection<SyntaxTree> Trees,
    IReadOnlyList<ISymbol> Unmarked,
    IReadOnlyCollection<ISymbol> Entered);

/// <summary>Finds the forward pass of a model and reads it.</summary>
internal static class ForwardReader
{
    public const string MethodName = "Forward";

    /// <summary>Reads a model's forward pass.</summary>
    /// <returns>What it computes; null where there is none, or where it cannot be told which of several it is.</returns>
    public static ForwardReading? Read(INamedTypeSymbol model, Compilation compilation, CancellationToken cancellation)
    {
        var bodies = MethodBodies.Of(compilation);
        return Find(model, bodies, cancellation) is { } forward ? Read(model, forward, compilation, cancellation) : null;
    }

    /// <summary>Reads a method of a model as its forward pass.</summary>
    /// <returns>What it computes.</returns>
    public static ForwardReading Read(INamedTypeSymbol model, IMethodSymbol forward, Compilation compilation, CancellationToken cancellation)
    {
        var bodies = MethodBodies.Of(compilation);
        var parts = new ModelParts(compilation, bodies, cancellation);
        var interpreter = new Interpreter(bodies, parts, cancellation);
        IReadOnlyList<int> outputs = interpreter.Run(model, forward, Input);
        interpreter.Graph.Tell(interpreter.Sums);
        (List<GraphNode> nodes, Dictionary<int, int> ids) = Pruning.Of(interpreter.Graph.Nodes, outputs);
        return new ForwardReading(
            nodes,
            [.. outputs.Select(output => ids[output])],
            parts.Owners,
            interpreter.Graph.Weights.Where(pair => ids.ContainsKey(pair.Key)).ToDictionary(pair => ids[pair.Key], static pair => pair.Value),
            [.. interpreter.Visited.SelectMany(MethodBodies.TreesOf).Concat(parts.Types.SelectMany(MethodBodies.TreesOf)).Distinct()],
            interpreter.Unmarked,
            [.. interpreter.Entered]);
    }

    /// <summary>The method marked as the forward pass, or the one of that name; null where there is none, or more than one that could be it.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol model, MethodBodies bodies, CancellationToken cancellation) =>
        Candidates(model, bodies, cancellation) is { Count: 1 } single ? single[0] : null;

    /// <summary>The methods that may be the forward pass; null where they call each other in a circle.</summary>
    public static IReadOnlyList<IMethodSymbol>? Candidates(INamedTypeSymbol model, MethodBodies bodies, CancellationToken cancellation)
    {
        IMethodSymbol[] methods = [.. TypeHierarchy.SelfAndBases(model).SelectMany(static level => level.GetMembers().OfType<IMethodSymbol>())
            .Where(static method => method is { IsStatic: false, MethodKind: MethodKind.Ordinary })];
        IMethodSymbol[] marked = [.. methods.Where(static method => IsMarked(method))];

        // Only what may be the forward pass is bound.
        IMethodSymbol[] named = [.. (marked.Length > 0 ? marked : methods.Where(static method => method.Name == MethodName))
            .Where(method => bodies.Of(method, cancellation) is not null)];

        // An override comes before what it overrides; an overload that hands on to another one is not the pass itself.
        IMethodSymbol[] own = [.. named.Where(method => !System.Array.Exists(named, other => SymbolEqualityComparer.Default.Equals(other.OverriddenMethod?.OriginalDefinition, method.OriginalDefinition)))];
        if (own.Length <= 1) return own;
        IMethodSymbol[] outermost = Outermost(own, bodies, cancellation);
        return outermost.Length == 0 ? null : outermost;
    }

    /// <summary>Those of several methods with bodies that none of the others calls.</summary>
    public static IMethodSymbol[] Outermost(IMethodSymbol[] methods, MethodBodies bodies, CancellationToken cancellation) => methods.Length < 2 ? methods :
        [.. methods.Where(method => !System.Array.Exists(methods, other => !SymbolEqualityComparer.Default.Equals(other, method) && Calls(bodies.Of(other, cancellation)!, method)))];

    /// <summary>Whether a method is marked as the forward pass.</summary>
    public static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name == nameof(ForwardAttribute));

    private static bool Calls(IOperation body, IMethodSymbol method) => body.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition));

    /// <summary>The node of a parameter; null for what is no data.</summary>
    public static int? Input(ValueGraph graph, IParameterSymbol parameter)
    {
        bool isData = ValueTypes.IsNumbers(parameter.Type) || ValueTypes.ObjectElement(parameter.Type) is not null || ValueTypes.IsFloating(parameter.Type)
            || parameter.Type is INamedTypeSymbol { IsTupleType: true } or INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false };
        return isData && parameter.RefKind != RefKind.Out && !IsWrittenOnly(parameter)
            ? graph.Add(id => new InputNode(id) { Name = parameter.Name, Data = InputReader.Read(parameter) })
            : null;
    }

    // What only takes the result is no input.
    private static bool IsWrittenOnly(IParameterSymbol parameter) =>
        parameter.Type is { Name: "Span" or "TensorSpan" or "Memory" } && parameter.ContainingSymbol is IMethodSymbol { ReturnsVoid: true } method && method.Parameters.Length > 1;
}
