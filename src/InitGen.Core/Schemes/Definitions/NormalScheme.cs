namespace InitGen.Theory;

/// <summary>N(Mean, Std).</summary>
internal sealed class NormalScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.Normal;

    public override SchemeOption Needs => SchemeOption.Std;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.Std | SchemeOption.Mean | SchemeOption.Depth;

    protected override string Title => "Normal";

    protected override WeightDistribution Law(SchemeOptions options) =>
        WeightDistribution.Normal(options.Mean.GetValueOrDefault(), Sigma(options));
}
