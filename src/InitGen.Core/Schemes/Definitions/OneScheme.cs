namespace InitGen.Theory;

/// <summary>w = 1: normalization scales (Ioffe and Szegedy 2015).</summary>
internal sealed class OneScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.One;

    protected override string Title => "One";

    protected override WeightDistribution Law(SchemeOptions options) => WeightDistribution.Constant(1);
}
