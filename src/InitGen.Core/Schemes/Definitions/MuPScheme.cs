namespace InitGen.Theory;

/// <summary>Yang and Hu 2022, table 3: variance 1 / n_in for input and hidden weights, 1 / n_in^2 for output weights.</summary>
internal sealed class MuPScheme : SchemeDefinition
{
    public override Scheme Scheme => Scheme.MuP;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) =>
        SchemeOption.Position | (VarianceScheme.ReadsFor(options) & ~SchemeOption.Fan);

    public override bool ReadsFans(SchemeOptions options, LayerRole role) => true;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) =>
        Scaling.Plan(options with { Fan = FanMode.In }, 1, "") with
        {
            Scheme = Scheme,
            Title = options.Position switch
            {
                LayerPosition.Output => "muP output",
                LayerPosition.Input => "muP input",
                _ => "muP hidden",
            },
            FanIsSquared = options.Position == LayerPosition.Output,
        };

    private static readonly VarianceScalingScheme Scaling = new();
}
