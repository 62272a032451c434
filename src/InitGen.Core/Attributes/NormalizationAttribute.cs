using System;

namespace InitGen;

/// <summary>Says that a method normalizes its argument, where its body does not show it: native code, or a formula of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NormalizationAttribute : Attribute
{
    /// <summary>Declares what the method does.</summary>
    /// <param name="normalization">Over what it takes its statistics.</param>
    public NormalizationAttribute(Normalization normalization) => Normalization = normalization;

    /// <summary>Over what the method takes its statistics.</summary>
    public Normalization Normalization { get; }
}
