namespace InitGen.Theory;

/// <summary>Jozefowicz et al. 2015, section 2.2 (after Gers et al. 2000): an LSTM starts by remembering.</summary>
internal sealed class LstmForgetBiasScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.LstmForgetBias;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.Value;

    public override OptionProblem? Problem(SchemeOptions options, LayerRole role) => role is LayerRole.Bias or LayerRole.NormShift
        ? null
        : Refuse("Scheme.LstmForgetBias is for a [Bias] of four gates");

    public override OptionProblem? Problem(WeightShape shape) => shape.Rows % 4 == 0
        ? null
        : Refuse("Scheme.LstmForgetBias needs a size that four gates divide evenly");

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) => new()
    {
        Scheme = Scheme,
        Title = Title,
        Whole = Kind,
        Value = options.Value ?? 1,
    };

    protected override string Title => "LSTM forget bias";

    protected override DistributionKind Kind => DistributionKind.Gate;
}
