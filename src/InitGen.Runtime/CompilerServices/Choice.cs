using System;

namespace InitGen.CompilerServices;

/// <summary>
/// Chooses a fixed number of rows for each column, every set of them with the same probability (Fisher and Yates): a function of seed,
/// stream and column alone.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="stream">The stream.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="count">How many are chosen.</param>
internal sealed class Choice(ulong seed, ulong stream, int rows, int count)
{
    // The blocks of choices are counted from the middle of the stream, which no element reaches.
    private const ulong FirstBlock = 1UL << 63;

    // Where most rows are chosen, it is quicker to choose the others.
    private readonly bool _inverse = count > rows / 2;
    private readonly int[] _order = InOrder(rows);
    private readonly int[] _drawn = new int[Math.Min(count, rows - count)];

    /// <summary>The rows of a column; good until <see cref="Undo"/>, which must come before the next column.</summary>
    /// <param name="column">The column, counted over all matrices.</param>
    /// <returns>The rows, in no particular order.</returns>
    public ReadOnlySpan<int> Of(long column)
    {
        ulong block = unchecked(FirstBlock + ((ulong)column * (((ulong)_drawn.Length + 1) / 2)));
        UInt128 words = default;
        for (int i = 0; i < _drawn.Length; i++)
        {
            words = i % 2 == 0 ? Philox.Block(seed, unchecked(block + (ulong)(i / 2)), stream) : words >> 64;

            // 64 bits for a few rows: no row is preferred by more than 2^-32 of its probability.
            int other = i + (int)Math.BigMul((ulong)words, (ulong)(_order.Length - i), out _);
            _drawn[i] = other;
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }

        return _inverse ? _order.AsSpan(_drawn.Length) : _order.AsSpan(0, _drawn.Length);
    }

    /// <summary>Puts the rows back in order, so that no column depends on another.</summary>
    public void Undo()
    {
        for (int i = _drawn.Length - 1; i >= 0; i--) (_order[i], _order[_drawn[i]]) = (_order[_drawn[i]], _order[i]);
    }

    private static int[] InOrder(int rows)
    {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) order[row] = row;
        return order;
    }
}
