using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Files;

/// <summary>From the elements of a file to those of a member, each rounded once, to the nearest, ties to even.</summary>
internal static unsafe class TensorConversion
{
    // Half of the first cache: what comes in, where it is not aligned or has to go over floats.
    private const int StageBytes = 1 << 14;

    /// <summary>Whether weights can be read from such elements.</summary>
    public static bool CanRead(TensorElement? from) =>
        from is TensorElement.F16 or TensorElement.BF16 or TensorElement.F32 or TensorElement.F64;

    /// <summary>Whether some values lose precision or range.</summary>
    public static bool Narrows(TensorElement from, ElementKind to) => to switch
    {
        ElementKind.Single => from == TensorElement.F64,
        ElementKind.Half => from != TensorElement.F16,
        _ => false,
    };

    /// <summary>Converts elements of a file.</summary>
    /// <param name="from">Their type.</param>
    /// <param name="source">The first one, aligned or not.</param>
    /// <param name="elements">Where they go.</param>
    [SkipLocalsInit]
    public static void Convert<T>(TensorElement from, byte* source, Span<T> elements)
        where T : unmanaged
    {
        int size = from.Size();
        if (IsSame<T>(from))
        {
            // In steps, because a span of bytes cannot be as long as one of elements.
            for (int done = 0; done < elements.Length;)
            {
                int count = Math.Min(elements.Length - done, 1 << 26);
                new ReadOnlySpan<byte>(source + ((long)done * size), count * size).CopyTo(MemoryMarshal.AsBytes(elements.Slice(done, count)));
                done += count;
            }

            return;
        }

        byte* aligned = stackalloc byte[StageBytes + 64];
        aligned = (byte*)(((nuint)aligned + 63) & ~(nuint)63);
        bool isAligned = (nuint)source % (nuint)size == 0;
        int step = StageBytes / size;
        for (int done = 0; done < elements.Length; done += step)
        {
            Span<T> part = elements.Slice(done, Math.Min(step, elements.Length - done));
            byte* start = source + ((long)done * size);
            if (!isAligned)
            {
                Buffer.MemoryCopy(start, aligned, StageBytes, (long)part.Length * size);
                start = aligned;
            }

            ConvertAligned(from, start, part);
        }
    }

    private static bool IsSame<T>(TensorElement from)
        where T : unmanaged => Element.KindOf<T>() switch
        {
            ElementKind.Double => from == TensorElement.F64,
            ElementKind.Half => from == TensorElement.F16,
            _ => from == TensorElement.F32,
        };

    [SkipLocalsInit]
    private static void ConvertAligned<T>(TensorElement from, byte* source, Span<T> elements)
        where T : unmanaged
    {
        if (from == TensorElement.F64)
        {
            var doubles = new ReadOnlySpan<double>(source, elements.Length);
            if (typeof(T) == typeof(float)) TensorPrimitives.ConvertChecked(doubles, MemoryMarshal.Cast<T, float>(elements));
            else HalfFromDouble(doubles, MemoryMarshal.Cast<T, Half>(elements));
            return;
        }

        if (from == TensorElement.F32)
        {
            Element.Convert(new ReadOnlySpan<float>(source, elements.Length), elements);
            return;
        }

        // Every value of 16 bits is a float.
        if (typeof(T) == typeof(float))
        {
            Widen(from, source, MemoryMarshal.Cast<T, float>(elements));
            return;
        }

        Span<float> floats = stackalloc float[StageBytes / sizeof(float) / 2];
        for (int done = 0; done < elements.Length; done += floats.Length)
        {
            Span<T> part = elements.Slice(done, Math.Min(floats.Length, elements.Length - done));
            Span<float> values = floats.Slice(0, part.Length);
            Widen(from, source + (done * sizeof(ushort)), values);
            Element.Convert(values, part);
        }
    }

    private static void Widen(TensorElement from, byte* source, Span<float> values)
    {
        if (from == TensorElement.F16) TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>(source, values.Length), values);
        else SingleFromBrain(new ReadOnlySpan<ushort>(source, values.Length), values);
    }

    /// <summary>BF16 to float: the upper half of its bits.</summary>
    internal static void SingleFromBrain(ReadOnlySpan<ushort> source, Span<float> values)
    {
        int done = 0;
        ref ushort from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(values);
        for (; done <= source.Length - Vector<ushort>.Count; done += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)done), out Vector<uint> low, out Vector<uint> high);
            Vector.AsVectorSingle(Vector.ShiftLeft(low, 16)).StoreUnsafe(ref to, (nuint)done);
            Vector.AsVectorSingle(Vector.ShiftLeft(high, 16)).StoreUnsafe(ref to, (nuint)(done + Vector<uint>.Count));
        }

        SingleFromBrainScalar(source.Slice(done), values.Slice(done));
    }

    /// <summary>The same, one by one.</summary>
    internal static void SingleFromBrainScalar(ReadOnlySpan<ushort> source, Span<float> values)
    {
        for (int i = 0; i < source.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
    }

    // Not over a float, which would round twice.
    private static void HalfFromDouble(ReadOnlySpan<double> source, Span<Half> values)
    {
        for (int i = 0; i < source.Length; i++) values[i] = (Half)source[i];
    }
}
