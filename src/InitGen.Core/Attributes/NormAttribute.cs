using System;

namespace InitGen;

/// <summary>
/// The member holds the scale (gamma) of a batch, layer, group or RMS normalization: shape [width]. A bare <c>[Init]</c> sets it to 1,
/// so that the layer starts by normalizing and nothing else (Ioffe and Szegedy 2015). Its shift (beta) is a
/// <see cref="BiasAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NormAttribute : Attribute
{
    /// <summary>A normalization whose width is known at build time.</summary>
    /// <param name="width">Number of features or channels, at least 1.</param>
    public NormAttribute(int width) => Width = width;

    /// <summary>A normalization whose width is read from a member when the code runs.</summary>
    /// <param name="width">Name of a field, property or constant that holds the number of features or channels.</param>
    public NormAttribute(string width) => Width = width;

    /// <summary>Number of features or channels (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Width { get; }
}
