using System;
using System.Globalization;

namespace InitGen;

/// <summary>
/// One of several parts of a model that are filled apart, each on its own machine or in its own process. The elements of all parameters,
/// in the order in which <see cref="InitializableExtensions.GetParameters{TModel}"/> lists them, are cut into <see cref="Count"/> ranges of
/// equal size, up to the rounding of each cut to a multiple of 64 elements within its parameter. Parameters that a scheme computes as
/// one matrix are not cut: the shard that holds the first element fills them.
/// </summary>
/// <remarks>
/// Elements of other shards are left as they were, and null members that hold none of this shard's elements stay null, although the
/// compiler takes them for assigned after <c>InitializeWeights</c>. All shards together equal the whole, to the bit, unless two
/// parameters share memory. The default value is the whole model.
/// </remarks>
public readonly record struct Shard
{
    // One less than the count, so that default(Shard) is the whole model.
    private readonly int _others;

    /// <summary>A part of a model.</summary>
    /// <param name="rank">Which part, from 0.</param>
    /// <param name="count">Number of parts, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the rank is not below the count.</exception>
    public Shard(int rank, int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "The count of shards must be at least 1.");
        if (rank < 0 || rank >= count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rank), rank, FormattableString.Invariant($"The rank of a shard must be at least 0 and below the count of shards, {count}."));
        }

        Rank = rank;
        _others = count - 1;
    }

    /// <summary>Which part, from 0.</summary>
    public int Rank { get; }

    /// <summary>Number of parts.</summary>
    public int Count => _others + 1;

    /// <summary>Whether this is all of the model.</summary>
    internal bool IsWhole => _others == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank} of {Count}");

    /// <summary>Where a shard begins among all elements of a model; it ends where the next one begins.</summary>
    internal long Boundary(int rank, long total) => Boundary(rank, Count, total);

    /// <summary>total * part / parts, without overflow.</summary>
    internal static long Boundary(int part, int parts, long total) => (total / parts * part) + (total % parts * part / parts);
}
