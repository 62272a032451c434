using System;

namespace InitGen.Safetensors;

/// <summary>The types of elements that the format names, in the order by which its reference implementation sorts tensors.</summary>
public enum TensorElement
{
    /// <summary>BOOL: one byte, 0 or 1.</summary>
    Bool,

    /// <summary>U8: one byte.</summary>
    U8,

    /// <summary>I8: one byte with a sign.</summary>
    I8,

    /// <summary>F8_E5M2: 8 bits, of which 5 are the exponent.</summary>
    F8E5M2,

    /// <summary>F8_E4M3: 8 bits, of which 4 are the exponent.</summary>
    F8E4M3,

    /// <summary>I16: 16 bits with a sign.</summary>
    I16,

    /// <summary>U16: 16 bits.</summary>
    U16,

    /// <summary>F16: binary16 of IEEE 754.</summary>
    F16,

    /// <summary>BF16: the upper half of a binary32.</summary>
    BF16,

    /// <summary>I32: 32 bits with a sign.</summary>
    I32,

    /// <summary>U32: 32 bits.</summary>
    U32,

    /// <summary>F32: binary32 of IEEE 754.</summary>
    F32,

    /// <summary>F64: binary64 of IEEE 754.</summary>
    F64,

    /// <summary>I64: 64 bits with a sign.</summary>
    I64,

    /// <summary>U64: 64 bits.</summary>
    U64,
}

/// <summary>The names and sizes of elements.</summary>
public static class TensorElements
{
    /// <summary>The element type of a name.</summary>
    /// <param name="dtype">The name as the format writes it: <c>F32</c>.</param>
    /// <returns>The type, or null for a name that is not known, or whose elements are not whole bytes.</returns>
    public static TensorElement? Parse(string dtype) => dtype switch
    {
        "BOOL" => TensorElement.Bool,
        "U8" => TensorElement.U8,
        "I8" => TensorElement.I8,
        "F8_E5M2" => TensorElement.F8E5M2,
        "F8_E4M3" => TensorElement.F8E4M3,
        "I16" => TensorElement.I16,
        "U16" => TensorElement.U16,
        "F16" => TensorElement.F16,
        "BF16" => TensorElement.BF16,
        "I32" => TensorElement.I32,
        "U32" => TensorElement.U32,
        "F32" => TensorElement.F32,
        "F64" => TensorElement.F64,
        "I64" => TensorElement.I64,
        "U64" => TensorElement.U64,
        _ => null,
    };

    /// <summary>The name as the format writes it.</summary>
    /// <param name="element">The type.</param>
    /// <returns>The name: <c>F32</c>.</returns>
    public static string Name(this TensorElement element) => element switch
    {
        TensorElement.Bool => "BOOL",
        TensorElement.F8E5M2 => "F8_E5M2",
        TensorElement.F8E4M3 => "F8_E4M3",
        _ => element.ToString(),
    };

    /// <summary>The bytes of one element.</summary>
    /// <param name="element">The type.</param>
    /// <returns>1, 2, 4 or 8.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public static int Size(this TensorElement element) => element switch
    {
        TensorElement.Bool or TensorElement.U8 or TensorElement.I8 or TensorElement.F8E5M2 or TensorElement.F8E4M3 => 1,
        TensorElement.I16 or TensorElement.U16 or TensorElement.F16 or TensorElement.BF16 => 2,
        TensorElement.I32 or TensorElement.U32 or TensorElement.F32 => 4,
        TensorElement.F64 or TensorElement.I64 or TensorElement.U64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "element must be a member of TensorElement."),
    };
}
