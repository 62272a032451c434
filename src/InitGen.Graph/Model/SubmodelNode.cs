namespace InitGen.Graph;

/// <summary>A model inside this one that could not be read through, or several of the same type one after the other.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that holds it.</param>
/// <param name="Model">Full name of its type.</param>
/// <param name="Repeated">Whether the member is an array or list of models.</param>
public sealed record SubmodelNode(int Id, EquatableArray<int> Inputs, string Origin, string Model, bool Repeated)
    : GraphNode(Id, Inputs, Origin);
