using System;

namespace InitGen;

/// <summary>
/// Says what the data looks like that a model is called with: on the type or its forward pass for all inputs, on a parameter for one.
/// Without it, inputs are taken as standardised, with mean 0 and standard deviation 1, which is what the theory of initialization assumes
/// (LeCun et al. 1998).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Mean of an element; 0 unless given.</summary>
    public double Mean { get; set; }

    /// <summary>Standard deviation of an element, at least 0; 1 unless given.</summary>
    public double Std { get; set; } = 1;

    /// <summary>Least value of data that is spread evenly, such as min-max scaled features; goes with <see cref="High"/>.</summary>
    public double Low { get; set; }

    /// <summary>Greatest value of such data; goes with <see cref="Low"/>.</summary>
    public double High { get; set; }
}
