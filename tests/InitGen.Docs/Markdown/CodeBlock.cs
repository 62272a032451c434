using System.Collections.Immutable;

namespace InitGen.Docs;

/// <summary>A fenced block of a document: <c>```csharp before LangVersion=10</c>.</summary>
/// <param name="Language">The first word behind the fence; empty where there is none.</param>
/// <param name="Words">The words behind it.</param>
/// <param name="Text">What the fences enclose.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
internal sealed record CodeBlock(string Language, ImmutableArray<string> Words, string Text, int Line)
{
    public bool IsCSharp(string word) => Language == "csharp" && Words.Contains(word);
}
