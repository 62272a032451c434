#nullable enable

/// <summary>
/// The loops that fill weights. A weight depends only on the seed, on its stream (the hash of the parameter's path) and on its
/// index within the parameter, never on the vector width that computes it, nor on how a fill is cut into parts.
/// </summary>
internal static class InitKernels
{
    /// <summary>Fills with the uniform distribution on [low, high].</summary>
    internal static void Uniform(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, float low, float high) =>
        Fill(destination, seed, stream, start, new global::InitGen.CompilerServices.UniformTransform(low, high));

    /// <summary>Fills with the normal distribution.</summary>
    internal static void Normal(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, float mean, float sigma) =>
        Fill(destination, seed, stream, start, new global::InitGen.CompilerServices.NormalTransform(mean, sigma));

    /// <summary>Fills with the normal distribution without its two tails of the given probability each.</summary>
    internal static void TruncatedNormal(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, float mean, float sigma, float tail) =>
        Fill(destination, seed, stream, start, new global::InitGen.CompilerServices.NormalTransform(mean, sigma, tail));

    /// <summary>Takes the widest loop of this machine; the compiler removes the other ones.</summary>
    internal static void Fill<TTransform>(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, global::InitGen.CompilerServices.IWordTransform
    {
        // Within an epoch the high word of the block index is a constant of the loop. No span reaches over more than one end.
        long room = global::InitGen.CompilerServices.Philox.EpochLength - start % global::InitGen.CompilerServices.Philox.EpochLength;
        if (destination.Length > room)
        {
            Fill(destination.Slice((int)room), seed, stream, start + room, transform);
            destination = destination.Slice(0, (int)room);
        }

        if (global::System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated && global::System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
            Fill512(destination, seed, stream, start, transform);
        else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated && global::System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            Fill256(destination, seed, stream, start, transform);
        else if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
            Fill128(destination, seed, stream, start, transform);
        else
            FillScalar(destination, seed, stream, start, transform);
    }

    /// <summary>Sixteen blocks, and four vectors, at a time.</summary>
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Fill512<TTransform>(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, global::InitGen.CompilerServices.IWordTransform
    {
        global::System.Span<float> spare = stackalloc float[global::InitGen.CompilerServices.Philox.GroupLength];
        global::InitGen.CompilerServices.Philox512 philox = new(seed, stream, start / global::InitGen.CompilerServices.Philox.GroupLength);
        long position = -(start % global::InitGen.CompilerServices.Philox.GroupLength);
        for (; position < destination.Length; position += global::InitGen.CompilerServices.Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            philox.Next(
                out global::System.Runtime.Intrinsics.Vector512<uint> word0, out global::System.Runtime.Intrinsics.Vector512<uint> word1,
                out global::System.Runtime.Intrinsics.Vector512<uint> word2, out global::System.Runtime.Intrinsics.Vector512<uint> word3);
            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(transform.Transform(word0), ref target);
            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(transform.Transform(word1), ref target, 16);
            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(transform.Transform(word2), ref target, 32);
            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(transform.Transform(word3), ref target, 48);

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Eight blocks at a time.</summary>
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Fill256<TTransform>(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, global::InitGen.CompilerServices.IWordTransform
    {
        global::System.Span<float> spare = stackalloc float[global::InitGen.CompilerServices.Philox.GroupLength];
        global::InitGen.CompilerServices.Philox256 philox = new(seed, stream, start / global::InitGen.CompilerServices.Philox.GroupLength);
        long position = -(start % global::InitGen.CompilerServices.Philox.GroupLength);
        for (; position < destination.Length; position += global::InitGen.CompilerServices.Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (nuint i = 0; i < 16; i += 8)
            {
                philox.Next(
                    out global::System.Runtime.Intrinsics.Vector256<uint> word0, out global::System.Runtime.Intrinsics.Vector256<uint> word1,
                    out global::System.Runtime.Intrinsics.Vector256<uint> word2, out global::System.Runtime.Intrinsics.Vector256<uint> word3);
                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(global::System.Runtime.Intrinsics.Vector256.AsSingle(word0), ref target, i);
                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(global::System.Runtime.Intrinsics.Vector256.AsSingle(word1), ref target, i + 16);
                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(global::System.Runtime.Intrinsics.Vector256.AsSingle(word2), ref target, i + 32);
                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(global::System.Runtime.Intrinsics.Vector256.AsSingle(word3), ref target, i + 48);
            }

            // Words first, then values in their place: with narrow vectors a transform is long, and this way there is but one copy.
            for (nuint i = 0; i < global::InitGen.CompilerServices.Philox.GroupLength; i += 8)
            {
                global::System.Runtime.Intrinsics.Vector256<uint> words = global::System.Runtime.Intrinsics.Vector256.AsUInt32(global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref target, i));
                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(transform.Transform(words), ref target, i);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Four blocks at a time.</summary>
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Fill128<TTransform>(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, global::InitGen.CompilerServices.IWordTransform
    {
        global::System.Span<float> spare = stackalloc float[global::InitGen.CompilerServices.Philox.GroupLength];
        global::InitGen.CompilerServices.Philox128 philox = new(seed, stream, start / global::InitGen.CompilerServices.Philox.GroupLength);
        long position = -(start % global::InitGen.CompilerServices.Philox.GroupLength);
        for (; position < destination.Length; position += global::InitGen.CompilerServices.Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (nuint i = 0; i < 16; i += 4)
            {
                philox.Next(
                    out global::System.Runtime.Intrinsics.Vector128<uint> word0, out global::System.Runtime.Intrinsics.Vector128<uint> word1,
                    out global::System.Runtime.Intrinsics.Vector128<uint> word2, out global::System.Runtime.Intrinsics.Vector128<uint> word3);
                global::System.Runtime.Intrinsics.Vector128.StoreUnsafe(global::System.Runtime.Intrinsics.Vector128.AsSingle(word0), ref target, i);
                global::System.Runtime.Intrinsics.Vector128.StoreUnsafe(global::System.Runtime.Intrinsics.Vector128.AsSingle(word1), ref target, i + 16);
                global::System.Runtime.Intrinsics.Vector128.StoreUnsafe(global::System.Runtime.Intrinsics.Vector128.AsSingle(word2), ref target, i + 32);
                global::System.Runtime.Intrinsics.Vector128.StoreUnsafe(global::System.Runtime.Intrinsics.Vector128.AsSingle(word3), ref target, i + 48);
            }

            // Words first, then values in their place: with narrow vectors a transform is long, and this way there is but one copy.
            for (nuint i = 0; i < global::InitGen.CompilerServices.Philox.GroupLength; i += 4)
            {
                global::System.Runtime.Intrinsics.Vector128<uint> words = global::System.Runtime.Intrinsics.Vector128.AsUInt32(global::System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref target, i));
                global::System.Runtime.Intrinsics.Vector128.StoreUnsafe(transform.Transform(words), ref target, i);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Block by block.</summary>
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void FillScalar<TTransform>(
        global::System.Span<float> destination, ulong seed, ulong stream, long start, TTransform transform)
        where TTransform : struct, global::InitGen.CompilerServices.IWordTransform
    {
        global::System.Span<float> spare = stackalloc float[global::InitGen.CompilerServices.Philox.GroupLength];
        global::InitGen.CompilerServices.PhiloxScalar philox = new(seed, stream, start / global::InitGen.CompilerServices.Philox.GroupLength);
        long position = -(start % global::InitGen.CompilerServices.Philox.GroupLength);
        for (; position < destination.Length; position += global::InitGen.CompilerServices.Philox.GroupLength)
        {
            ref float target = ref Target(destination, position, spare, out bool whole);
            for (int i = 0; i < 16; i++)
            {
                philox.Next(out uint word0, out uint word1, out uint word2, out uint word3);
                global::System.Runtime.CompilerServices.Unsafe.Add(ref target, i) = transform.Transform(word0);
                global::System.Runtime.CompilerServices.Unsafe.Add(ref target, i + 16) = transform.Transform(word1);
                global::System.Runtime.CompilerServices.Unsafe.Add(ref target, i + 32) = transform.Transform(word2);
                global::System.Runtime.CompilerServices.Unsafe.Add(ref target, i + 48) = transform.Transform(word3);
            }

            if (!whole)
                CopyPart(spare, destination, position);
        }
    }

    /// <summary>Where a group is written: into the destination, or aside if it sticks out at one of the ends.</summary>
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static ref float Target(global::System.Span<float> destination, long position, global::System.Span<float> spare, out bool whole)
    {
        whole = position >= 0 && position <= destination.Length - global::InitGen.CompilerServices.Philox.GroupLength;
        return ref whole
            ? ref global::System.Runtime.CompilerServices.Unsafe.Add(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(destination), (nint)position)
            : ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(spare);
    }

    /// <summary>Copies the part of a group that lies within the destination.</summary>
    private static void CopyPart(global::System.Span<float> group, global::System.Span<float> destination, long position)
    {
        int skip = position < 0 ? (int)-position : 0;
        int end = (int)global::System.Math.Min(global::InitGen.CompilerServices.Philox.GroupLength, destination.Length - position);
        group.Slice(skip, end - skip).CopyTo(destination.Slice((int)(position + skip)));
    }
}
