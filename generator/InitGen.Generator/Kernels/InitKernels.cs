#nullable enable

using global::System;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.InteropServices;
using global::System.Runtime.Intrinsics;
using global::System.Runtime.Intrinsics.X86;
using global::InitGen.CompilerServices;

/// <summary>
/// The loops that fill weights. A weight depends only on the seed, on its stream (the hash of the parameter's path) and on its
/// index within the parameter, never on the vector width that computes it, nor on how a fill is cut into parts.
/// </summary>
internal static class InitKernels
{
    #region Uniform
    /// <summary>Fills with the uniform distribution on [low, high].</summary>
    internal static void Uniform(
        Span<float> destination, ulong seed, ulong stream, long start, float low, float high) =>
        Fill(destination, seed, stream, start, new UniformTransform(low, high));
    #endregion

    #region Normal
    /// <summary>Fills with the normal distribution.</summary>
    internal static void Normal(
        Span<float> destination, ulong seed, ulong stream, long start, float mean, float sigma) =>
        Fill(destination, seed, stream, start, new NormalTransform(mean, sigma));
    #endregion

    #region TruncatedNormal
    /// <summary>Fills with the normal distribution without its two tails of the given probability each.</summary>
    internal static void TruncatedNormal(
        Span<float> destination, ulong seed, ulong stream, long start, float mean, float sigma, float tail) =>
        Fill(destination, seed, stream, start, new NormalTransform(mean, sigma, tail));
    #endregion

    /// <summary>Takes the widest loop of this machine; the compiler removes the other ones.</summary>
    internal static void Fill<TTransform>(
        Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, IWordTransform
    {
        // Within an epoch the high word of the block index is a constant of the loop. No span reaches over more than one end.
        long room = Philox.EpochLength - start % Philox.EpochLength;
        if (destination.Length > room)
        {
            Fill(destination.Slice((int)room), seed, stream, start + room, transform);
            destination = destination.Slice(0, (int)room);
        }

        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            Fill512(destination, seed, stream, start, transform);
        else if (Vector256.IsHardwareAccelerated && Avx2.IsSupported)
            Fill256(destination, seed, stream, start, transform);
        else if (Vector128.IsHardwareAccelerated)
            Fill128(destination, seed, stream, start, transform);
        else
            FillScalar(destination, seed, stream, start, transform);
    }

    /// <summary>Sixteen blocks, and four vectors, at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill512<TTransform>(
        Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, IWordTransform
    {
        Span<float> spare = stackalloc float[Philox.GroupLength];
        Philox512 philox = new(seed, stream, start / Philox.GroupLength);
        long position = -(start % Philox.GroupLength);
        for (; position < destination.Length; position += Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            philox.Next(
                out Vector512<uint> word0, out Vector512<uint> word1,
                out Vector512<uint> word2, out Vector512<uint> word3);
            Vector512.StoreUnsafe(transform.Transform(word0), ref target);
            Vector512.StoreUnsafe(transform.Transform(word1), ref target, 16);
            Vector512.StoreUnsafe(transform.Transform(word2), ref target, 32);
            Vector512.StoreUnsafe(transform.Transform(word3), ref target, 48);

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Eight blocks at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill256<TTransform>(
        Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, IWordTransform
    {
        Span<float> spare = stackalloc float[Philox.GroupLength];
        Philox256 philox = new(seed, stream, start / Philox.GroupLength);
        long position = -(start % Philox.GroupLength);
        for (; position < destination.Length; position += Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (nuint i = 0; i < 16; i += 8)
            {
                philox.Next(
                    out Vector256<uint> word0, out Vector256<uint> word1,
                    out Vector256<uint> word2, out Vector256<uint> word3);
                Vector256.StoreUnsafe(Vector256.AsSingle(word0), ref target, i);
                Vector256.StoreUnsafe(Vector256.AsSingle(word1), ref target, i + 16);
                Vector256.StoreUnsafe(Vector256.AsSingle(word2), ref target, i + 32);
                Vector256.StoreUnsafe(Vector256.AsSingle(word3), ref target, i + 48);
            }

            // Words first, then values in their place: with narrow vectors a transform is long, and this way there is but one copy.
            for (nuint i = 0; i < Philox.GroupLength; i += 8)
            {
                Vector256<uint> words = Vector256.AsUInt32(Vector256.LoadUnsafe(ref target, i));
                Vector256.StoreUnsafe(transform.Transform(words), ref target, i);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Four blocks at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill128<TTransform>(
        Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, IWordTransform
    {
        Span<float> spare = stackalloc float[Philox.GroupLength];
        Philox128 philox = new(seed, stream, start / Philox.GroupLength);
        long position = -(start % Philox.GroupLength);
        for (; position < destination.Length; position += Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (nuint i = 0; i < 16; i += 4)
            {
                philox.Next(
                    out Vector128<uint> word0, out Vector128<uint> word1,
                    out Vector128<uint> word2, out Vector128<uint> word3);
                Vector128.StoreUnsafe(Vector128.AsSingle(word0), ref target, i);
                Vector128.StoreUnsafe(Vector128.AsSingle(word1), ref target, i + 16);
                Vector128.StoreUnsafe(Vector128.AsSingle(word2), ref target, i + 32);
                Vector128.StoreUnsafe(Vector128.AsSingle(word3), ref target, i + 48);
            }

            // Words first, then values in their place: with narrow vectors a transform is long, and this way there is but one copy.
            for (nuint i = 0; i < Philox.GroupLength; i += 4)
            {
                Vector128<uint> words = Vector128.AsUInt32(Vector128.LoadUnsafe(ref target, i));
                Vector128.StoreUnsafe(transform.Transform(words), ref target, i);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Block by block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void FillScalar<TTransform>(
        Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, IWordTransform
    {
        Span<float> spare = stackalloc float[Philox.GroupLength];
        PhiloxScalar philox = new(seed, stream, start / Philox.GroupLength);
        long position = -(start % Philox.GroupLength);
        for (; position < destination.Length; position += Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (int i = 0; i < 16; i++)
            {
                philox.Next(out uint word0, out uint word1, out uint word2, out uint word3);
                Unsafe.Add(ref target, i) = transform.Transform(word0);
                Unsafe.Add(ref target, i + 16) = transform.Transform(word1);
                Unsafe.Add(ref target, i + 32) = transform.Transform(word2);
                Unsafe.Add(ref target, i + 48) = transform.Transform(word3);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Where a group is written: into the destination, or aside if it sticks out at one of the ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Target(Span<float> destination, long position, Span<float> spare, out bool whole)
    {
        whole = position >= 0 && position <= destination.Length - Philox.GroupLength;
        return ref whole
            ? ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), (nint)position)
            : ref MemoryMarshal.GetReference(spare);
    }

    /// <summary>Copies the part of a group that lies within the destination.</summary>
    private static void CopyPart(Span<float> group, Span<float> destination, long position)
    {
        int skip = position < 0 ? (int)-position : 0;
        int end = (int)Math.Min(Philox.GroupLength, destination.Length - position);
        group.Slice(skip, end - skip).CopyTo(destination.Slice((int)(position + skip)));
    }
}
