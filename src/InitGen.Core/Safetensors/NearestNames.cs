using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Safetensors;

/// <summary>Finds, for a name that is not there, those that may have been meant.</summary>
public static class NearestNames
{
    // A hostile file may have millions of names, each of megabytes.
    private const int MostCandidates = 20_000;
    private const int LongestName = 200;

    /// <summary>The names that are nearest to one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="candidates">The names that there are.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <returns>
    /// First those that differ by a prefix alone, then those of the smallest edit distance (Levenshtein), none that differ in more than two fifths
    /// of their characters; equal ones in ordinal order.
    /// </returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates, int most = 3)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));
        _ = candidates ?? throw new ArgumentNullException(nameof(candidates));
        return
        [
            .. candidates.Take(MostCandidates)
                .Where(static candidate => candidate.Length <= LongestName)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(pair => 5 * pair.Distance <= 2 * Math.Max(name.Length, pair.Name.Length))
                .OrderBy(static pair => pair.Distance)
                .ThenBy(static pair => pair.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(static pair => pair.Name),
        ];
    }

    /// <summary>A sentence for a message: <c> The nearest there are: 'a', 'b'.</c>, or an empty text.</summary>
    /// <param name="name">The name that is not there.</param>
    /// <param name="candidates">The names that there are.</param>
    /// <returns>The sentence, with a space before it.</returns>
    public static string Sentence(string name, IEnumerable<string> candidates)
    {
        IReadOnlyList<string> nearest = Of(name, candidates);
        return nearest.Count == 0 ? string.Empty : $" The nearest there {(nearest.Count == 1 ? "is" : "are")} '{string.Join("', '", nearest)}'.";
    }

    private static int Distance(string name, string other)
    {
        if (other.EndsWith("." + name, StringComparison.Ordinal) || name.EndsWith("." + other, StringComparison.Ordinal)) return 0;
        if (name.Length > LongestName) return int.MaxValue / 8;

        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 0; i < name.Length; i++)
        {
            int corner = row[0];
            row[0] = i + 1;
            for (int j = 0; j < other.Length; j++)
            {
                int replaced = corner + (name[i] == other[j] ? 0 : 1);
                corner = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(corner, row[j]));
            }
        }

        return row[other.Length];
    }
}
