namespace InitGen.Theory;

/// <summary>U(Low, High).</summary>
internal sealed class UniformScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.Uniform;

    public override SchemeOption Needs => SchemeOption.Low | SchemeOption.High;

    protected override string Title => "Uniform";

    protected override WeightDistribution Law(SchemeOptions options) =>
        WeightDistribution.Uniform(options.Low.GetValueOrDefault(), options.High.GetValueOrDefault());
}
