using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InitGen.CompilerServices;

/// <summary>
/// The uniform distribution on [low, high]: the word, read as a signed number, times half the range, plus the centre. No
/// value lies outside, and a symmetric range gives symmetric values.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UniformTransform : IWordTransform
{
    private const float WordRange = 1L << 31;

    private readonly float _scale;
    private readonly float _center;

    /// <summary>Prepares the distribution.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public UniformTransform(float low, float high)
    {
        float center = 0.5f * low + 0.5f * high;

        // The halves of the smallest numbers underflow.
        if (!(center >= low && center <= high))
            center = low;
        float above = high - center, below = center - low;
        _center = center;
        _scale = (above < below ? above : below) / WordRange;

        // Rounding may carry an end over its bound, by less than one step of the scale.
        if (MathF.FusedMultiplyAdd(WordRange, _scale, center) > high || MathF.FusedMultiplyAdd(-WordRange, _scale, center) < low)
            _scale = MathF.BitDecrement(_scale);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Transform(Vector512<uint> words) =>
        Fused.MultiplyAdd(Vector512.ConvertToSingle(words.AsInt32()), Vector512.Create(_scale), Vector512.Create(_center));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Transform(Vector256<uint> words) =>
        Fused.MultiplyAdd(Vector256.ConvertToSingle(words.AsInt32()), Vector256.Create(_scale), Vector256.Create(_center));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Transform(Vector128<uint> words) =>
        Fused.MultiplyAdd(Vector128.ConvertToSingle(words.AsInt32()), Vector128.Create(_scale), Vector128.Create(_center));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Transform(uint word) => MathF.FusedMultiplyAdd((int)word, _scale, _center);
}
