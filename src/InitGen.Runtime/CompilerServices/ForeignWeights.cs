using System;
using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>
/// Memory that only its owner can write: that of another device, or one with elements that .NET has no type for. Generated code derives from it.
/// Values are made in pieces, and each piece is handed over.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ForeignWeights
{
    /// <summary>A number that this memory has and no other: two parameters with one number are one.</summary>
    public abstract nint Identity { get; }

    /// <summary>Takes over a piece.</summary>
    /// <param name="start">Index of its first element within the parameter, in row-major order.</param>
    /// <param name="values">The values.</param>
    public abstract void Write(long start, ReadOnlySpan<float> values);

    /// <summary>Hands out a piece, in order to save it. Code that was generated before this member was there does not override it.</summary>
    /// <param name="start">Index of its first element within the parameter, in row-major order.</param>
    /// <param name="values">Where the values go.</param>
    /// <exception cref="NotSupportedException">The owner cannot read its memory.</exception>
    public virtual void Read(long start, Span<float> values) => throw new NotSupportedException(
        $"{GetType().Name} writes its memory and does not read it, so these weights cannot be saved. Build the project again with this version of InitGen.");
}
