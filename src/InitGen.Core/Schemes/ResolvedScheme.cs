namespace InitGen.Theory;

/// <summary>A scheme applied to a layer: the law of its weights, and how it came about.</summary>
/// <param name="Plan">What was decided before the size of the layer came in.</param>
/// <param name="FanValue">The fan that divides the variance; NaN if the law is fixed.</param>
/// <param name="Law">The law of the weights.</param>
/// <param name="Text">
/// The derivation in one line: <c>He normal: sigma = sqrt(2 / 784) = 0.0505076, gain sqrt(2) for ReLU</c>.
/// </param>
public sealed record ResolvedScheme(SchemePlan Plan, double FanValue, WeightDistribution Law, string Text)
{
    /// <inheritdoc cref="SchemePlan.Scheme"/>
    public Scheme Scheme => Plan.Scheme;

    /// <inheritdoc cref="SchemePlan.GainSquared"/>
    public double GainSquared => Plan.GainSquared;

    /// <inheritdoc cref="SchemePlan.Gain"/>
    public double Gain => Plan.Gain;

    /// <inheritdoc cref="SchemePlan.Fan"/>
    public FanMode Fan => Plan.Fan;
}
