using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace InitGen.CompilerServices;

/// <summary>Philox4x32-10 for one block at a time, in the shape of the vector forms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct PhiloxScalar
{
    private readonly PhiloxSchedule _schedule;
    private uint _block;

    /// <inheritdoc cref="Philox512(ulong, ulong, long)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhiloxScalar(ulong seed, ulong stream, long group)
    {
        _schedule = new PhiloxSchedule(seed, stream, group);
        _block = PhiloxSchedule.FirstBlock(group);
    }

    /// <summary>Computes the words of the next block.</summary>
    /// <param name="word0">Word 0 of the block.</param>
    /// <param name="word1">Word 1 of the block.</param>
    /// <param name="word2">Word 2 of the block.</param>
    /// <param name="word3">Word 3 of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(out uint word0, out uint word1, out uint word2, out uint word3)
    {
        ulong product0 = Philox.Multiply(Philox.Multiplier0, _block);
        ulong product1 = Philox.Multiply(Philox.Multiplier1, (uint)(product0 >> 32) ^ _schedule.Round1Word2);
        uint c0 = (uint)(product1 >> 32) ^ _schedule.Round2Word0;
        uint c1 = (uint)product1;
        uint c2 = (uint)product0 ^ _schedule.Round2Word2;
        product0 = Philox.Multiply(Philox.Multiplier0, c0);
        product1 = Philox.Multiply(Philox.Multiplier1, c2);
        c0 = (uint)(product1 >> 32) ^ c1 ^ _schedule.RoundKey0(3);
        c1 = (uint)product1;
        c2 = (uint)(product0 >> 32) ^ _schedule.Round3Word2;
        uint c3 = (uint)product0;
        for (uint round = 4; round <= 10; round++)
        {
            product0 = Philox.Multiply(Philox.Multiplier0, c0);
            product1 = Philox.Multiply(Philox.Multiplier1, c2);
            c0 = (uint)(product1 >> 32) ^ c1 ^ _schedule.RoundKey0(round);
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ _schedule.RoundKey1(round);
            c3 = (uint)product0;
        }

        _block = unchecked(_block + 1);
        word0 = c0;
        word1 = c1;
        word2 = c2;
        word3 = c3;
    }
}
