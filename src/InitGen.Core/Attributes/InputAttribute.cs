using System;

namespace InitGen;

/// <summary>
/// Says how the data is distributed that a model is called with; on the model, or on a parameter of its forward pass. Either
/// <see cref="Mean"/> and <see cref="Std"/>, or <see cref="Low"/> and <see cref="High"/>. Without it, mean 0 and standard deviation 1 are
/// assumed, as all theory of initialization does.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Parameter)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The mean of an element, finite; 0 for standardised data (z-score).</summary>
    public double Mean { get; set; }

    /// <summary>The standard deviation of an element, above 0; 1 for standardised data (z-score).</summary>
    public double Std { get; set; } = 1;

    /// <summary>The least value of data that was rescaled (min-max), taken as uniform up to <see cref="High"/>.</summary>
    public double Low { get; set; }

    /// <summary>The greatest value of data that was rescaled; above <see cref="Low"/>.</summary>
    public double High { get; set; }
}
