using System;
using System.IO;
using System.Linq;

namespace InitGen.Benchmarks;

/// <summary>Prints the figures of the chosen groups, or of all: <c>name TAB value TAB ratio TAB baseline TAB target</c>, which some have.</summary>
internal static class Quick
{
    public static int Run(string[] names, TextWriter output, TextWriter errors)
    {
        foreach (string name in names)
        {
            if (!Groups.All.Any(group => group.Name == name))
            {
                errors.WriteLine($"No group '{name}'. There are: {string.Join(", ", Groups.All.Select(group => group.Name))}");
                return 1;
            }
        }

        foreach (Group group in Groups.All.Where(group => names.Length == 0 || names.Contains(group.Name)))
        {
            foreach (Figure figure in group.Figures())
                output.WriteLine(FormattableString.Invariant(
                    $"{group.Name}/{figure.Name}\t{figure.Rate:F1}\t{figure.Ratio:G4}\t{figure.Baseline}{Target(figure)}"));
        }

        return 0;
    }

    private static string Target(Figure figure) => figure.Target is { } target
        ? FormattableString.Invariant($"\t>= {target}{(figure.Ratio >= target ? string.Empty : " MISSED")}")
        : string.Empty;
}
