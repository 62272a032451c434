namespace InitGen.Theory;

/// <summary>
/// torch.nn.init.kaiming_uniform_ with a = sqrt(5), as torch.nn.Linear and the convolutions call it: a bound of 1 / sqrt(fan_in), and the
/// same for the bias. Its fan_in is the weight's size(1) times the kernel, whatever the layer.
/// </summary>
internal sealed class TorchDefaultScheme : SchemeDefinition
{
    public override Scheme Scheme => Scheme.TorchDefault;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.None;

    public override bool ReadsFans(SchemeOptions options, LayerRole role) => role is LayerRole.Weight or LayerRole.Bias;

    public override OptionProblem? Problem(SchemeOptions options, LayerRole role) => null;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) => role switch
    {
        LayerRole.Embedding => Fixed(WeightDistribution.Normal(0, 1)),
        LayerRole.NormScale => Fixed(WeightDistribution.Constant(1)),
        LayerRole.NormShift => Fixed(WeightDistribution.Constant(0)),
        _ => new()
        {
            Scheme = Scheme,
            Title = Title,
            GainSquared = 1.0 / 3,
            Fan = FanMode.In,
            FanIsWidth = true,
            Distribution = Distribution.Uniform,
            GainText = "as torch.nn does",
        },
    };

    private const string Title = "PyTorch's default";

    private SchemePlan Fixed(WeightDistribution law) => new() { Scheme = Scheme, Title = Title, FixedLaw = law };
}
