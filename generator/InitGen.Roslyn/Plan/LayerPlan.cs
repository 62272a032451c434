using InitGen.Graph;

namespace InitGen.Roslyn.Plan;

/// <summary>What is generated for one member of a layer type.</summary>
/// <param name="Member">The member's identifier as C# writes it.</param>
/// <param name="Segment">Its path below the layer.</param>
/// <param name="Assignable">Whether it can be allocated, or written back.</param>
public abstract record LayerMemberPlan(string Member, string Segment, bool Assignable);

/// <summary>A weight of the layer's own.</summary>
/// <param name="Member">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Segment">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Assignable">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Storage">What holds it.</param>
/// <param name="Element">Type of its elements.</param>
/// <param name="Shape">Its shape; names are expressions that read members.</param>
/// <param name="Of">The shape of the weight that a bias belongs to, or null.</param>
public sealed record LayerWeightPlan(
    string Member, string Segment, bool Assignable, StorageKind Storage, ElementKind Element, NamedShape Shape, NamedShape? Of)
    : LayerMemberPlan(Member, Segment, Assignable);

/// <summary>A layer, or layers, inside the layer.</summary>
/// <param name="Member">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Segment">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Assignable">See <see cref="LayerMemberPlan"/>.</param>
/// <param name="Kind">How the member holds it.</param>
/// <param name="Type">Its type, as a person would write it.</param>
/// <param name="Count">Number of weights that its type has.</param>
public sealed record InnerLayerPlan(string Member, string Segment, bool Assignable, SubmodelKind Kind, string Type, int Count)
    : LayerMemberPlan(Member, Segment, Assignable);

/// <summary>A member of a layer for which nothing can be generated; a diagnostic says why.</summary>
/// <param name="Member">See <see cref="LayerMemberPlan"/>.</param>
public sealed record SkippedLayerMemberPlan(string Member) : LayerMemberPlan(Member, string.Empty, false);

/// <summary>Everything that is generated for one layer type. A value: equal plans give equal text.</summary>
/// <param name="FullName">See <see cref="ModelPlan"/>.</param>
/// <param name="Display">See <see cref="ModelPlan"/>.</param>
/// <param name="Namespace">See <see cref="ModelPlan"/>.</param>
/// <param name="Declarations">See <see cref="ModelPlan"/>.</param>
/// <param name="IsSealed">Whether nothing derives from it.</param>
/// <param name="BaseIsLayer">Whether a base class is a layer too, so that this one overrides.</param>
/// <param name="FirstWeight">Number of its first weight: those before are the base class's.</param>
/// <param name="Members">What is generated for each member, in order.</param>
/// <param name="Summary">What models in other assemblies need to know.</param>
public sealed record LayerPlan(
    string FullName,
    string Display,
    string? Namespace,
    EquatableArray<TypeDeclaration> Declarations,
    bool IsSealed,
    bool BaseIsLayer,
    int FirstWeight,
    EquatableArray<LayerMemberPlan> Members,
    EquatableArray<string> Summary);
