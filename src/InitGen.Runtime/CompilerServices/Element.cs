using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using InitGen.Safetensors;

namespace InitGen.CompilerServices;

/// <summary>The types that weights are kept as. Each is computed as a <see cref="float"/>, so that all have the same values.</summary>
internal enum ElementKind
{
    /// <summary><see cref="float"/>: as computed.</summary>
    Single,

    /// <summary><see cref="double"/>: widened, which is exact.</summary>
    Double,

    /// <summary><see cref="System.Half"/>: rounded once, to the nearest, ties to even.</summary>
    Half,
}

/// <summary>From the floats that are computed to the elements that are kept.</summary>
internal static class Element
{
    /// <summary>What an element type is.</summary>
    public static ElementKind KindOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return ElementKind.Single;
        if (typeof(T) == typeof(double)) return ElementKind.Double;
        if (typeof(T) == typeof(Half)) return ElementKind.Half;
        throw new NotSupportedException($"Weights are float, double or Half, and not {typeof(T)}.");
    }

    /// <summary>The type as C# names it.</summary>
    public static string Name(ElementKind kind) => kind switch
    {
        ElementKind.Double => "double",
        ElementKind.Half => "Half",
        _ => "float",
    };

    /// <summary>Bytes of an element.</summary>
    public static int Size(ElementKind kind) => kind switch
    {
        ElementKind.Double => sizeof(double),
        ElementKind.Half => 2,
        _ => sizeof(float),
    };

    /// <summary>The type as a safetensors file keeps it.</summary>
    public static TensorElement Tensor(this ElementKind kind) => kind switch
    {
        ElementKind.Double => TensorElement.F64,
        ElementKind.Half => TensorElement.F16,
        _ => TensorElement.F32,
    };

    /// <summary>Converts each value to an element.</summary>
    public static void Convert<T>(ReadOnlySpan<float> values, Span<T> elements)
        where T : unmanaged
    {
        if (typeof(T) == typeof(Half)) TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<T, Half>(elements));
        else if (typeof(T) == typeof(double)) TensorPrimitives.ConvertChecked(values, MemoryMarshal.Cast<T, double>(elements));
        else values.CopyTo(MemoryMarshal.Cast<T, float>(elements));
    }
}
