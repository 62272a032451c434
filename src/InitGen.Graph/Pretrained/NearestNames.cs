using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Pretrained;

/// <summary>Which names of a file someone may have meant.</summary>
internal static class NearestNames
{
    private const int Most = 3;

    // Names are as long as a file wants them; what is this long is no slip of the pen.
    private const int Longest = 200;

    /// <summary>The nearest of some names, best first; none where all are far off.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> names)
    {
        if (name.Length > Longest) return [];
        return
        [
            .. names.Where(static candidate => candidate.Length <= Longest)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 2))
                .OrderBy(static candidate => candidate.Distance)
                .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(static candidate => candidate.Name),
        ];
    }

    // Of what one name begins or ends with, the other often has more: "fc1.weight" and "model.fc1.weight". Such additions count little.
    private static int Distance(string name, string candidate)
    {
        if (candidate.EndsWith("." + name, StringComparison.Ordinal) || name.EndsWith("." + candidate, StringComparison.Ordinal)) return 1;
        int[] row = [.. Enumerable.Range(0, candidate.Length + 1)];
        for (int i = 1; i <= name.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= candidate.Length; j++)
            {
                int substituted = diagonal + (name[i - 1] == candidate[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[candidate.Length];
    }
}
