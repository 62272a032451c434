namespace InitGen.Graph;

/// <summary>
/// One value of the model, computed from others. Nodes hold no symbols, syntax or locations: <paramref name="Origin"/> names the
/// member they come from, and the host that reports a finding knows where that member stands.
/// </summary>
/// <param name="Id">Position in <see cref="ModelGraph.Nodes"/>; inputs have smaller ids.</param>
/// <param name="Inputs">Ids of the values this one is computed from.</param>
/// <param name="Origin">Name of the model's own member it comes from; empty if none.</param>
public abstract record GraphNode(int Id, EquatableArray<int> Inputs, string Origin)
{
    /// <summary>
    /// The member below <see cref="Origin"/>, where the node was read inside a model of this one: <c>[3]._expand</c>. Empty for what is
    /// the model's own; findings about such a node belong to the reading of that other model.
    /// </summary>
    public string Below { get; init; } = string.Empty;

    /// <summary>
    /// Which weight of the layer object that the member holds: <c>._weight</c>. Empty where the member holds a weight itself.
    /// </summary>
    public string Part { get; init; } = string.Empty;

    /// <summary>The member as a message names it: <c>_blocks[3]._expand</c>.</summary>
    public string Display => Origin + Below + Part;
}

/// <summary>What the model is called with.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
public sealed record InputNode(int Id) : GraphNode(Id, default, string.Empty)
{
    /// <summary>The parameter's name; empty where the order comes from the declarations.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What is declared of the data, or null: theory then assumes mean 0 and variance 1.</summary>
    public InputData? Data { get; init; }
}

/// <summary>What is known of a model's input.</summary>
/// <param name="Mean">The mean of an element.</param>
/// <param name="StandardDeviation">Its standard deviation.</param>
public readonly record struct InputData(double Mean, double StandardDeviation);

/// <summary>
/// A value that an earlier step of a recurrence left behind: a state, or an accumulator. Which layer takes it is known, its moments are
/// not.
/// </summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Name">The variable that carries it.</param>
public sealed record StateNode(int Id, string Name) : GraphNode(Id, default, string.Empty);

/// <summary>Something that is not understood: it ends propagation, and no rule looks across it.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member it comes from; empty if none.</param>
/// <param name="Why">What was not understood, in words.</param>
public sealed record UnknownNode(int Id, EquatableArray<int> Inputs, string Origin, string Why)
    : GraphNode(Id, Inputs, Origin);
