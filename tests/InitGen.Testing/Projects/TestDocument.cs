namespace InitGen.Testing;

/// <summary>A file of a <see cref="TestProject"/>.</summary>
/// <param name="Path">Relative to the project's folder, with forward slashes; a rooted path is kept.</param>
/// <param name="Text">Its content; in C# documents <see cref="Markup"/> is allowed where a verifier says so.</param>
public sealed record TestDocument(string Path, string Text);
