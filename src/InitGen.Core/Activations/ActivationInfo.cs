namespace InitGen.Theory;

/// <summary>An activation with its parameter filled in, and what is known of it.</summary>
public sealed record ActivationInfo
{
    internal ActivationInfo(
        Activation activation,
        string name,
        ActivationFamily family,
        ActivationMoments? moments,
        string source,
        double? slope = null,
        double? alpha = null,
        int? pieces = null)
    {
        (Activation, Name, Family, Moments, Source) = (activation, name, family, moments, source);
        (Slope, Alpha, Pieces) = (slope, alpha, pieces);
    }

    /// <summary>Which activation.</summary>
    public Activation Activation { get; }

    /// <summary>Its name in messages, parameter included: <c>leaky ReLU (slope 0.2)</c>.</summary>
    public string Name { get; internal init; }

    /// <summary>The family it belongs to.</summary>
    public ActivationFamily Family { get; }

    /// <summary>
    /// Its moments, or null where none are known: softmax depends on the number of classes, ELU is known at alpha 1 alone.
    /// </summary>
    public ActivationMoments? Moments { get; internal init; }

    /// <summary>The paper that introduced it.</summary>
    public string Source { get; }

    /// <summary>
    /// The slope below 0 of a piecewise linear rectifier, 0 for ReLU itself; for <see cref="Activation.RReLU"/> the mean of its
    /// slopes. Null for all others.
    /// </summary>
    public double? Slope { get; internal init; }

    /// <summary>The alpha of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>; null for all others.</summary>
    public double? Alpha { get; internal init; }

    /// <summary>The number of pieces of <see cref="Activation.Maxout"/>; null for all others.</summary>
    public int? Pieces { get; internal init; }
}
