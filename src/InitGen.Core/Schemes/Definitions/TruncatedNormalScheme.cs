namespace InitGen.Theory;

/// <summary>N(Mean, Std) cut at Truncation sigma; Std is the sigma before the cut.</summary>
internal sealed class TruncatedNormalScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.TruncatedNormal;

    public override SchemeOption Needs => SchemeOption.Std;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) =>
        SchemeOption.Std | SchemeOption.Mean | SchemeOption.Depth | SchemeOption.Truncation;

    protected override string Title => "Truncated normal";

    protected override WeightDistribution Law(SchemeOptions options) => WeightDistribution.TruncatedNormal(
        options.Mean.GetValueOrDefault(), Sigma(options), options.Truncation ?? UnitTruncatedNormal.DefaultCut);
}
