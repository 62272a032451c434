using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// Says of a type whether it is a layer and what weights it has: from the source where there is one, from its summary where it was
/// compiled. Sizes are names of the layer's own members. Remembers what it has read.
/// </summary>
internal sealed class LayerTypeReader(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, LayerType?> _read = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a layer type; null when it is none, when its summary is not understood, or while it is being read: it holds itself.</summary>
    public LayerType? Read(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (_read.TryGetValue(definition, out LayerType? known)) return known;
        _read.Add(definition, null);
        INamedTypeSymbol[] levels = [.. LayerTypes.Levels(definition).Select(static level => level.OriginalDefinition)];
        if (levels.Length == 0 || !LayerTypes.IsLayer(definition)) return null;

        // A class that only derives adds constructors, but no weights.
        LayerType? read = SymbolEqualityComparer.Default.Equals(levels[levels.Length - 1], definition)
            ? ReadLevel(definition)
            : Read(levels[levels.Length - 1]) is { } nearest ? nearest with { Constructors = Constructors(definition, nearest, []) } : null;
        return _read[definition] = read;
    }

    private LayerType? ReadLevel(INamedTypeSymbol type)
    {
        LayerType? ancestor = Base(type);
        if (!LayerTypes.IsIn(type, compilation))
        {
            if (LayerSummary.Find(type) is not { } lines || LayerSummary.Read(lines) is not { } own) return null;
            return ancestor is null ? own : own with { Weights = ancestor.Weights.Concat(own.Weights).ToEquatableArray() };
        }

        LayerMembers members = new LayerMemberReader(type, this, compilation, cancellation).Read();
        var bare = new LayerType((ancestor?.Weights ?? default).Concat(members.Weights).ToEquatableArray(), default);
        return bare with { Constructors = Constructors(type, bare, members.Inner) };
    }

    /// <summary>The layer that a layer derives from.</summary>
    public LayerType? Base(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } ancestor && LayerTypes.IsLayer(ancestor) ? Read(ancestor) : null;

    private EquatableArray<LayerConstructor> Constructors(INamedTypeSymbol type, LayerType layer, IReadOnlyList<InnerLayer> inner)
    {
        if (!LayerTypes.IsIn(type, compilation)) return default;
        var tracer = new SizeTracer(compilation, cancellation);
        var creation = new LayerCreation(compilation, this, cancellation);
        string[] names = [.. layer.Weights.SelectMany(static weight => weight.Shape.Sizes).Where(static size => !size.IsConstant).Select(static size => size.Member!).Distinct()];
        var constructors = new List<LayerConstructor>();
        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(static candidate => candidate.DeclaredAccessibility != Accessibility.Private))
        {
            var sizes = new Dictionary<string, SizeExpression>();
            foreach (string name in names)
            {
                SizeExpression? size = Member(type, name) is { } member ? tracer.Trace(member, constructor)
                    : constructor.Parameters.Any(parameter => parameter.Name == name) ? new SizeExpression.Parameter(name)
                    : null;
                if (size is not null) sizes[name] = size;
            }

            foreach (InnerLayer layers in inner.Where(static layers => !layers.IsSequence))
            {
                if (tracer.Value(layers.Member, constructor) is not BaseObjectCreationExpressionSyntax value) continue;
                foreach (KeyValuePair<string, SizeExpression> size in creation.Sizes(value, constructor))
                    sizes[layers.Segment + "." + size.Key] = size.Value;
            }

            constructors.Add(new LayerConstructor(constructor.Parameters.Select(static parameter => parameter.Name).ToEquatableArray(), sizes.ToEquatableArray()));
        }

        // Two constructors with the same names cannot be told apart by them.
        return constructors
            .GroupBy(static constructor => constructor.Parameters)
            .Where(static group => group.Count() == 1)
            .Select(static group => group.First())
            .ToEquatableArray();
    }

    private static ISymbol? Member(INamedTypeSymbol type, string name) => TypeHierarchy.SelfAndBases(type)
        .Select(level => level.GetMembers(name).FirstOrDefault(static member => member is IFieldSymbol or IPropertySymbol))
        .FirstOrDefault(static member => member is not null);
}
