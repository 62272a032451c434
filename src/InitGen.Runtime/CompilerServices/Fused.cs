using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace InitGen.CompilerServices;

/// <summary>left * right + addend with one rounding, at every width and on every machine.</summary>
internal static class Fused
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend)
    {
        if (Avx512F.IsSupported)
            return Avx512F.FusedMultiplyAdd(left, right, addend);
        return Vector512.Create(
            MultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
            MultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend)
    {
        if (Fma.IsSupported)
            return Fma.MultiplyAdd(left, right, addend);
        return Vector256.Create(
            MultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
            MultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        if (Fma.IsSupported)
            return Fma.MultiplyAdd(left, right, addend);
        if (AdvSimd.IsSupported)
            return AdvSimd.FusedMultiplyAdd(addend, left, right);
        return Vector128.Create(
            MathF.FusedMultiplyAdd(left.GetElement(0), right.GetElement(0), addend.GetElement(0)),
            MathF.FusedMultiplyAdd(left.GetElement(1), right.GetElement(1), addend.GetElement(1)),
            MathF.FusedMultiplyAdd(left.GetElement(2), right.GetElement(2), addend.GetElement(2)),
            MathF.FusedMultiplyAdd(left.GetElement(3), right.GetElement(3), addend.GetElement(3)));
    }
}
