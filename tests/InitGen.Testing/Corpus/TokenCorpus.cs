using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>
/// Broken variants of a source: cut off at a token, a token missing, a token twice.
/// </summary>
/// <remarks>Every kind yields one variant per token with <c>INITGEN_FULL=1</c>, and otherwise an even sample, the same in every run.</remarks>
public static class TokenCorpus
{
    /// <summary>The environment variable that takes all tokens.</summary>
    public const string FullVariable = "INITGEN_FULL";

    /// <summary>How many variants of each kind a sample has.</summary>
    public const int SampleSize = 16;

    /// <summary>Whether all tokens are taken.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable(FullVariable) == "1";

    /// <summary>Truncations, deletions and duplications, without repetitions.</summary>
    public static IEnumerable<Mutant> Mutations(string source, int sampleSize = SampleSize) =>
        Truncations(source, sampleSize).Concat(Deletions(source, sampleSize)).Concat(Duplications(source, sampleSize)).DistinctBy(m => m.Source);

    /// <summary>The source up to a token: what stands there while it is typed.</summary>
    public static IEnumerable<Mutant> Truncations(string source, int sampleSize = SampleSize) =>
        Sample(source, sampleSize).Select(t => new Mutant($"cut off before {Name(t)}", source[..t.SpanStart]));

    /// <summary>The source without one token.</summary>
    public static IEnumerable<Mutant> Deletions(string source, int sampleSize = SampleSize) =>
        Sample(source, sampleSize).Select(t => new Mutant($"without {Name(t)}", source.Remove(t.SpanStart, t.Span.Length)));

    /// <summary>The source with one token twice.</summary>
    public static IEnumerable<Mutant> Duplications(string source, int sampleSize = SampleSize) =>
        Sample(source, sampleSize).Select(t => new Mutant($"with {Name(t)} twice", source.Insert(t.SpanStart, t.Text + " ")));

    private static List<SyntaxToken> Sample(string source, int sampleSize)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var tokens = CSharpSyntaxTree.ParseText(source, options).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToList();
        if (IsFull || tokens.Count <= sampleSize)
            return tokens;

        // A step that is no whole number meets tokens in all sorts of positions; one that divides the length would hit the
        // same place of each repeated line.
        return [.. Enumerable.Range(0, sampleSize).Select(i => tokens[(int)((i + 0.5) * tokens.Count / sampleSize)])];
    }

    private static string Name(SyntaxToken token)
    {
        var line = token.GetLocation().GetLineSpan().StartLinePosition;
        return $"'{token.Text}' at ({line.Line + 1},{line.Character + 1})";
    }
}
