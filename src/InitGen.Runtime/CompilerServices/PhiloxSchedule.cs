using System.Runtime.CompilerServices;

namespace InitGen.CompilerServices;

/// <summary>
/// What the rounds of Philox have in common for all blocks of a fill: the round keys, and the parts of rounds 1 to 3 that
/// depend only on the seed, the stream and the high word of the block index.
/// </summary>
/// <remarks>
/// Written out, with n the low word of the block index, h the high one and s the stream:
/// <code>
/// round 1:  c0 = hi(M1 s0) ^ h ^ k0     fixed      round 2:  c0 = hi(M1 c2) ^ (c1 ^ k0)        Round2Word0
///           c1 = lo(M1 s0)              fixed                c1 = lo(M1 c2)
///           c2 = hi(M0 n) ^ (s1 ^ k1)   Round1Word2          c2 = lo(M0 n) ^ (hi(M0 c0) ^ k1)  Round2Word2
///           c3 = lo(M0 n)                                    c3 = lo(M0 c0)                    fixed
/// </code>
/// and round 3 mixes the fixed c3 with its key (Round3Word2).
/// </remarks>
internal readonly struct PhiloxSchedule
{
    public readonly uint Round1Word2;
    public readonly uint Round2Word0;
    public readonly uint Round2Word2;
    public readonly uint Round3Word2;
    public readonly uint Key0;
    public readonly uint Key1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhiloxSchedule(ulong seed, ulong stream, long group)
    {
        unchecked
        {
            Key0 = (uint)seed;
            Key1 = (uint)(seed >> 32);
            ulong product1 = Philox.Multiply(Philox.Multiplier1, (uint)stream);
            uint word0 = (uint)(product1 >> 32) ^ (uint)(group >> 28) ^ Key0;
            ulong product0 = Philox.Multiply(Philox.Multiplier0, word0);
            Round1Word2 = (uint)(stream >> 32) ^ Key1;
            Round2Word0 = (uint)product1 ^ RoundKey0(2);
            Round2Word2 = (uint)(product0 >> 32) ^ RoundKey1(2);
            Round3Word2 = (uint)product0 ^ RoundKey1(3);
        }
    }

    /// <summary>Word 0 of the key of a round, counted from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint RoundKey0(uint round) => unchecked(Key0 + (round - 1) * Philox.Weyl0);

    /// <summary>Word 1 of the key of a round, counted from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint RoundKey1(uint round) => unchecked(Key1 + (round - 1) * Philox.Weyl1);

    /// <summary>The low word of the index of a group's first block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBlock(long group) => unchecked((uint)group << 4);
}
