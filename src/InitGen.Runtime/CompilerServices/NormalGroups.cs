using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InitGen.CompilerServices;

/// <summary>
/// Standard normal numbers for what is made of them: whole groups of a stream, the same values that a fill with mean 0 and sigma 1
/// puts there.
/// </summary>
internal static class NormalGroups
{
    private const long EpochGroups = Philox.EpochLength / Philox.GroupLength;

    /// <summary>The least multiple of a group's length that holds so many elements.</summary>
    public static long Padded(long length) => (length + Philox.GroupLength - 1) / Philox.GroupLength * Philox.GroupLength;

    /// <summary>Fills whole groups.</summary>
    /// <param name="destination">Where to; its length is a multiple of the group's.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The first group.</param>
    public static void Fill(Span<float> destination, ulong seed, ulong stream, long group)
    {
        // A vector form is good for one epoch. No span reaches over more than one end.
        long room = (EpochGroups - (group % EpochGroups)) * Philox.GroupLength;
        if (destination.Length > room)
        {
            Fill(destination.Slice((int)room), seed, stream, group + (room / Philox.GroupLength));
            destination = destination.Slice(0, (int)room);
        }

        NormalTransform transform = new(0f, 1f);
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported) Fill512(destination, seed, stream, group, transform);
        else if (Vector256.IsHardwareAccelerated && Avx2.IsSupported) Fill256(destination, seed, stream, group, transform);
        else Fill128(destination, seed, stream, group, transform);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill512(Span<float> destination, ulong seed, ulong stream, long group, NormalTransform transform)
    {
        Philox512 philox = new(seed, stream, group);
        for (; destination.Length >= Philox.GroupLength; destination = destination.Slice(Philox.GroupLength))
        {
            ref float target = ref MemoryMarshal.GetReference(destination);
            philox.Next(
                out Vector512<uint> word0, out Vector512<uint> word1, out Vector512<uint> word2, out Vector512<uint> word3);
            transform.Transform(word0).StoreUnsafe(ref target);
            transform.Transform(word1).StoreUnsafe(ref target, 16);
            transform.Transform(word2).StoreUnsafe(ref target, 32);
            transform.Transform(word3).StoreUnsafe(ref target, 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill256(Span<float> destination, ulong seed, ulong stream, long group, NormalTransform transform)
    {
        Philox256 philox = new(seed, stream, group);
        for (; destination.Length >= Philox.GroupLength; destination = destination.Slice(Philox.GroupLength))
        {
            ref float target = ref MemoryMarshal.GetReference(destination);
            for (nuint i = 0; i < 16; i += 8)
            {
                philox.Next(
                    out Vector256<uint> word0, out Vector256<uint> word1, out Vector256<uint> word2, out Vector256<uint> word3);
                transform.Transform(word0).StoreUnsafe(ref target, i);
                transform.Transform(word1).StoreUnsafe(ref target, i + 16);
                transform.Transform(word2).StoreUnsafe(ref target, i + 32);
                transform.Transform(word3).StoreUnsafe(ref target, i + 48);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill128(Span<float> destination, ulong seed, ulong stream, long group, NormalTransform transform)
    {
        Philox128 philox = new(seed, stream, group);
        for (; destination.Length >= Philox.GroupLength; destination = destination.Slice(Philox.GroupLength))
        {
            ref float target = ref MemoryMarshal.GetReference(destination);
            for (nuint i = 0; i < 16; i += 4)
            {
                philox.Next(
                    out Vector128<uint> word0, out Vector128<uint> word1, out Vector128<uint> word2, out Vector128<uint> word3);
                transform.Transform(word0).StoreUnsafe(ref target, i);
                transform.Transform(word1).StoreUnsafe(ref target, i + 16);
                transform.Transform(word2).StoreUnsafe(ref target, i + 32);
                transform.Transform(word3).StoreUnsafe(ref target, i + 48);
            }
        }
    }
}
