using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>A layer type as a member of a model holds it.</summary>
/// <param name="Type">What the type says.</param>
/// <param name="Weights">Its weights, with numbers where the model's code gives them.</param>
/// <param name="Trouble">A size that cannot be: problem and remedy; null when none is known.</param>
internal sealed record LayerBinding(LayerType Type, EquatableArray<BoundWeight> Weights, (string Problem, string Remedy)? Trouble);

/// <summary>One weight of a layer that a model holds.</summary>
/// <param name="Weight">What the layer type says of it.</param>
/// <param name="Shape">Its shape; names are left where only running code knows, qualified by the model's member: <c>_first.Inputs</c>.</param>
internal sealed record BoundWeight(LayerParameter Weight, LayerShape Shape)
{
    /// <summary>The number under which the layer speaks of it, where that is not its place among the others.</summary>
    public int? Number { get; init; }
}

/// <summary>Gives the shapes of a layer type the numbers that a model's code creates it with.</summary>
internal sealed class LayerBinder(Compilation compilation, LayerTypeReader types, CancellationToken cancellation)
{
    /// <summary>Binds the layer that a member holds; null where no weights of its type are known.</summary>
    /// <param name="member">The model's field or property.</param>
    /// <param name="layer">The layer type.</param>
    /// <param name="isSequence">Whether it holds several, which may differ in size.</param>
    public LayerBinding? Bind(ISymbol member, INamedTypeSymbol layer, bool isSequence)
    {
        if (types.Read(layer) is not { Weights.Count: > 0 } type) return null;
        IReadOnlyDictionary<string, long>? sizes = isSequence ? null : new LayerCreation(compilation, types, cancellation).Constants(member);
        (string, string)? trouble = null;
        foreach (KeyValuePair<string, long> size in sizes ?? new Dictionary<string, long>())
        {
            if (size.Value < 1) trouble ??= ($"gives {size.Key} as {size.Value}", "it must be at least 1");
        }

        trouble ??= type.Weights.Select(weight => weight.Named(sizes).Trouble()).FirstOrDefault(static found => found is not null);
        if (trouble is not null) return new LayerBinding(type, default, trouble);
        return new LayerBinding(type, type.Weights.Select(weight => new BoundWeight(weight, Qualified(weight, member.Name, sizes))).ToEquatableArray(), null);
    }

    private static LayerShape Qualified(LayerParameter weight, string member, IReadOnlyDictionary<string, long>? sizes)
    {
        Size Qualify(Size size) => size.IsConstant ? size : size with { Member = member + "." + size.Member };
        return weight.Named(sizes).With(Qualify).ToShape() with { Of = weight.Of is null ? null : weight.NamedOwner(sizes)!.With(Qualify).ToShape() };
    }
}
