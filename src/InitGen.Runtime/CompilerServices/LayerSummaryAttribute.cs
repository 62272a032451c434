using System;
using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>
/// What a layer type says of its weights and of how its constructors set their sizes, for models in other assemblies: private members
/// cannot be seen from there. Written and read by the generator; the format of the lines is its own.
/// </summary>
/// <param name="lines">One line for each weight and each constructor.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerSummaryAttribute(params string[] lines) : Attribute
{
    /// <summary>One line for each weight and each constructor.</summary>
    public string[] Lines { get; } = lines;
}
