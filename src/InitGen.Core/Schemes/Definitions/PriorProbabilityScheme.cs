namespace InitGen.Theory;

/// <summary>Lin et al. 2017, section 4.1: the bias with which a sigmoid starts at a given probability.</summary>
internal sealed class PriorProbabilityScheme : FixedScheme
{
    private const double DefaultProbability = 0.01;

    public override Scheme Scheme => Scheme.PriorProbability;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.Probability;

    public override OptionProblem? Problem(SchemeOptions options, LayerRole role) => role is LayerRole.Bias or LayerRole.NormShift
        ? null
        : Refuse("Scheme.PriorProbability is for a [Bias], that of a layer which ends in a sigmoid");

    protected override string Title => "Prior probability";

    protected override WeightDistribution Law(SchemeOptions options)
    {
        double probability = options.Probability ?? DefaultProbability;
        return WeightDistribution.Constant(DeterministicMath.Log(probability) - DeterministicMath.Log(1 - probability));
    }
}
