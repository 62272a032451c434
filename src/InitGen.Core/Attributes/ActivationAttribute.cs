using System;

namespace InitGen;

/// <summary>
/// Says which activation follows the layer whose weight the member holds; on a method, that the method applies it, for one whose body is
/// not in source or not understood.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ActivationAttribute : Attribute
{
    /// <summary>Declares the activation that follows.</summary>
    /// <param name="activation">The function that the layer's output, bias included, goes through.</param>
    public ActivationAttribute(Activation activation) => Activation = activation;

    /// <summary>The function that the layer's output goes through.</summary>
    public Activation Activation { get; }

    /// <summary>
    /// Negative slope of <see cref="Activation.LeakyReLU"/> (default 0.01) and <see cref="Activation.PReLU"/> (default 0.25), alpha of
    /// <see cref="Activation.ELU"/> (only 1 has a known gain).
    /// </summary>
    public double Slope { get; set; }

    /// <summary>Number of pieces of <see cref="Activation.Maxout"/>; default 2.</summary>
    public int Pieces { get; set; }
}
