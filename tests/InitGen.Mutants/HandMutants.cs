using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Mutants;

/// <summary>
/// Models with one mistake each, written by someone who had not read the rules, and what is found of them. They are kept whatever they show.
/// </summary>
internal static class HandMutants
{
    private static readonly string Folder = Path.Combine(SolutionFolder.Find(), "tests", "InitGen.Mutants", "ByHand");

    /// <summary>A line for each: its name, what is wrong with it, and the ids of what is found.</summary>
    public static IEnumerable<string> Table(CancellationToken cancellation)
    {
        foreach (string file in Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            string wrong = text[..text.IndexOf('\n', StringComparison.Ordinal)].Replace("// Wrong: ", string.Empty, StringComparison.Ordinal);
            IReadOnlyCollection<string>? found = GalleryModel.FindingsOf(CSharpSyntaxTree.ParseText(text, path: file, cancellationToken: cancellation), cancellation);
            string ids = found is null ? "does not compile" : found.Count == 0 ? "nothing" : string.Join(" ", found.Order(StringComparer.Ordinal));
            yield return $"{Path.GetFileNameWithoutExtension(file)}: {ids}\n    {wrong}";
        }
    }
}
