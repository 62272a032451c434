using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>What a member is to its model.</summary>
internal abstract record Part
{
    /// <summary>Weights, or the weights of another member that it shares.</summary>
    /// <param name="Owner">The type that declares them.</param>
    /// <param name="Member">The member that is initialized.</param>
    /// <param name="Layer">Kind and shape.</param>
    public sealed record Weight(INamedTypeSymbol Owner, string Member, LayerShape Layer) : Part;

    /// <summary>A model inside the model, or several.</summary>
    public sealed record Child(INamedTypeSymbol Model, bool IsSequence, int? Count) : Part;
}

/// <summary>Looks up the marked members of all models that a forward pass runs through, each type once.</summary>
internal sealed class ModelParts(Compilation compilation, MethodBodies bodies, CancellationToken cancellation)
{
    // Kinds that the oldest supported compiler does not know by name.
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private readonly Dictionary<ISymbol, Dictionary<ISymbol, Part>> _parts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, INamedTypeSymbol> _owners = [];
    private readonly Dictionary<ISymbol, string> _keys = new(SymbolEqualityComparer.Default);
    private readonly HashSet<Place> _prepared = [];
    private readonly LayerTypeReader _layerTypes = new(compilation, cancellation);
    private readonly Dictionary<ISymbol, LayerBinding?> _bindings = new(SymbolEqualityComparer.Default);

    /// <summary>All types that were looked at.</summary>
    public IEnumerable<ISymbol> Types => _parts.Keys.Concat(_owners.Values);

    /// <summary>The types whose weights were met, by their keys.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol> Owners => _owners;

    public Part? Find(INamedTypeSymbol type, ISymbol member)
    {
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(type))
        {
            if (SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, member.ContainingType?.OriginalDefinition))
                return PartsOf(level.OriginalDefinition).TryGetValue(member.OriginalDefinition, out Part? part) ? part : null;
        }

        return null;
    }

    /// <summary>The weights of the layer that a member of a model holds; null where it holds none.</summary>
    public LayerBinding? Layer(ISymbol member, INamedTypeSymbol type, bool isSequence)
    {
        if (!LayerTypes.IsLayer(type)) return null;
        if (_bindings.TryGetValue(member, out LayerBinding? known)) return known;
        return _bindings[member] = new LayerBinder(compilation, _layerTypes, cancellation).Bind(member, type, isSequence);
    }

    public string Key(INamedTypeSymbol owner)
    {
        if (_keys.TryGetValue(owner, out string? known)) return known;
        string key = TypeHierarchy.Key(owner);
        _owners[key] = owner;
        return _keys[owner] = key;
    }

    /// <summary>Whether a place is visited for the first time.</summary>
    public bool IsFirst(Place place) => _prepared.Add(place);

    private Dictionary<ISymbol, Part> PartsOf(INamedTypeSymbol type)
    {
        if (_parts.TryGetValue(type, out Dictionary<ISymbol, Part>? known)) return known;
        var parts = new Dictionary<ISymbol, Part>(SymbolEqualityComparer.Default);
        _parts.Add(type, parts);
        var shapes = new LayerShapeReader(type);
        MarkedMember[] members = [.. MarkedMembers.Of(type)];
        foreach (MarkedMember member in members)
        {
            if (PartOf(member, members, shapes, type) is { } part) parts[member.Symbol.OriginalDefinition] = part;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            // Weights that are not initialized are applied all the same.
            if (member is not (IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol) || parts.ContainsKey(member) || member.GetAttributes().IsEmpty) continue;
            var unmarked = new MarkedMember(member, member.GetAttributes().Where(MarkedMembers.IsOurs).ToImmutableArray());
            if (LayerShapeReader.ShapesOn(unmarked).Any() && shapes.Read(unmarked).Shape is { } shape) parts[member] = new Part.Weight(type, member.Name, shape);
        }

        return parts;
    }

    private Part? PartOf(MarkedMember member, MarkedMember[] members, LayerShapeReader shapes, INamedTypeSymbol type)
    {
        ITypeSymbol memberType = member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type;
        switch (StorageReader.Read(memberType))
        {
            case Storage.Weights when member.Find(nameof(TiedToAttribute)) is not null:
                MarkedMember? owner = TieReader.Read(member, members.ToImmutableArray(), type).Owner;
                return owner is not null && (shapes.Read(member).Shape ?? shapes.Read(owner).Shape) is { } shared ? new Part.Weight(type, owner.Symbol.Name, shared) : null;
            case Storage.Weights:
                return shapes.Read(member).Shape is { } shape ? new Part.Weight(type, member.Symbol.Name, shape) : null;
            case Storage.Layers layers:
                return new Part.Child(layers.Layer, layers.IsSequence, layers.IsSequence ? Count(member.Symbol) : 1);
            case Storage.Models models:
                return new Part.Child(models.Model, models.IsSequence, models.IsSequence ? Count(member.Symbol) : 1);
            default:
                return null;
        }
    }

    // The number of models that a member's initializer makes.
    private int? Count(ISymbol member) => Count(bodies.Initializer(member, cancellation));

    private static int? Count(IOperation? value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        while (value is IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" or "Select" or "ToImmutableArray", Arguments.Length: > 0 } call) value = call.Arguments[0].Value;
        return value switch
        {
            IConversionOperation { Operand: IArrayCreationOperation inner } => Count(inner),
            IArrayCreationOperation creation => Count(creation),
            IArrayInitializerOperation written => written.ElementValues.Length,
            IInvocationOperation { TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" }, Arguments.Length: 2 } range => Constant(range.Arguments[1].Value),
            { Kind: CollectionExpression } => CountElements(value),
            _ => null,
        };
    }

    // [a, .. Enumerable.Range(0, 4).Select(_ => new Block())]
    private static int? CountElements(IOperation collection)
    {
        int count = 0;
        foreach (IOperation element in collection.ChildOperations)
        {
            if (element.Kind != Spread) count++;
            else if (Count(element.ChildOperations.FirstOrDefault()) is { } more) count += more;
            else return null;
        }

        return count;
    }

    private static int? Count(IArrayCreationOperation creation) => creation.Initializer is { } initializer
        ? initializer.ElementValues.Length
        : creation.DimensionSizes.Length == 1 ? Constant(creation.DimensionSizes[0]) : null;

    private static int? Constant(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int count } ? count : null;
}
