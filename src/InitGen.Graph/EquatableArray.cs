using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph;

/// <summary>An immutable array that is equal to another when their elements are, so that records that hold it are values.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Takes a copy of <paramref name="items"/>.</summary>
    /// <param name="items">The elements, in order.</param>
    public EquatableArray(IEnumerable<T> items) => _items = [.. items];

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => (_items ?? throw new ArgumentOutOfRangeException(nameof(index)))[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) =>
        ReferenceEquals(_items, other._items) || this.AsEnumerable().SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in this) hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Element-wise equality.</summary>
    /// <param name="left">One array.</param>
    /// <param name="right">The other array.</param>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Element-wise inequality.</summary>
    /// <param name="left">One array.</param>
    /// <param name="right">The other array.</param>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="EquatableArray{T}"/>s.</summary>
public static class EquatableArray
{
    /// <summary>Copies a sequence into an array that compares by value.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements, in order.</param>
    /// <returns>The array.</returns>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);

    /// <summary>An array of the given elements.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements, in order.</param>
    /// <returns>The array.</returns>
    public static EquatableArray<T> Of<T>(params T[] items) => new(items);
}
