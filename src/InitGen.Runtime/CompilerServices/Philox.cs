using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace InitGen.CompilerServices;

/// <summary>
/// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): its definition, one block at a
/// time. The vector forms compute the same words for many blocks at once.
/// </summary>
/// <remarks>
/// The key is the seed; the counter is (block index, stream). Element <c>e</c> of a parameter lies in group <c>e / 64</c>;
/// with <c>i = e % 64</c> its word is word <c>i / 16</c> of block <c>16 * (e / 64) + i % 16</c>. In this order a
/// 512-bit machine stores four vectors per group, a 256-bit one eight and a scalar loop 64 values, with the same bits at
/// the same places and no transposition.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Philox
{
    /// <summary>The number of elements in a group: 16 blocks of four words.</summary>
    public const int GroupLength = 64;

    /// <summary>
    /// The number of elements after which the high word of the block index changes. A vector form is good for the
    /// groups on one side of such a boundary.
    /// </summary>
    public const long EpochLength = 1L << 34;

    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>Computes the four words of one block.</summary>
    /// <param name="key">The key: word 0 in the low half, word 1 in the high half.</param>
    /// <param name="low">Words 0 and 1 of the counter.</param>
    /// <param name="high">Words 2 and 3 of the counter.</param>
    /// <returns>Words 0 and 1 in the low half, 2 and 3 in the high half.</returns>
    public static UInt128 Block(ulong key, ulong low, ulong high)
    {
        uint c0 = (uint)low, c1 = (uint)(low >> 32), c2 = (uint)high, c3 = (uint)(high >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong product0 = Multiply(Multiplier0, c0);
            ulong product1 = Multiply(Multiplier1, c2);
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return new UInt128(c2 | ((ulong)c3 << 32), c0 | ((ulong)c1 << 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Multiply(uint left, uint right) => (ulong)left * right;
}
