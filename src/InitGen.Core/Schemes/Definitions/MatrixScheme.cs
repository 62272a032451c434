namespace InitGen.Theory;

/// <summary>A scheme that makes a weight as a whole, from its shape.</summary>
internal abstract class MatrixScheme : SchemeDefinition
{
    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.Gain;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation)
    {
        double gain = options.Gain ?? 1;
        return new()
        {
            Scheme = Scheme,
            Title = Title,
            Whole = Kind,
            GainSquared = gain * gain,
            GainText = $"gain {Derivation.Gain(gain * gain)}{(options.Gain is null ? "" : " as given")}",
        };
    }

    public override OptionProblem? Problem(SchemeOptions options, LayerRole role) => role is LayerRole.Bias or LayerRole.NormScale
        ? Refuse($"Scheme.{Scheme} makes a matrix, which a bias or normalization scale is not; {OfVectors}")
        : null;

    /// <summary>What is in the way of making a weight of this shape; lengths that are not known are 0.</summary>
    public virtual OptionProblem? Problem(WeightShape shape) => null;

    protected abstract string Title { get; }

    protected abstract DistributionKind Kind { get; }
}
