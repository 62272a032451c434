using System;

namespace InitGen.Theory;

/// <summary>
/// A scheme with everything decided but the size of the layer: what the generator needs to know of a layer whose sizes are known
/// only when the code runs.
/// </summary>
public sealed record SchemePlan
{
    /// <summary>The scheme in use: never <see cref="Scheme.Auto"/>.</summary>
    public Scheme Scheme { get; internal init; }

    /// <summary>The scheme's name in texts: <c>He</c>, <c>Embedding</c>.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The law itself if the scheme has one whatever the layer's size; null if it follows from a fan.</summary>
    public WeightDistribution? FixedLaw { get; internal init; }

    /// <summary>
    /// What the scheme makes if it makes the weight as a whole; null if each element is drawn by itself. The law then follows from the
    /// weight's shape.
    /// </summary>
    public DistributionKind? Whole { get; internal init; }

    /// <summary>Sigma of the normal elements of a sparse weight; 0 for anything else.</summary>
    public double Std { get; internal init; }

    /// <summary>What is in the gate of a vector that is zero elsewhere; 0 for anything else.</summary>
    public double Value { get; internal init; }

    /// <summary>Share of zeros of a sparse weight; 0 for anything else.</summary>
    public double Sparsity { get; internal init; }

    /// <summary>The squared gain; 1 if the law is fixed.</summary>
    public double GainSquared { get; internal init; } = 1;

    /// <summary>The gain; 1 if the law is fixed.</summary>
    public double Gain => Math.Sqrt(GainSquared);

    /// <summary>Which fan divides the variance; <see cref="FanMode.Default"/> if the law is fixed.</summary>
    public FanMode Fan { get; internal init; }

    /// <summary>
    /// The fan is not the layer's but the weight's elements over its first length, which PyTorch takes for it; a bias has that of its
    /// layer's weight.
    /// </summary>
    public bool FanIsWidth { get; internal init; }

    /// <summary>The variance is divided by the fan twice.</summary>
    public bool FanIsSquared { get; internal init; }

    /// <summary>The shape of a law that follows from a fan.</summary>
    public Distribution Distribution { get; internal init; }

    /// <summary>Where a truncated normal that follows from a fan is cut, in units of its own sigma.</summary>
    public double Truncation { get; internal init; } = UnitTruncatedNormal.DefaultCut;

    /// <summary>Where the gain comes from: <c>gain sqrt(2) for ReLU</c>; empty if the law is fixed.</summary>
    public string GainText { get; internal init; } = "";

    /// <summary>
    /// <see cref="Scheme.Auto"/> had to guess: the activation behind the layer is not known, or no gain is known for its
    /// parameter.
    /// </summary>
    public bool IsGuess { get; internal init; }

    /// <summary>Fills in the size of the layer.</summary>
    /// <param name="fans">The layer's fans; a fixed law does not read them.</param>
    /// <returns>The law, and how it came about.</returns>
    /// <exception cref="InvalidOperationException">The law follows from the weight's shape.</exception>
    public ResolvedScheme Resolve(Fans fans)
    {
        if (Whole is not null)
            throw new InvalidOperationException($"The law of Scheme.{Scheme} follows from the weight's shape: resolve it with that.");
        if (FixedLaw is { } law)
            return new ResolvedScheme(this, double.NaN, law, Derivation.OfFixed(Title, law));

        double fan = fans.Of(Fan, Fan);
        if (FanIsSquared) fan *= fan;
        law = VarianceScaling.Law(GainSquared, fan, Distribution, Truncation);
        return new ResolvedScheme(this, fan, law, Derivation.OfScaled(this, fans));
    }

    /// <summary>Fills in the size of the layer for a scheme that may make the weight as a whole.</summary>
    /// <param name="fans">The layer's fans; read by a law that follows from one.</param>
    /// <param name="shape">The weight; read by a law that follows from its shape.</param>
    /// <returns>The law, and how it came about.</returns>
    public ResolvedScheme Resolve(Fans fans, WeightShape shape)
    {
        WeightDistribution? whole = Whole switch
        {
            DistributionKind.Orthogonal => WeightDistribution.Orthogonal(Gain, shape),
            DistributionKind.DeltaOrthogonal => WeightDistribution.DeltaOrthogonal(Gain, shape),
            DistributionKind.UnitSphere => WeightDistribution.UnitSphere(Gain, shape),
            DistributionKind.Identity => WeightDistribution.Identity(Gain, shape),
            DistributionKind.Sparse => WeightDistribution.Sparse(Std, Sparsity, shape),
            DistributionKind.Gate => WeightDistribution.Gate(Value, 0.25),
            _ => null,
        };
        return whole is { } law
            ? new ResolvedScheme(this, double.NaN, law, Derivation.OfWhole(this, shape))
            : Resolve(FanIsWidth ? new Fans(shape.Width, shape.Rows) : fans);
    }
}
