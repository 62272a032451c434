using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>A layer, or layers, inside a layer type.</summary>
internal sealed record InnerLayer(ISymbol Member, string Segment, bool IsSequence);

/// <summary>What a layer type itself declares.</summary>
/// <param name="Weights">Its weights, those of layers inside it included.</param>
/// <param name="Inner">The layers inside it.</param>
/// <param name="Plans">What is generated for each member.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record LayerMembers(
    IReadOnlyList<LayerParameter> Weights, IReadOnlyList<InnerLayer> Inner, IReadOnlyList<LayerMemberPlan> Plans, IReadOnlyList<Finding> Findings);

/// <summary>Reads the members of a layer type in source. A member that cannot be read becomes a finding, and the others are read all the same.</summary>
internal sealed class LayerMemberReader(INamedTypeSymbol type, LayerTypeReader types, Compilation compilation, CancellationToken cancellation)
{
    private readonly LayerShapeReader _shapes = new(type);
    private readonly LayerSizes _sizes = new(type, new SizeTracer(compilation, cancellation));
    private readonly AllocationReader _allocations = new(compilation, cancellation);
    private readonly List<LayerParameter> _weights = [];
    private readonly List<InnerLayer> _inner = [];
    private readonly List<LayerMemberPlan> _plans = [];
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, string> _taken = [];
    private readonly Dictionary<string, NamedShape> _owners = [];
    private NamedShape? _last;

    public LayerMembers Read()
    {
        // Under the same path as a base class's weight the same values would be drawn.
        foreach (LayerParameter inherited in types.Base(type)?.Weights ?? default) _taken[inherited.Path] = inherited.Name;
        foreach (MarkedMember member in MarkedMembers.WithAttributes(type).Where(IsWeight))
        {
            cancellation.ThrowIfCancellationRequested();
            _plans.Add(ReadMember(member) ?? new SkippedLayerMemberPlan(TypeNames.Escape(member.Symbol.Name)));
        }

        if (_sizes.Finding is { } finding) _findings.Add(finding);
        return new LayerMembers(_weights, _inner, _plans, _findings);
    }

    /// <summary>Whether a member of a layer type holds weights.</summary>
    public static bool IsWeight(MarkedMember member) =>
        member.Find(nameof(WeightAttribute)) is not null || member.Find(nameof(BiasAttribute)) is not null || member.Find(nameof(InitAttribute)) is not null;

    private LayerMemberPlan? ReadMember(MarkedMember member)
    {
        ISymbol symbol = member.Symbol;
        if (symbol.IsStatic) return Unsupported(member, "it is static, and weights belong to an object", "remove 'static'");
        if (symbol is IPropertySymbol { IsIndexer: true } or IPropertySymbol { GetMethod: null } or IPropertySymbol { IsAbstract: true }
            or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
        {
            return Unsupported(member, "it is no property that holds something", "mark the field or property that holds the weights");
        }

        if (member.Find(nameof(TiedToAttribute)) is not null)
            return Unsupported(member, "layers tie no weights", "tie them in the model");

        ITypeSymbol memberType = symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;
        switch (StorageReader.Read(memberType))
        {
            case Storage.Weights { Kind: StorageKind.Parameter }:
                return Unsupported(member, "it is a parameter of TorchSharp, which a layer cannot hold", "keep it in a model");
            case Storage.Weights weights:
                return ReadWeight(member, weights);
            case Storage.Layers layers:
                return ReadInner(member, layers);
            case Storage.Models models:
                return Unsupported(member, $"'{models.Model.Name}' is a model, which a layer cannot hold", $"make '{type.Name}' a model, or '{models.Model.Name}' a layer");
            case Storage.Modules modules:
                return Unsupported(member, $"'{modules.Module.Name}' is a module of TorchSharp, which a layer cannot hold", "keep it in a model");
            case Storage.Unsupported unsupported:
                return Unsupported(member, unsupported.Why, unsupported.Remedy);
            default:
                return null;
        }
    }

    private LayerWeightPlan? ReadWeight(MarkedMember member, Storage.Weights storage)
    {
        LayerShapeReader.NamedResult read = ReadShape(member);
        if (read.Shape is not { } shape)
        {
            if (read.Problem is not null) Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, read.Problem, read.Remedy);
            return null;
        }

        if (StorageFit.Find(member.Symbol, storage, shape.ToShape(), _allocations) is { } misfit)
        {
            Report(UsageRules.ShapeContradiction, member, misfit.Place, misfit.Problem, misfit.Remedy);
            return null;
        }

        AttributeData? init = member.Find(nameof(InitAttribute));
        if (init is not null && !init.IsUnderstood()) return null;
        LayerRole role = shape.ToShape().Role;
        SchemeOptions? own = init is null ? null : InitReader.Read(init, role, type, cancellation);
        if (own == SchemeOptions.Auto) own = null;
        if (own is not null && SchemeCatalog.Validate(own, role) is { Count: > 0 } problems)
        {
            foreach (OptionProblem problem in problems) Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, InitReader.Text(problem));
            return null;
        }

