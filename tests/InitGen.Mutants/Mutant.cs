using System.Collections.Generic;
using System.Linq;

namespace InitGen.Mutants;

/// <summary>A model with one wrong change, and what came of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Mutation">The kind of change.</param>
/// <param name="Line">The line of the model's file in which it was made.</param>
/// <param name="Text">What stands there now.</param>
/// <param name="IsHarmful">Whether it does harm.</param>
/// <param name="Found">Ids of what the rules find.</param>
internal sealed record Mutant(string Model, Mutation Mutation, int Line, string Text, bool IsHarmful, IReadOnlyCollection<string> Found)
{
    /// <summary>Whether a rule that is meant for it speaks.</summary>
    public bool IsCaught => Mutation.Rules.Any(Found.Contains);

    /// <summary>Whether it changed a scale by more than a decade where that is no harm (<see cref="Factors"/>).</summary>
    public bool IsExcused { get; init; }

    /// <summary>By how many decades signal and gradient change, as text.</summary>
    public string Decades { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Model}({Line}) {Mutation.Name}{Decades}: {Text} -> {(Found.Count == 0 ? "nothing" : string.Join(" ", Found))}";
}
