using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Benchmarks.Mutants;

/// <summary>
/// How many of the gallery's harmful mutants the rules catch, in percent, by kind of wrong change. The ratio is that to what is meant to be
/// caught of all.
/// </summary>
internal static class MutantFigures
{
    private const double Target = 95;

    public static IEnumerable<Figure> Measure()
    {
        foreach (string[] parts in ChildProgram.Run("InitGen.Mutants", "--figures").Concat(ChildProgram.Run("InitGen.Mutants", "--figures", "--torchsharp")))
        {
            double harmful = double.Parse(parts[1], CultureInfo.InvariantCulture), caught = double.Parse(parts[2], CultureInfo.InvariantCulture);
            if (harmful == 0) continue;
            double share = 100 * caught / harmful;
            yield return new Figure(parts[0], share, share / Target, $"{Target} % ({caught} of {harmful})", parts[0] is "all" or "TorchSharp: all" ? 1 : null);
        }
    }
}
