using System;

namespace InitGen;

/// <summary>
/// The member holds the bias of a layer, or the shift (beta) of a normalization: shape [size]. Without an <c>[Init]</c> of its own it
/// starts at 0.
/// </summary>
/// <remarks>
/// A bias belongs to the layer declared last before it, or to the one that <see cref="For"/> names, and draws and is reported
/// under that layer's path: <c>hidden.bias</c> beside <c>hidden.weight</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class BiasAttribute : Attribute
{
    /// <summary>
    /// The bias of a <see cref="LayerAttribute">layer</see>, one element for each of its outputs; elsewhere the size has to be given.
    /// </summary>
    public BiasAttribute()
    {
    }

    /// <summary>A bias whose size is known at build time.</summary>
    /// <param name="size">Number of elements, at least 1.</param>
    public BiasAttribute(int size) => Size = size;

    /// <summary>A bias whose size is read from a member when the code runs.</summary>
    /// <param name="size">Name of a field, property or constant that holds the number of elements.</param>
    public BiasAttribute(string size) => Size = size;

    /// <summary>
    /// Number of elements (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>); null for as many as the
    /// layer has outputs.
    /// </summary>
    public object? Size { get; }

    /// <summary>Name of the member that holds the weight this bias belongs to: <c>For = nameof(_hidden)</c>.</summary>
    public string? For { get; set; }
}
