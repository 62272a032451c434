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
}
