using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>
/// One value of the model, computed from others. Nodes hold no symbols, syntax or locations: <paramref name="Origin"/> names the
/// member they come from, and the host that reports a finding knows where that member stands.
/// </summary>
/// <param name="Id">Position in <see cref="ModelGraph.Nodes"/>; inputs have smaller ids.</param>
/// <param name="Inputs">Ids of the values this one is computed from.</param>
/// <param name="Origin">Name of the member it comes from; empty if none.</param>
public abstract record GraphNode(int Id, EquatableArray<int> Inputs, string Origin);

/// <summary>What the model is called with.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
public sealed record InputNode(int Id) : GraphNode(Id, default, string.Empty);

/// <summary>A weight applied to its input.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that holds the weight.</param>
/// <param name="Kind">Kind of layer.</param>
/// <param name="Inner">Number of input features or channels, where the kind has such.</param>
/// <param name="Outer">Number of output features or channels.</param>
/// <param name="Fans">Fan-in and fan-out; null when a size is known only at run time.</param>
/// <param name="Options">What the person wrote, defaults merged in.</param>
/// <param name="Scheme">What it comes to; null when it cannot be resolved.</param>
/// <param name="FollowedBy">The activation that the person declared to follow, or null when none was declared.</param>
public sealed record LayerNode(
    int Id,
    EquatableArray<int> Inputs,
    string Origin,
    LayerKind Kind,
    Size Inner,
    Size Outer,
    Fans? Fans,
    SchemeOptions Options,
    ResolvedScheme? Scheme,
    ActivationInfo? FollowedBy) : GraphNode(Id, Inputs, Origin);

/// <summary>An activation applied to its input.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that declares it; empty if none.</param>
/// <param name="Function">The activation.</param>
public sealed record ActivationNode(int Id, EquatableArray<int> Inputs, string Origin, ActivationInfo Function)
    : GraphNode(Id, Inputs, Origin);

/// <summary>A model inside this one, or several of the same type one after the other.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that holds it.</param>
/// <param name="Model">Full name of its type.</param>
/// <param name="Repeated">Whether the member is an array or list of models.</param>
public sealed record SubmodelNode(int Id, EquatableArray<int> Inputs, string Origin, string Model, bool Repeated)
    : GraphNode(Id, Inputs, Origin);

/// <summary>Something that is not understood: it ends propagation, and no rule looks across it.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member it comes from; empty if none.</param>
/// <param name="Why">What was not understood, in words.</param>
public sealed record UnknownNode(int Id, EquatableArray<int> Inputs, string Origin, string Why)
    : GraphNode(Id, Inputs, Origin);
