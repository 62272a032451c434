using System;

namespace InitGen;

/// <summary>
/// What an <c>[Init]</c> that names no scheme means in a type, or in the whole assembly: written once instead of on forty members. A
/// type's defaults come before the assembly's. An option that such an <c>[Init]</c> gives itself replaces the default's; one that
/// names a scheme, be it <see cref="Scheme.Auto"/>, has nothing to do with the defaults.
/// They concern weights, and embeddings where the scheme does not follow from a fan; biases and normalization parameters keep their
/// own. A derived class has those of its base.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class InitDefaultsAttribute : Attribute
{
    /// <summary>Sets the scheme of members whose <c>[Init]</c> names none.</summary>
    /// <param name="scheme">How their weights start.</param>
    public InitDefaultsAttribute(Scheme scheme) => Scheme = scheme;

    /// <summary>How the weights start.</summary>
    public Scheme Scheme { get; }

    /// <inheritdoc cref="InitAttribute.Distribution"/>
    public Distribution Distribution { get; set; }

    /// <inheritdoc cref="InitAttribute.Fan"/>
    public FanMode Fan { get; set; }

    /// <inheritdoc cref="InitAttribute.Gain"/>
    public double Gain { get; set; }

    /// <inheritdoc cref="InitAttribute.Std"/>
    public double Std { get; set; }

    /// <inheritdoc cref="InitAttribute.Mean"/>
    public double Mean { get; set; }

    /// <inheritdoc cref="InitAttribute.Low"/>
    public double Low { get; set; }

    /// <inheritdoc cref="InitAttribute.High"/>
    public double High { get; set; }

    /// <inheritdoc cref="InitAttribute.Value"/>
    public double Value { get; set; }

    /// <inheritdoc cref="InitAttribute.Truncation"/>
    public double Truncation { get; set; }

    /// <inheritdoc cref="InitAttribute.Sparsity"/>
    public double Sparsity { get; set; }

    /// <inheritdoc cref="InitAttribute.Depth"/>
    public int Depth { get; set; }

    /// <inheritdoc cref="InitAttribute.Omega"/>
    public double Omega { get; set; }

    /// <inheritdoc cref="InitAttribute.Position"/>
    public LayerPosition Position { get; set; }

    /// <inheritdoc cref="InitAttribute.Probability"/>
    public double Probability { get; set; }
}
