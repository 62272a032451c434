using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InitGen.CompilerServices;

/// <summary>Philox4x32-10 for 8 blocks at a time, in 256-bit vectors.</summary>
/// <remarks>
/// Each 32-bit word rides in the low half of a 64-bit lane, which is all that a widening multiplication reads; whatever
/// gathers in the high half is never looked at. A round is then two multiplications, two shifts and two three-way exclusive
/// ors. Two such vectors side by side, a and b, hide the latency and are packed into full 32-bit vectors at the end. The
/// round keys are fields because operands in memory cost no register.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Philox256
{
    private readonly Vector256<ulong> _round1Word2;
    private readonly Vector256<ulong> _round2Word0;
    private readonly Vector256<ulong> _round2Word2;
    private readonly Vector256<ulong> _round3Word0;
    private readonly Vector256<ulong> _round3Word2;
    private readonly Vector256<ulong> _round4Word0;
    private readonly Vector256<ulong> _round4Word2;
    private readonly Vector256<ulong> _round5Word0;
    private readonly Vector256<ulong> _round5Word2;
    private readonly Vector256<ulong> _round6Word0;
    private readonly Vector256<ulong> _round6Word2;
    private readonly Vector256<ulong> _round7Word0;
    private readonly Vector256<ulong> _round7Word2;
    private readonly Vector256<ulong> _round8Word0;
    private readonly Vector256<ulong> _round8Word2;
    private readonly Vector256<ulong> _round9Word0;
    private readonly Vector256<ulong> _round9Word2;
    private readonly Vector256<uint> _round10Word0;
    private readonly Vector256<uint> _round10Word2;

    // The product of the block index, which is all that round 1 needs: that of the next blocks is an addition away.
    private Vector256<ulong> _a;
    private Vector256<ulong> _b;

    /// <summary>Prepares the blocks of a group and of those after it, up to the end of its epoch.</summary>
    /// <param name="seed">The key.</param>
    /// <param name="stream">The high half of the counter.</param>
    /// <param name="group">The index of the first group.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Philox256(ulong seed, ulong stream, long group)
    {
        PhiloxSchedule schedule = new(seed, stream, group);
        _round1Word2 = Vector256.Create((ulong)schedule.Round1Word2);
        _round2Word0 = Vector256.Create((ulong)schedule.Round2Word0);
        _round2Word2 = Vector256.Create((ulong)schedule.Round2Word2);
        _round3Word0 = Vector256.Create((ulong)schedule.RoundKey0(3));
        _round3Word2 = Vector256.Create((ulong)schedule.Round3Word2);
        _round4Word0 = Vector256.Create((ulong)schedule.RoundKey0(4));
        _round4Word2 = Vector256.Create((ulong)schedule.RoundKey1(4));
        _round5Word0 = Vector256.Create((ulong)schedule.RoundKey0(5));
        _round5Word2 = Vector256.Create((ulong)schedule.RoundKey1(5));
        _round6Word0 = Vector256.Create((ulong)schedule.RoundKey0(6));
        _round6Word2 = Vector256.Create((ulong)schedule.RoundKey1(6));
        _round7Word0 = Vector256.Create((ulong)schedule.RoundKey0(7));
        _round7Word2 = Vector256.Create((ulong)schedule.RoundKey1(7));
        _round8Word0 = Vector256.Create((ulong)schedule.RoundKey0(8));
        _round8Word2 = Vector256.Create((ulong)schedule.RoundKey1(8));
        _round9Word0 = Vector256.Create((ulong)schedule.RoundKey0(9));
        _round9Word2 = Vector256.Create((ulong)schedule.RoundKey1(9));
        _round10Word0 = Vector256.Create(schedule.RoundKey0(10));
        _round10Word2 = Vector256.Create(schedule.RoundKey1(10));

        Vector256<ulong> first = Vector256.Create((ulong)PhiloxSchedule.FirstBlock(group));
        Vector256<ulong> offsetsA = Vector256.Create(0UL, 1, 4, 5);
        Vector256<ulong> offsetsB = Vector256.Create(2UL, 3, 6, 7);
        _a = Multiply(first + offsetsA, Philox.Multiplier0);
        _b = Multiply(first + offsetsB, Philox.Multiplier0);
    }

    /// <summary>Computes the words of the next 8 blocks.</summary>
    /// <param name="word0">Word 0 of each block.</param>
    /// <param name="word1">Word 1 of each block.</param>
    /// <param name="word2">Word 2 of each block.</param>
    /// <param name="word3">Word 3 of each block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(
        out Vector256<uint> word0, out Vector256<uint> word1, out Vector256<uint> word2, out Vector256<uint> word3)
    {
        Vector256<ulong> step = Vector256.Create(8UL * Philox.Multiplier0);
        Vector256<ulong> a3 = _a, b3 = _b;
        _a = a3 + step;
        _b = b3 + step;

        Vector256<ulong> a1 = Multiply((a3 >>> 32) ^ _round1Word2, Philox.Multiplier1);
        Vector256<ulong> b1 = Multiply((b3 >>> 32) ^ _round1Word2, Philox.Multiplier1);
        Vector256<ulong> a0 = (a1 >>> 32) ^ _round2Word0;
        Vector256<ulong> b0 = (b1 >>> 32) ^ _round2Word0;
        Vector256<ulong> a2 = a3 ^ _round2Word2;
        Vector256<ulong> b2 = b3 ^ _round2Word2;

        // Round 3: word 3 and its key are one fixed number.
        a3 = Multiply(a0, Philox.Multiplier0);
        b3 = Multiply(b0, Philox.Multiplier0);
        a2 = Multiply(a2, Philox.Multiplier1);
        b2 = Multiply(b2, Philox.Multiplier1);
        a0 = (a2 >>> 32) ^ a1 ^ _round3Word0;
        b0 = (b2 >>> 32) ^ b1 ^ _round3Word0;
        a1 = a2;
        b1 = b2;
        a2 = (a3 >>> 32) ^ _round3Word2;
        b2 = (b3 >>> 32) ^ _round3Word2;

        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round4Word0, _round4Word2);
        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round5Word0, _round5Word2);
        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round6Word0, _round6Word2);
        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round7Word0, _round7Word2);
        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round8Word0, _round8Word2);
        Round(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, _round9Word0, _round9Word2);

        // The last round packs before it mixes: one exclusive or then serves both halves, and no shift is needed.
        a0 = Multiply(a0, Philox.Multiplier0);
        b0 = Multiply(b0, Philox.Multiplier0);
        a2 = Multiply(a2, Philox.Multiplier1);
        b2 = Multiply(b2, Philox.Multiplier1);
        word0 = PackHigh(a2, b2) ^ PackLow(a1, b1) ^ _round10Word0;
        word1 = PackLow(a2, b2);
        word2 = PackHigh(a0, b0) ^ PackLow(a3, b3) ^ _round10Word2;
        word3 = PackLow(a0, b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> a0, ref Vector256<ulong> a1, ref Vector256<ulong> a2, ref Vector256<ulong> a3,
        ref Vector256<ulong> b0, ref Vector256<ulong> b1, ref Vector256<ulong> b2, ref Vector256<ulong> b3,
        Vector256<ulong> key0, Vector256<ulong> key1)
    {
        Vector256<ulong> ap = Multiply(a0, Philox.Multiplier0);
        Vector256<ulong> aq = Multiply(a2, Philox.Multiplier1);
        a0 = (aq >>> 32) ^ a1 ^ key0;
        a1 = aq;
        a2 = (ap >>> 32) ^ a3 ^ key1;
        a3 = ap;

        Vector256<ulong> bp = Multiply(b0, Philox.Multiplier0);
        Vector256<ulong> bq = Multiply(b2, Philox.Multiplier1);
        b0 = (bq >>> 32) ^ b1 ^ key0;
        b1 = bq;
        b2 = (bp >>> 32) ^ b3 ^ key1;
        b3 = bp;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> words, uint multiplier) =>
        Avx2.Multiply(words.AsUInt32(), Vector256.Create((ulong)multiplier).AsUInt32());

    // Within each 128-bit lane: both low words of a, then both of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> PackLow(Vector256<ulong> a, Vector256<ulong> b) =>
        Avx.Shuffle(a.AsSingle(), b.AsSingle(), 0b10_00_10_00).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> PackHigh(Vector256<ulong> a, Vector256<ulong> b) =>
        Avx.Shuffle(a.AsSingle(), b.AsSingle(), 0b11_01_11_01).AsUInt32();
}
