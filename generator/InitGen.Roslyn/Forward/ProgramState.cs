using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>What an array holds: for each part that was written by itself, one of its elements.</summary>
/// <param name="Parts">The parts, by where they begin.</param>
/// <param name="Before">What was there before some of the parts were written; null where they are all there is.</param>
/// <param name="Length">The number of elements; null where that is not known.</param>
internal sealed record Content(ImmutableArray<(string Offset, Term Element)> Parts, Term? Before, Term? Length)
{
    public static Content Of(Term element, Term? length = null) => new(ImmutableArray.Create((string.Empty, element)), null, length);

    public Term? At(string offset)
    {
        foreach ((string start, Term element) in Parts)
        {
            if (start == offset) return element;
        }

        return null;
    }

    /// <summary>The content after one part is overwritten. What no data was in before is forgotten: it was but made room for.</summary>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="element">What it holds now.</param>
    /// <param name="isAll">Whether the part is all of the array, where it begins with it.</param>
    /// <returns>The new content.</returns>
    public Content With(string offset, Term element, bool isAll)
    {
        if (offset.Length == 0 && isAll && Parts.Length == 1 && Parts[0].Offset.Length == 0) return Of(element, Length);
        if (Parts.Length == 1 && !Parts[0].Element.HasData) return new(ImmutableArray.Create((offset, element)), null, Length);
        if (offset.Length == 0 && Before is null && At(string.Empty) is { } old) return new(Parts.Replace((string.Empty, old), (string.Empty, element)), old, Length);
        for (int i = 0; i < Parts.Length; i++)
        {
            if (Parts[i].Offset == offset) return this with { Parts = Parts.SetItem(i, (offset, element)) };
        }

        return this with { Parts = Parts.Add((offset, element)) };
    }

    public Content Map(Func<Term, Term> map)
    {
        ImmutableArray<(string, Term)> mapped = Parts.Select(part => (part.Offset, map(part.Element))).ToImmutableArray();
        return mapped.SequenceEqual(Parts) ? this : this with { Parts = mapped };
    }
}

/// <summary>Variables, fields and arrays at one point of the program.</summary>
internal sealed class ProgramState
{
    private readonly Dictionary<ISymbol, Value> _variables;
    private readonly Dictionary<(int, ISymbol), Value> _fields;
    private readonly Dictionary<int, Content> _cells;

    public ProgramState()
        : this(
            new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default),
            new Dictionary<(int, ISymbol), Value>(FieldComparer.Instance),
            [])
    {
    }

    private ProgramState(Dictionary<ISymbol, Value> variables, Dictionary<(int, ISymbol), Value> fields, Dictionary<int, Content> cells) =>
        (_variables, _fields, _cells) = (variables, fields, cells);

    public IReadOnlyDictionary<ISymbol, Value> Variables => _variables;

    public IReadOnlyDictionary<(int Instance, ISymbol Field), Value> Fields => _fields;

    public IReadOnlyDictionary<int, Content> Cells => _cells;

    public ProgramState Fork() => new(
        new Dictionary<ISymbol, Value>(_variables, SymbolEqualityComparer.Default),
        new Dictionary<(int, ISymbol), Value>(_fields, FieldComparer.Instance),
        new Dictionary<int, Content>(_cells));

    public Value? Find(ISymbol variable) => _variables.TryGetValue(variable, out Value? value) ? value : null;

    public Value? Find(int instance, ISymbol field) => _fields.TryGetValue((instance, field), out Value? value) ? value : null;

    public Content Cell(int cell) => _cells[cell];

    public void Set(ISymbol variable, Value value) => _variables[variable] = value;

    public void Set(int instance, ISymbol field, Value value) => _fields[(instance, field)] = value;

    public void Set(int cell, Content content) => _cells[cell] = content;

    private sealed class FieldComparer : IEqualityComparer<(int Instance, ISymbol Field)>
    {
        public static FieldComparer Instance { get; } = new();

        public bool Equals((int Instance, ISymbol Field) x, (int Instance, ISymbol Field) y) =>
            x.Instance == y.Instance && SymbolEqualityComparer.Default.Equals(x.Field, y.Field);

        public int GetHashCode((int Instance, ISymbol Field) key) =>
            unchecked((key.Instance * 397) ^ SymbolEqualityComparer.Default.GetHashCode(key.Field));
    }
}
