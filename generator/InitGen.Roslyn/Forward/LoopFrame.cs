using System;
using System.Collections.Generic;

namespace InitGen.Roslyn.Forward;

/// <summary>A loop that is being read.</summary>
internal sealed class LoopFrame(ulong bit)
{
    private readonly HashSet<int> _touchedAsWhole = [];

    /// <summary>The bit that marks what depends on the loop's variables.</summary>
    public ulong Bit { get; } = bit;

    /// <summary>Where the loop's variable ends; null where that is not known.</summary>
    public Term? Bound { get; init; }

    /// <summary>Number of rounds; null where that is not known.</summary>
    public int? Rounds { get; init; }

    /// <summary>Whether some rounds leave out what others do.</summary>
    public bool IsUneven { get; set; }

    /// <summary>How many values the rounds add up; 0 where that is not known.</summary>
    public double Addends => IsUneven || Exits.Count > 0 ? 0 : Rounds ?? 0;

    /// <summary>Arrays with a mark in them.</summary>
    public HashSet<int> Carried { get; } = [];

    /// <summary>Weights of which each round takes other elements, and which ones: the formula of an index, or null where there is none.</summary>
    public HashSet<(WeightReference Weight, Term? Position)> Accesses { get; } = [];

    /// <summary>Whether each round takes other elements of a value, too: of what the weights are multiplied with.</summary>
    public bool MovesValues { get; set; }

    /// <summary>The member that holds the models of which each round takes another one; empty if there are none.</summary>
    public string Models { get; set; } = string.Empty;

    /// <summary>Where rounds end early, with the condition under which they do.</summary>
    public List<(Term Path, ProgramState State)> Exits { get; } = [];

    /// <summary>Remembers that an array was read or written.</summary>
    /// <param name="cell">The array.</param>
    /// <param name="isElement">Whether it was at the round's own element.</param>
    public void Note(int cell, bool isElement)
    {
        if (!isElement && Carried.Contains(cell)) _touchedAsWhole.Add(cell);
    }

    /// <summary>Whether each round has elements of an array for itself.</summary>
    public bool IsElementwise(int cell) => Carried.Contains(cell) && !_touchedAsWhole.Contains(cell);
}

/// <summary>What becomes of a variable over the rounds of a loop.</summary>
internal enum Fate
{
    /// <summary>It stays what it was.</summary>
    Same,

    /// <summary>Each round changes elements of its own.</summary>
    Elementwise,

    /// <summary>What the last round makes of it does not depend on what it was.</summary>
    Plain,

    /// <summary>A sum, or the greatest, over the rounds.</summary>
    Closed,

    /// <summary>Each round goes on with what the one before it left.</summary>
    Deep,
}

/// <summary>Where a variable is.</summary>
/// <param name="Read">What is there; null where nothing is.</param>
/// <param name="Write">Puts something there.</param>
internal sealed record Slot(Func<Value?> Read, Action<Value> Write);

/// <summary>A variable or array that the rounds of a loop may change.</summary>
/// <param name="name">Its name.</param>
/// <param name="start">What it holds before the loop.</param>
/// <param name="mark">What stands for it when a round begins.</param>
/// <param name="slot">Where it is; null for an array that stays the same object.</param>
/// <param name="cell">The array; 0 for a number.</param>
internal sealed class CarriedValue(string name, Term start, Term mark, Slot? slot, int cell)
{
    public string Name { get; } = name;

    public Term Start { get; } = start;

    public Term Mark { get; } = mark;

    public Slot? Slot { get; } = slot;

    public int Cell { get; } = cell;

    public Fate Fate { get; set; }

    /// <summary>What it holds after a round.</summary>
    public Term Result { get; set; } = mark;

    /// <summary>What it holds after all of them, for <see cref="Fate.Closed"/>.</summary>
    public Term? Closed { get; set; }

    public bool IsUsedInGraph { get; set; }
}
