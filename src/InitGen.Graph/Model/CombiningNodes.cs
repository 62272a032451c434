namespace InitGen.Graph;

/// <summary>The sum of its inputs, element by element: a residual sum, parallel branches, two terms of a recurrent layer.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
public sealed record SumNode(int Id, EquatableArray<int> Inputs) : GraphNode(Id, Inputs, string.Empty);

/// <summary>The product of its inputs, element by element: a gate.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
public sealed record ProductNode(int Id, EquatableArray<int> Inputs) : GraphNode(Id, Inputs, string.Empty);

/// <summary>Its inputs side by side.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
public sealed record ConcatNode(int Id, EquatableArray<int> Inputs) : GraphNode(Id, Inputs, string.Empty);

/// <summary>The matrix product of two values of the model: scores of queries and keys, an average weighted by attention.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
public sealed record ContractionNode(int Id, EquatableArray<int> Inputs) : GraphNode(Id, Inputs, string.Empty);

/// <summary>One of its inputs, by a condition that only the running program knows.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
public sealed record ChoiceNode(int Id, EquatableArray<int> Inputs) : GraphNode(Id, Inputs, string.Empty);
