namespace InitGen.Testing;

/// <summary>A source that somebody is in the middle of typing.</summary>
/// <param name="Name">How it was made, for reports.</param>
/// <param name="Source">The text, which as a rule does not compile.</param>
public sealed record Mutant(string Name, string Source);
