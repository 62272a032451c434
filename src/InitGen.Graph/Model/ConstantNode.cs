namespace InitGen.Graph;

/// <summary>A value that neither the input nor a weight reaches: a state at the first step, a mask, a table of positions.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Value">The number that all its elements are; null where only the running program knows.</param>
public sealed record ConstantNode(int Id, double? Value) : GraphNode(Id, default, string.Empty);
