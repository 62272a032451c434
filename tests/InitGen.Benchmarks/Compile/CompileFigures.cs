using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Benchmarks.Compile;

/// <summary>
/// What the package costs whoever compiles with it: in the compiler's process, for 100 models of 20 layers and 200 other files, measured by
/// a program of its own; and in a whole build. The ratio is what a figure may be at most, over what it is.
/// </summary>
internal static class CompileFigures
{
    private static readonly (string Name, double Most, string Budget, bool IsTarget)[] Budgets =
    [
        ("read-us-per-layer", 100, "100 us a layer", true),
        ("first-run-ms", 1000, "a second", false),
        ("edit-ms", 20, "20 ms", true),
        ("edit-outputs-made-anew", 0, "none", true),
        ("edit-without-models-ms", 20, "20 ms", false),
        ("edit-without-models-outputs-made-anew", 0, "none", true),
        ("analyzers-ms", 1000, "a second", false),
        ("analyzers-percent-of-binding", 5, "5 % of the compiler's time to bind", false),
        ("analyzers-without-models-ms", 20, "20 ms", false),
        ("analyzers-without-models-percent-of-binding", 5, "5 % of the compiler's time to bind", false),
        ("torchsharp-ms", 1000, "a second", false),
        ("torchsharp-compiler-ms", double.PositiveInfinity, "the compiler's own time, for comparison", false),
        ("torchsharp-percent-of-compiler", 5, "5 % of compiling 100 modules, all of them changed, and 200 other files", false),
        ("torchsharp-again-ms", 1000, "a second", false),
        ("torchsharp-again-compiler-ms", double.PositiveInfinity, "the compiler's own time, for comparison", false),
        ("torchsharp-again-percent-of-compiler", 5, "5 % of compiling them again after another file was edited", true),
    ];

    public static IEnumerable<Figure> Measure() => InProcess().Concat(BuildFigures.Measure());

    /// <summary>A figure that is meant to stay below something.</summary>
    public static Figure AtMost(string name, double value, double most, string budget, bool isTarget)
    {
        // Of outputs that are made anew there may be none, and then there is no ratio.
        double ratio = value == 0 ? 1 : most / value;
        return new Figure(name, value, ratio, budget, isTarget ? 1 : null);
    }

    private static IEnumerable<Figure> InProcess()
    {
        foreach (string[] parts in ChildProgram.Run("InitGen.CompileTimes"))
        {
            (string name, double most, string budget, bool isTarget) = Budgets.Single(one => one.Name == parts[0]);
            yield return AtMost(name, double.Parse(parts[1], CultureInfo.InvariantCulture), most, budget, isTarget);
        }
    }
}
