using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InitGen.CompilerServices;

/// <summary>
/// The normal distribution, and the normal distribution truncated to c standard deviations on either side, from one word each:
/// 31 bits say how far out in the tail, the sign bit says in which one.
/// </summary>
/// <remarks>
/// With t the low 31 bits, p = tail + t (1/2 - tail) / 2^31 is the probability of a tail, <see cref="InverseNormalTable"/>
/// gives the quantile z of p, and the value is mean + sigma * (z, or -z). Truncation only moves where p starts, so that it
/// costs nothing. The quantile is right to 1e-6: for values that never leave mean +- c sigma, give Phi(-(c - 1e-6)) as tail.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NormalTransform : IWordTransform
{
    private const uint SignBit = 0x8000_0000;
    private const uint MantissaBits = 0x007F_FFFF;
    private const uint OneBits = 0x3F80_0000;

    // Words that round up to 2^31 must still give a p below 1/2: there the table ends.
    private const float LargestTail = 0.5f - 1f / (1 << 24);

    private readonly float _mean;
    private readonly float _sigma;
    private readonly float _scale;
    private readonly float _tail;

    /// <summary>Prepares the normal distribution; its values reach 6.34 standard deviations.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="sigma">The standard deviation.</param>
    public NormalTransform(float mean, float sigma)
        : this(mean, sigma, 1f / (1L << 33))
    {
    }

    /// <summary>Prepares the truncated normal distribution.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="sigma">The standard deviation before truncation.</param>
    /// <param name="tail">The probability of one of the two tails that are cut off, from 2^-33 to 1/2 - 2^-24.</param>
    public NormalTransform(float mean, float sigma, float tail)
    {
        _mean = mean;
        _sigma = sigma;
        _tail = tail;
        _scale = (LargestTail - tail) / (1L << 31);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Transform(Vector512<uint> words)
    {
        Vector512<uint> sign = Vector512.Create(SignBit);
        Vector512<float> steps = Vector512.ConvertToSingle((words & ~sign).AsInt32());
        Vector512<uint> p = Fused.MultiplyAdd(steps, Vector512.Create(_scale), Vector512.Create(_tail)).AsUInt32();
        Vector512<int> segment = (p >>> 23).AsInt32();
        Vector512<uint> mantissa = (p & Vector512.Create(MantissaBits)) | Vector512.Create(OneBits);
        Vector512<float> u = mantissa.AsSingle() - Vector512.Create(1.5f);
        Vector512<float> z = Coefficient(6, segment);
        z = Fused.MultiplyAdd(z, u, Coefficient(5, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(4, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(3, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(2, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(1, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(0, segment));
        z = (z.AsUInt32() ^ (words & sign)).AsSingle();
        return Fused.MultiplyAdd(z, Vector512.Create(_sigma), Vector512.Create(_mean));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Transform(Vector256<uint> words)
    {
        Vector256<uint> sign = Vector256.Create(SignBit);
        Vector256<float> steps = Vector256.ConvertToSingle((words & ~sign).AsInt32());
        Vector256<uint> p = Fused.MultiplyAdd(steps, Vector256.Create(_scale), Vector256.Create(_tail)).AsUInt32();
        Vector256<uint> offsets = (p >>> 20) & Vector256.Create((InverseNormalTable.Segments - 1u) * InverseNormalRows.Width);
        Vector256<uint> mantissa = (p & Vector256.Create(MantissaBits)) | Vector256.Create(OneBits);
        Vector256<float> u = mantissa.AsSingle() - Vector256.Create(1.5f);

        // Through memory: eight moves out of a vector take more than a store and eight loads.
        ref uint offset = ref Unsafe.As<Vector256<uint>, uint>(ref offsets);
        Coefficients(ref offset, 4, out Vector256<float> fourth, out Vector256<float> fifth, out Vector256<float> z, out _);
        z = Fused.MultiplyAdd(z, u, fifth);
        z = Fused.MultiplyAdd(z, u, fourth);
        Coefficients(ref offset, 0, out Vector256<float> none, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third);
        z = Fused.MultiplyAdd(z, u, third);
        z = Fused.MultiplyAdd(z, u, second);
        z = Fused.MultiplyAdd(z, u, first);
        z = Fused.MultiplyAdd(z, u, none);
        z = (z.AsUInt32() ^ (words & sign)).AsSingle();
        return Fused.MultiplyAdd(z, Vector256.Create(_sigma), Vector256.Create(_mean));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Transform(Vector128<uint> words)
    {
        Vector128<uint> sign = Vector128.Create(SignBit);
        Vector128<float> steps = Vector128.ConvertToSingle((words & ~sign).AsInt32());
        Vector128<uint> p = Fused.MultiplyAdd(steps, Vector128.Create(_scale), Vector128.Create(_tail)).AsUInt32();
        Vector128<int> segment = ((p >>> 23) & Vector128.Create(InverseNormalTable.Segments - 1u)).AsInt32();
        Vector128<uint> mantissa = (p & Vector128.Create(MantissaBits)) | Vector128.Create(OneBits);
        Vector128<float> u = mantissa.AsSingle() - Vector128.Create(1.5f);
        Vector128<float> z = Coefficient(6, segment);
        z = Fused.MultiplyAdd(z, u, Coefficient(5, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(4, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(3, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(2, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(1, segment));
        z = Fused.MultiplyAdd(z, u, Coefficient(0, segment));
        z = (z.AsUInt32() ^ (words & sign)).AsSingle();
        return Fused.MultiplyAdd(z, Vector128.Create(_sigma), Vector128.Create(_mean));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Transform(uint word)
    {
        uint p = BitConverter.SingleToUInt32Bits(MathF.FusedMultiplyAdd((int)(word & ~SignBit), _scale, _tail));
        int segment = (int)((p >> 23) & (InverseNormalTable.Segments - 1u));
        float u = BitConverter.UInt32BitsToSingle((p & MantissaBits) | OneBits) - 1.5f;
        float z = Coefficient(6, segment);
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(5, segment));
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(4, segment));
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(3, segment));
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(2, segment));
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(1, segment));
        z = MathF.FusedMultiplyAdd(z, u, Coefficient(0, segment));
        z = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(z) ^ (word & SignBit));
        return MathF.FusedMultiplyAdd(z, _sigma, _mean);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Coefficient(int power, Vector512<int> segment)
    {
        ref float row = ref InverseNormalTable.Row(power);
        return Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref row), segment, Vector512.LoadUnsafe(ref row, 16));
    }

    // Four coefficients of eight segments, transposed: each half of a vector by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Coefficients(
        ref uint offsets, uint from, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth)
    {
        Vector256<float> rows0 = Rows(offsets, Unsafe.Add(ref offsets, 4), from);
        Vector256<float> rows1 = Rows(Unsafe.Add(ref offsets, 1), Unsafe.Add(ref offsets, 5), from);
        Vector256<float> rows2 = Rows(Unsafe.Add(ref offsets, 2), Unsafe.Add(ref offsets, 6), from);
        Vector256<float> rows3 = Rows(Unsafe.Add(ref offsets, 3), Unsafe.Add(ref offsets, 7), from);
        Vector256<float> low01 = Avx.UnpackLow(rows0, rows1);
        Vector256<float> low23 = Avx.UnpackLow(rows2, rows3);
        Vector256<float> high01 = Avx.UnpackHigh(rows0, rows1);
        Vector256<float> high23 = Avx.UnpackHigh(rows2, rows3);
        first = Avx.Shuffle(low01, low23, 0b01_00_01_00);
        second = Avx.Shuffle(low01, low23, 0b11_10_11_10);
        third = Avx.Shuffle(high01, high23, 0b01_00_01_00);
        fourth = Avx.Shuffle(high01, high23, 0b11_10_11_10);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows(uint lower, uint upper, uint from) => Vector256.Create(
        Vector128.LoadUnsafe(ref InverseNormalRows.At(lower + from)), Vector128.LoadUnsafe(ref InverseNormalRows.At(upper + from)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Coefficient(int power, Vector128<int> segment) =>
        Vector128.Create(
            Coefficient(power, segment.GetElement(0)),
            Coefficient(power, segment.GetElement(1)),
            Coefficient(power, segment.GetElement(2)),
            Coefficient(power, segment.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Coefficient(int power, int segment) => Unsafe.Add(ref InverseNormalTable.Row(power), segment);
}
