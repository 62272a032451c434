using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// Reads a module of TorchSharp: its constructor says what it is made of and what its parameters start with, its forward pass how they are
/// applied.
/// </summary>
public static class TorchReader
{
    // Lists in lists; a module is gone into once.
    private const int GreatestNesting = 60;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, TorchReading?>> OfCompilations = new();

    /// <summary>Reads a module.</summary>
    /// <param name="type">The module's type.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What was read; null for a type that is no module, that has no forward pass, or whose constructor cannot be told.</returns>
    public static TorchReading? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        OfCompilations.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(type.OriginalDefinition, _ => ReadAnew(type.OriginalDefinition, compilation, cancellation));

    private static TorchReading? ReadAnew(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (type.IsAbstract || !Torch.IsModule(type) || type.DeclaringSyntaxReferences.IsEmpty) return null;
        var bodies = MethodBodies.Of(compilation);
        if (Forward(type, bodies, cancellation) is not { } forward) return null;
        var builder = new ModuleBuilder(compilation, bodies, cancellation);
        if (builder.Build(type) is not { } module) return null;

        var parts = new ModelParts(compilation, bodies, cancellation);
        var interpreter = new Interpreter(bodies, parts, cancellation);
        IReadOnlyList<int> outputs = interpreter.Run(builder, module, forward, ForwardReader.Input);
        (List<GraphNode> nodes, Dictionary<int, int> ids) = Pruning.Of(interpreter.Graph.Nodes, outputs);
        var graph = new ModelGraph(type.Name, LayerOrder.Forward, nodes.ToEquatableArray()) { Outputs = outputs.Select(output => ids[output]).ToEquatableArray() };
        Dictionary<int, WeightReference> references = interpreter.Graph.Weights.Where(pair => ids.ContainsKey(pair.Key)).ToDictionary(pair => ids[pair.Key], static pair => pair.Value);
        var consumers = Consumers.Of(graph);
        GraphNode[] filled = [.. graph.Nodes.Select(node => node is LayerNode layer && references.TryGetValue(node.Id, out WeightReference? weight) && interpreter.Applied.TryGetValue(weight.Origin, out AppliedParameter? applied)
            ? Filled(layer, weight.Layer, applied, builder, LayerFollowers.Of(graph, consumers, layer.Id))
            : node)];
        return new TorchReading(graph with { Nodes = filled.ToEquatableArray() }, Places(module, builder, interpreter.Applied)) 
        {
            Strays = Strays(module, builder, interpreter.Applied),
            Trees = [.. interpreter.Visited.Concat(builder.Visited).Concat(parts.Types).SelectMany(MethodBodies.TreesOf).Distinct()],
        };
    }

    // The override of forward: the one with data, where there are several.
    private static IMethodSymbol? Forward(INamedTypeSymbol type, MethodBodies bodies, CancellationToken cancellation)
    {
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(type))
        {
            IMethodSymbol[] own = [.. level.GetMembers("forward").OfType<IMethodSymbol>().Where(method => method is { IsStatic: false, IsAbstract: false } && method.Parameters.Any(static parameter => Torch.IsTensor(parameter.Type)))];
            if (own.Length > 1) own = [.. own.Where(static method => method.IsOverride)];
            if (own.Length > 0) return own.Length == 1 && bodies.Of(own[0], cancellation) is not null ? own[0] : null;
        }

