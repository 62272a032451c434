using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Roslyn.Plan;

/// <summary>What is generated for one member of a model.</summary>
/// <param name="Member">The member's identifier as C# writes it.</param>
/// <param name="Display">The member as messages name it: <c>Block._query</c>.</param>
public abstract record MemberPlan(string Member, string Display)
{
    /// <summary>How it is found in a file of weights; null where nothing is said of that.</summary>
    public BindingPlan? Binding { get; init; }

    /// <summary>Whether it is not trained.</summary>
    public bool IsFrozen { get; init; }
}

/// <summary>Weights to be filled.</summary>
/// <param name="Member">See <see cref="MemberPlan"/>.</param>
/// <param name="Display">See <see cref="MemberPlan"/>.</param>
/// <param name="Path">Path of the parameter below its model: <c>query.weight</c>.</param>
/// <param name="Storage">What holds it.</param>
/// <param name="Element">Type of its elements.</param>
/// <param name="Assignable">Whether a null member can be allocated.</param>
/// <param name="Layer">Kind, sizes and shape.</param>
/// <param name="Scheme">What it is drawn from, but for the layer's size.</param>
/// <param name="Resolved">What that comes to; null where a size is known only at run time.</param>
/// <param name="Seed">A seed of its own, or null.</param>
public sealed record ParameterPlan(
    string Member,
    string Display,
    string Path,
    StorageKind Storage,
    ElementKind Element,
    bool Assignable,
    LayerShape Layer,
    SchemePlan Scheme,
    ResolvedScheme? Resolved,
    ulong? Seed) : MemberPlan(Member, Display)
{
    /// <summary>Whether it is a weight of a layer object: what is not known at build time of its shape, the layer says.</summary>
    public bool IsOfLayer { get; init; }

    /// <summary>The number under which its layer speaks of it.</summary>
    public int Number { get; init; }
}

/// <summary>How a member holds models.</summary>
public enum SubmodelKind
{
    /// <summary>A reference to one.</summary>
    Reference,

    /// <summary>A struct that can be passed by reference.</summary>
    Value,

    /// <summary>A struct that has to be read, initialized and written back.</summary>
    ValueProperty,

    /// <summary>An array or a list of them.</summary>
    Sequence,
}

/// <summary>A model, or models, inside the model.</summary>
/// <param name="Member">See <see cref="MemberPlan"/>.</param>
/// <param name="Display">See <see cref="MemberPlan"/>.</param>
/// <param name="Segment">Its segment of the path.</param>
/// <param name="Kind">How the member holds it.</param>
/// <param name="Assignable">Whether the member can be written back.</param>
/// <param name="Model">Its type, as a person would write it.</param>
public sealed record SubmodelPlan(
    string Member, string Display, string Segment, SubmodelKind Kind, bool Assignable, string Model) : MemberPlan(Member, Display);

/// <summary>A layer object, or several, whose weights the model fills.</summary>
/// <param name="Member">See <see cref="MemberPlan"/>.</param>
/// <param name="Display">See <see cref="MemberPlan"/>.</param>
/// <param name="Segment">Its segment of the path.</param>
/// <param name="Kind">How the member holds it.</param>
/// <param name="Assignable">Whether the member can be written back.</param>
/// <param name="Type">Its type, as a person would write it.</param>
/// <param name="FillClass">Name of the nested class that fills its weights.</param>
/// <param name="Weights">Its weights, in the order of their numbers; paths are those below the model.</param>
public sealed record LayersPlan(
    string Member,
    string Display,
    string Segment,
    SubmodelKind Kind,
    bool Assignable,
    string Type,
    string FillClass,
    EquatableArray<ParameterPlan> Weights) : MemberPlan(Member, Display)
{
    /// <summary>What it is where it is no layer of the user's own but TorchSharp's; null otherwise.</summary>
    public ModulePlan? Module { get; init; }

    /// <summary>Its weights; parts of a module that start alike, which go by one code, stand together.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterPlan>> Groups => Module is null
        ? [.. Weights.Select(static weight => new[] { weight })]
        : [.. Weights.GroupBy(static weight => (weight.Layer, weight.Scheme, weight.Resolved)).Select(static group => group.ToArray())];
}

/// <summary>A module of TorchSharp that a model fills.</summary>
/// <param name="IsParameter">Whether it is a parameter of the model's own.</param>
/// <param name="MayBeNull">Whether it may be left out.</param>
/// <param name="NeedsFans">Whether its law follows from the lengths of a matrix.</param>
public sealed record ModulePlan(bool IsParameter, bool MayBeNull, bool NeedsFans);

/// <summary>A member that shares the weights of another one, which alone is filled.</summary>
/// <param name="Member">See <see cref="MemberPlan"/>.</param>
/// <param name="Display">See <see cref="MemberPlan"/>.</param>
/// <param name="Owner">The identifier of the member that the weights belong to.</param>
/// <param name="OwnerDisplay">That member as messages name it.</param>
/// <param name="Storage">What both hold.</param>
/// <param name="Assignable">Whether a null member can be set.</param>
public sealed record TiedPlan(
    string Member, string Display, string Owner, string OwnerDisplay, StorageKind Storage, bool Assignable) : MemberPlan(Member, Display);

/// <summary>A member for which nothing can be generated; a diagnostic says why.</summary>
/// <param name="Member">See <see cref="MemberPlan"/>.</param>
/// <param name="Display">See <see cref="MemberPlan"/>.</param>
public sealed record SkippedPlan(string Member, string Display) : MemberPlan(Member, Display);
