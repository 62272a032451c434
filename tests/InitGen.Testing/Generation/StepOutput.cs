using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>One value that a tracked step of the pipeline put out, and why.</summary>
/// <param name="Value">The model.</param>
/// <param name="Reason">New, Modified, Unchanged, Cached or Removed.</param>
public sealed record StepOutput(object? Value, IncrementalStepRunReason Reason);