        if (own is not null && UnreadOptions.OfWeight(member.Symbol.Name, init!, own, role, plan: null) is { } unread) _findings.Add(unread);
        ActivationInfo? follower = null;
        if (member.Find(nameof(ActivationAttribute)) is { } activation && InitReader.ReadActivation(activation, out follower) is { } trouble)
        {
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Member, trouble);
            return null;
        }

        bool readsOwner = own is not null && shape.Kind == LayerKind.Bias && SchemeCatalog.ReadsFans(own, role);
        NamedShape? of = readsOwner ? Owner(member) : null;
        if (readsOwner && of is null)
        {
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, $"Scheme.{own!.Scheme} draws a bias by the fan of its layer, and this one has none; name it with For = nameof(...)");
            return null;
        }

        if (shape.Kind != LayerKind.Bias) _owners[member.Symbol.Name] = _last = shape;
        if (Claim(member) is not { } segment) return null;

        _weights.Add(new LayerParameter(
            segment,
            member.Symbol.Name,
            shape.With(LayerSizes.Named),
            of?.With(LayerSizes.Named),
            storage.Kind,
            storage.Element,
            own,
            follower,
            init?.Seed(nameof(InitAttribute.Seed))) { Member = member.Symbol });
        return new LayerWeightPlan(
            TypeNames.Escape(member.Symbol.Name),
            segment,
            storage.Kind != StorageKind.Pointer && StorageFit.IsAssignable(member.Symbol),
            storage.Kind,
            storage.Element,
            shape,
            of);
    }

    private LayerShapeReader.NamedResult ReadShape(MarkedMember member)
    {
        AttributeData[] shapes = [.. LayerShapeReader.ShapesOn(member)];
        bool isBareBias = shapes.Length == 1 && shapes[0].AttributeClass!.Name == nameof(BiasAttribute) && shapes[0].ConstructorArguments.IsEmpty && shapes[0].IsUnderstood();
        if (isBareBias)
        {
            return _sizes.FanOut is { } size
                ? new(new NamedShape(LayerKind.Bias, size, size))
                : new(null, "gives no size", "mark the member that holds the number of outputs with [FanOut], or write [Bias(size)]");
        }

        if (shapes.Length > 0) return _shapes.ReadNamed(member);
        return (_sizes.FanIn, _sizes.FanOut) switch
        {
            ({ } inputs, { } outputs) => new(new NamedShape(LayerKind.Dense, inputs, outputs)),
            _ when _sizes.Finding is not null => new(null),
            _ => new(null, "is not declared", $"mark the members of '{type.Name}' that hold the number of inputs and outputs with [FanIn] and [FanOut], or give the weight a shape: [Dense(...)], [Conv(...)], [Embedding(...)], [Norm(...)]"),
        };
    }

    private InnerLayerPlan? ReadInner(MarkedMember member, Storage.Layers layers)
    {
        if (LayerShapeReader.ShapesOn(member).Any())
        {
            Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, "is declared on a layer", "remove the shape: the weights inside declare theirs");
            return null;
        }

        if (!LayerTypes.IsGenerated(layers.Layer, compilation)) return null;
        if (types.Read(layers.Layer) is not { } inner || inner.Weights.Count == 0)
            return (InnerLayerPlan?)Unsupported(member, LayerTexts.NoWeights(layers.Layer), LayerTexts.NoWeightsRemedy);

        if (SubmodelFit.Held(member.Symbol, layers.Layer, layers.IsSequence) is not { } kind)
            return (InnerLayerPlan?)Unsupported(member, SubmodelFit.NotWrittenBack, "make the member assignable, or the layer a class");

        AttributeData? init = member.Find(nameof(InitAttribute));
        if (init is not null && !init.IsUnderstood()) return null;
        SchemeOptions? own = init is null ? null : InitReader.Read(init, LayerRole.Weight, type, cancellation);
        if (own == SchemeOptions.Auto) own = null;
        ActivationInfo? follower = null;
        if (member.Find(nameof(ActivationAttribute)) is { } activation && InitReader.ReadActivation(activation, out follower) is { } trouble)
        {
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Member, trouble);
            return null;
        }

        if (Claim(member) is not { } segment) return null;
        foreach (LayerParameter weight in inner.Weights)
        {
            _weights.Add(weight.Inside(
                layers.IsSequence ? segment + ".*" : segment,
                member.Symbol.Name,
                own,
                init?.Seed(nameof(InitAttribute.Seed)),
                follower));
        }

        _inner.Add(new InnerLayer(member.Symbol, segment, layers.IsSequence));
        return new InnerLayerPlan(
            TypeNames.Escape(member.Symbol.Name),
            segment,
            StorageFit.IsAssignable(member.Symbol),
            kind,
            layers.Layer.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            inner.Weights.Count);
    }

    private NamedShape? Owner(MarkedMember bias) =>
        bias.Find(nameof(BiasAttribute))?.Text(nameof(BiasAttribute.For)) is { } named
            ? _owners.TryGetValue(named, out NamedShape? owner) ? owner : null
            : _last;

    private string? Claim(MarkedMember member)
    {
        if (member.Find(nameof(InitAttribute))?.Text(nameof(InitAttribute.Name)) is { } name && !LayerNames.IsGood(name))
        {
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, LayerNames.BadName);
            return null;
        }

        string segment = LayerNames.Segment(member);
        if (!_taken.TryGetValue(segment, out string? other))
        {
            _taken.Add(segment, member.Symbol.Name);
            return segment;
        }

        Report(
            UsageRules.OptionOutOfRange,
            member,
            FindingPlace.Init,
            $"its path '{segment}' is also that of '{other}', and both would start with the same values; set Name on one of them");
        return null;
    }

    private LayerMemberPlan? Unsupported(MarkedMember member, string why, string remedy)
    {
        Report(UsageRules.UnsupportedMember, member, FindingPlace.Member, why, remedy);
        return null;
    }

    private void Report(RuleInfo rule, MarkedMember member, FindingPlace place, params string[] details) => _findings.Add(new Finding(
        rule, member.Symbol.Name, place, new[] { member.Symbol.Name }.Concat(details).ToEquatableArray()));
}
