using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>Attributes that a member may get.</summary>
/// <param name="Choice">What tells them from the others: <c>Dense(784, 256)</c>.</param>
/// <param name="Attributes">Their names and arguments.</param>
internal sealed record ShapeGuess(string Choice, ImmutableArray<(string Name, string Arguments)> Attributes)
{
    /// <summary><c>[Init]</c> alone.</summary>
    public static ShapeGuess InitAlone { get; } = new("Init", ImmutableArray.Create(("Init", string.Empty)));

    /// <summary>
    /// What a member of this name and these sizes may be. Rows are outputs and columns inputs; of a product nobody can tell, so that both
    /// are offered.
    /// </summary>
    public static IEnumerable<ShapeGuess> Of(string member, AllocatedSizes sizes)
    {
        string name = member.TrimStart('_');
        IReadOnlyList<string> axes = sizes.Axes, factors = sizes.Factors;
        if (axes.Count == 1 && IsBias(name)) return [Bias(axes[0])];
        if (axes.Count == 1 && IsScale(name)) return [Weight("Norm", axes[0])];
        bool isTable = Has(name, "embed");
        return (axes.Count, factors.Count) switch
        {
            ( <= 1, 1) => [Bias(factors[0]), Weight("Norm", factors[0])],
            ( <= 1, 2) when isTable => [Weight("Embedding", factors[0], factors[1]), Weight("Embedding", factors[1], factors[0])],
            ( <= 1, 2) => [Weight("Dense", factors[0], factors[1]), Weight("Dense", factors[1], factors[0])],
            ( <= 1, > 2) => [Weight("Conv", [factors[1], factors[0], .. factors.Skip(2)]), Weight("Conv", [.. factors])],
            (2, _) when isTable => [Weight("Embedding", axes[0], axes[1])],
            (2, _) => [Weight("Dense", axes[1], axes[0])],
            ( > 2, _) => [Weight("Conv", [axes[1], axes[0], .. axes.Skip(2)])],
            _ => [],
        };
    }

    private static ShapeGuess Bias(string size) => new($"Bias({size})", ImmutableArray.Create(("Bias", $"({size})")));

    private static ShapeGuess Weight(string shape, params string[] sizes)
    {
        string arguments = $"({string.Join(", ", sizes)})";
        return new(shape + arguments, ImmutableArray.Create((shape, arguments), ("Init", string.Empty)));
    }

    private static bool IsBias(string name) =>
        Has(name, "bias") || Has(name, "beta") || name.EndsWith("_b", StringComparison.Ordinal)
        || (name.StartsWith("b", StringComparison.OrdinalIgnoreCase) && name.Skip(1).All(char.IsDigit));

    private static bool IsScale(string name) => Has(name, "gamma") || Has(name, "scale") || Has(name, "norm");

    private static bool Has(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
