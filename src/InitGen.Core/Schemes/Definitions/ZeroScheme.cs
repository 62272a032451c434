namespace InitGen.Theory;

/// <summary>w = 0: biases, and weights of models without a hidden layer.</summary>
internal sealed class ZeroScheme : FixedScheme
{
    public override Scheme Scheme => Scheme.Zero;

    protected override string Title => "Zero";

    protected override WeightDistribution Law(SchemeOptions options) => default;
}
