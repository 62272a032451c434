using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InitGen.Mutants;

/// <summary>How many of the harmful mutants are caught.</summary>
internal sealed class Score
{
    private readonly List<Mutant> _mutants;

    public Score(IEnumerable<Mutant> mutants) => _mutants = [.. mutants];

    public IEnumerable<Mutant> Mutants => _mutants;

    public int Harmful => _mutants.Count(static mutant => mutant.IsHarmful);

    public int Caught => _mutants.Count(static mutant => mutant is { IsHarmful: true, IsCaught: true });

    public double Share => Harmful == 0 ? 0 : (double)Caught / Harmful;

    /// <summary>Those that got away.</summary>
    public IEnumerable<Mutant> Missed => _mutants.Where(static mutant => mutant is { IsHarmful: true, IsCaught: false });

    /// <summary>The counts of harmful mutants, by kind of change and of all.</summary>
    public IEnumerable<(string Name, int Harmful, int Caught)> Counts => _mutants
        .GroupBy(static mutant => mutant.Mutation.Name)
        .Select(static kind => (
            kind.Key, kind.Count(static mutant => mutant.IsHarmful), kind.Count(static mutant => mutant is { IsHarmful: true, IsCaught: true })))
        .Append(("all", Harmful, Caught));

    /// <summary>The counts by kind of change and by rule, as tables.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("change                      mutants  harmful  caught\n");
        foreach (IGrouping<string, Mutant> kind in _mutants.GroupBy(static mutant => mutant.Mutation.Name))
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key,-26}{kind.Count(),9}{kind.Count(static mutant => mutant.IsHarmful),9}{kind.Count(static mutant => mutant is { IsHarmful: true, IsCaught: true }),8}\n");
        text.Append("rule       speaks of harmful mutants\n");
        foreach (IGrouping<string, string> rule in _mutants.Where(static mutant => mutant.IsHarmful).SelectMany(static mutant => mutant.Found).GroupBy(static id => id).OrderBy(static rule => rule.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{rule.Key}{rule.Count(),8}\n");
        text.Append(CultureInfo.InvariantCulture, $"not counted, as a small scale is a good start there, or a normalization follows: {_mutants.Count(static mutant => mutant.IsExcused)}, of which {_mutants.Count(static mutant => mutant is { IsExcused: true, IsCaught: true })} are caught\n");
        return text.Append(CultureInfo.InvariantCulture, $"harmful {Harmful}, caught {Caught}: {Share:P1}\n").ToString();
    }
}