        return null;
    }

    private static LayerNode Filled(LayerNode layer, LayerShape shape, AppliedParameter applied, ModuleBuilder builder, LayerFollowers followers)
    {
        ActivationInfo? follower = shape.Role == LayerRole.Weight ? followers.Decisive : null;
        LayerNode known = layer with { FollowedBy = follower, FollowerRead = follower };
        if (applied.Parameter is not { } parameter) return known;
        switch (builder.LawOf(parameter))
        {
            case ParameterLaw.Default:
                // A weight that two layers share is as the one that it was made for makes it.
                var asMade = new SchemeOptions { Scheme = Scheme.TorchDefault };
                LayerShape made = applied.Name == "weight" && parameter.Home is { } home && home != applied.Module && LibraryModules.Shape(home) is { } first ? first : shape;
                return known with { IsDefault = true, Options = asMade, Scheme = Resolve(asMade, made, follower) };
            case ParameterLaw.Said said when SchemeCatalog.Validate(said.Options, shape.Role).Count == 0:
                return known with { Options = said.Options, Scheme = Resolve(said.Options, shape, follower) };
            default:
                return known;
        }
    }

    private static ResolvedScheme? Resolve(SchemeOptions options, LayerShape shape, ActivationInfo? follower)
    {
        SchemePlan plan = SchemeCatalog.Plan(options, shape.Role, follower);
        if (plan.FixedLaw is not null) return plan.Resolve(default);
        LayerShape source = shape.Source;
        if (source is not { IsConstant: true, Weight: { } weight } || SchemeCatalog.ValidateShape(options, weight) is not null) return null;

        // The library takes the fans from the second and the first length of the weight, whatever the layer does with it.
        Fans fans = source.Axes.Count > 1
            ? new Fans(source.Axes[1].Constant * (double)source.KernelSize, source.Axes[0].Constant * (double)source.KernelSize)
            : source.Fans.GetValueOrDefault();
        return plan.Resolve(fans, weight);
    }

    // What a call initializes beside what is known of the forward pass, nothing is known of.
    private static HashSet<SyntaxNode> Strays(BuiltModule root, ModuleBuilder builder, IReadOnlyDictionary<string, AppliedParameter> applied)
    {
        var known = new HashSet<BuiltParameter>(applied.Values.Select(static parameter => parameter.Parameter).OfType<BuiltParameter>());
        return [.. builder.ParametersOf(root).Where(parameter => !known.Contains(parameter)).Select(builder.LawOf).OfType<ParameterLaw.Said>().Select(static said => said.Call).OfType<SyntaxNode>()];
    }

    private static Dictionary<string, TorchPlace> Places(BuiltModule root, ModuleBuilder builder, IReadOnlyDictionary<string, AppliedParameter> applied)
    {
        // The nearest module around each one that the model itself makes, and the nearest one of the program.
        var around = new Dictionary<BuiltModule, (SyntaxNode? Creation, BuiltModule Owner, string Path)>();
        Collect(root, null, root, string.Empty, GreatestNesting);
        var places = new Dictionary<string, TorchPlace>();
        foreach (KeyValuePair<string, AppliedParameter> pair in applied)
        {
            if (!around.TryGetValue(pair.Value.Module, out (SyntaxNode? Creation, BuiltModule Owner, string Path) found)) continue;
            SyntaxNode? creation = pair.Value.Parameter?.Creation is { } own && IsIn(root.Type, own) ? own : found.Creation;
            if (creation is null) continue;
            SyntaxNode? call = pair.Value.Parameter is { } parameter && builder.LawOf(parameter) is ParameterLaw.Said { Call: { } said } && IsIn(root.Type, said) ? said : null;
            string name = pair.Value.Module.Factory is null ? pair.Value.Name : pair.Value.Name == "weight" ? found.Path : found.Path + "." + pair.Value.Name;
            places[pair.Key] = new TorchPlace(creation, call, pair.Value.Module.Factory is null ? pair.Value.Module.Type : found.Owner.Type, name)
            {
                IsPlain = pair.Value.Parameter is { } decided && builder.LawOf(decided) is ParameterLaw.Said { IsPlain: true },
                IsOfLayer = pair.Value.Module.Factory is not null && pair.Value.Parameter is { } held && (held.Home is null || held.Home == pair.Value.Module),
            };
        }

        return places;

        void Collect(Built value, SyntaxNode? creation, BuiltModule owner, string path, int depth)
        {
            switch (value)
            {
                case var _ when depth == 0:
                    break;
                case BuiltModule module when !around.ContainsKey(module):
                    SyntaxNode? own = module.Creation is { } made && IsIn(root.Type, made) ? made : creation;
                    around[module] = (own, owner, path);
                    BuiltModule inside = module.Factory is null ? module : owner;
                    string prefix = module.Factory is null || path.Length == 0 ? string.Empty : path + ".";
                    foreach ((string name, Built held) in builder.FieldsOf(module)) Collect(held, own, inside, prefix + name, depth - 1);
                    foreach (BuiltPair child in builder.Children(module) ?? []) Collect(child.Value, own, inside, prefix + child.Name, depth - 1);
                    break;
                case BuiltList or BuiltItems when builder.ItemsOf(value) is { } items:
                    for (int i = 0; i < items.Length; i++) Collect(items[i], creation, owner, path + "." + i.ToString(System.Globalization.CultureInfo.InvariantCulture), depth - 1);
                    break;
                case BuiltPair pair:
                    Collect(pair.Value, creation, owner, path, depth - 1);
                    break;
            }
        }
    }

    private static bool IsIn(INamedTypeSymbol type, SyntaxNode node) =>
        TypeHierarchy.SelfAndBases(type).First().DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == node.SyntaxTree && declaration.Span.Contains(node.Span));
}
