using System;
using System.Linq;

namespace InitGen.Docs;

/// <summary>Parts of a document between markers: <c>&lt;!-- rules --&gt;</c> and <c>&lt;!-- /rules --&gt;</c>, each on a line of its own.</summary>
internal static class Sections
{
    /// <summary>The document with those parts filled in.</summary>
    /// <param name="document">The document.</param>
    /// <param name="parts">The parts by their markers; each text ends its line.</param>
    /// <returns>The document.</returns>
    /// <exception cref="InvalidOperationException">A marker is missing.</exception>
    public static string Fill(string document, params (string Name, string Text)[] parts) => parts.Aggregate(document, static (text, part) =>
    {
        string opening = $"<!-- {part.Name} -->\n", closing = $"<!-- /{part.Name} -->";
        int begin = text.IndexOf(opening, StringComparison.Ordinal);
        int end = text.IndexOf(closing, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"There is no line {opening.Trim()} with a line {closing} below it; what follows from the catalogue goes between them.");
        return text[..(begin + opening.Length)] + part.Text + text[end..];
    });
}
