using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// What a layer type says of itself. Weights of layers inside it are among its own; the position of a weight is the number under which
/// generated code of layer and model speak of it.
/// </summary>
/// <param name="Weights">Its weights, those of base classes first.</param>
/// <param name="Constructors">How its constructors set the sizes.</param>
internal sealed record LayerType(EquatableArray<LayerParameter> Weights, EquatableArray<LayerConstructor> Constructors)
{
    /// <summary>Weights that a model's scheme is for: those that inputs are multiplied by, and tables.</summary>
    public IEnumerable<LayerParameter> Main => Weights.Where(static weight => weight.TakesScheme);
}

/// <summary>One weight of a layer type.</summary>
/// <param name="Path">Its path below the layer: <c>weight</c>, <c>query.weight</c>, <c>heads.*.weight</c>.</param>
/// <param name="Name">Its member as code names it below the layer: <c>_weight</c>, <c>_query._weight</c>.</param>
/// <param name="Shape">Its shape; names are those of the layer's own members or parameters: <c>Inputs</c>, <c>query.Inputs</c>.</param>
/// <param name="Of">The shape of the weight that a bias belongs to, or null.</param>
/// <param name="Storage">What holds it.</param>
/// <param name="Element">Type of its elements.</param>
/// <param name="Own">What the layer itself says it starts as; null where it says nothing.</param>
/// <param name="Follower">The activation that follows, where the layer says so.</param>
/// <param name="Seed">A seed of its own, or null.</param>
internal sealed record LayerParameter(
    string Path,
    string Name,
    NamedShape Shape,
    NamedShape? Of,
    StorageKind Storage,
    ElementKind Element,
    SchemeOptions? Own,
    ActivationInfo? Follower,
    ulong? Seed)
{
    /// <summary>The member of the layer type; null for a weight of a layer inside it, and where only a summary is at hand.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Whether it is a weight or a table, to which a model's scheme goes, and not a scale or a bias.</summary>
    public bool TakesScheme => Shape.Kind is not (LayerKind.Bias or LayerKind.Norm);

    /// <summary>The shape with numbers where they are known; names are left for the rest.</summary>
    /// <param name="sizes">Numbers by name; null for none.</param>
    public NamedShape Named(IReadOnlyDictionary<string, long>? sizes) => Shape.With(Number(sizes));

    /// <summary>The weight of the same layer inside a layer.</summary>
    public LayerParameter Inside(string segment, string member, SchemeOptions? own, ulong? seed, ActivationInfo? follower)
    {
        Size Rename(Size size) => size.IsConstant ? size : size with { Member = segment + "." + size.Member };
        return this with
        {
            Path = segment + "." + Path,
            Name = member + "." + Name,
            Shape = Shape.With(Rename),
            Of = Of?.With(Rename),
            Own = TakesScheme && own is not null ? own : Own,
            Follower = Follower ?? (TakesScheme ? follower : null),
            Seed = seed ?? Seed,
            Member = null,
        };
    }

    /// <summary>Likewise the shape of the weight that a bias belongs to.</summary>
    /// <param name="sizes">Numbers by name; null for none.</param>
    public NamedShape? NamedOwner(IReadOnlyDictionary<string, long>? sizes) => Of?.With(Number(sizes));

    private static Func<Size, Size> Number(IReadOnlyDictionary<string, long>? sizes) => size =>
        !size.IsConstant && sizes is not null && sizes.TryGetValue(size.Member!, out long number) ? new Size(number) : size;
}

/// <summary>How a constructor sets the sizes of its layer.</summary>
/// <param name="Parameters">Names of its parameters.</param>
/// <param name="Sizes">Sizes by name, where they follow from the arguments.</param>
internal sealed record LayerConstructor(EquatableArray<string> Parameters, EquatableArray<KeyValuePair<string, SizeExpression>> Sizes)
{
    /// <summary>Whether it is a given constructor of the type.</summary>
    public bool Is(IMethodSymbol constructor) => Parameters.SequenceEqual(constructor.Parameters.Select(static parameter => parameter.Name));
}
