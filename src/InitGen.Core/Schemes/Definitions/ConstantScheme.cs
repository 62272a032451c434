namespace InitGen.Theory;

/// <summary>w = Value.</summary>
internal sealed class ConstantScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.Constant;

    public override SchemeOption Needs => SchemeOption.Value;

    protected override string Title => "Constant";

    protected override WeightDistribution Law(SchemeOptions options) =>
        WeightDistribution.Constant(options.Value.GetValueOrDefault());
}
