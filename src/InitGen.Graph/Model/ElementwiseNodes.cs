using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>An activation applied to its input.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>: for maxout its pieces, for a gated unit a and b of a phi(b), or the one value that is split.</param>
/// <param name="Origin">Name of the member that declares it; empty if none.</param>
/// <param name="Function">The activation.</param>
public sealed record ActivationNode(int Id, EquatableArray<int> Inputs, string Origin, ActivationInfo Function)
    : GraphNode(Id, Inputs, Origin);

/// <summary>factor x + shift, with numbers.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Factor">What it is multiplied by; null where only the running program knows.</param>
/// <param name="Shift">What is added; null where only the running program knows.</param>
public sealed record AffineNode(int Id, EquatableArray<int> Inputs, double? Factor, double? Shift)
    : GraphNode(Id, Inputs, string.Empty);

/// <summary>Inverted dropout: elements are zeroed at a rate, and the others divided by what is left of 1.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that declares it; empty if none.</param>
/// <param name="Rate">The share of zeros, from 0 up to but without 1; null where only the running program knows.</param>
public sealed record DropoutNode(int Id, EquatableArray<int> Inputs, string Origin, double? Rate)
    : GraphNode(Id, Inputs, Origin);
