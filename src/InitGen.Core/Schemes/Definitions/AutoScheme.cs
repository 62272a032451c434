namespace InitGen.Theory;

/// <summary>
/// Picks what the literature recommends for the activation behind the layer, or for what the parameter is if it is no weight.
/// </summary>
internal sealed class AutoScheme : SchemeDefinition
{
    private static readonly XavierScheme Xavier = new();
    private static readonly HeScheme He = new();
    private static readonly LeCunScheme LeCun = new();
    private static readonly VarianceScalingScheme Scaling = new();

    public override Scheme Scheme => Scheme.Auto;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) =>
        role is LayerRole.Weight or LayerRole.Embedding ? VarianceScheme.ReadsFor(options) : SchemeOption.None;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) => role switch
    {
        LayerRole.Bias or LayerRole.NormShift => new ZeroScheme().Plan(options, role, activation),
        LayerRole.NormScale => new OneScheme().Plan(options, role, activation),
        LayerRole.Embedding => ForEmbedding(options),
        _ => ForWeight(options, activation),
    };

    // sigma = 1 / sqrt(width), so that a row has an expected squared norm of 1; an embedding's fan-out is its width.
    private static SchemePlan ForEmbedding(SchemeOptions options) =>
        Scaling.Plan(options.Fan == FanMode.Default ? options with { Fan = FanMode.Out } : options, 1, "")
            with { Title = "Embedding" };

    private static SchemePlan ForWeight(SchemeOptions options, ActivationInfo? activation)
    {
        if (activation is null)
            return Xavier.Plan(options, 1, "as for no activation, since none is known") with { IsGuess = true };

        string reason = $"for {activation.Name}";
        switch (activation.Family)
        {
            case ActivationFamily.Rectifier:
            case ActivationFamily.SmoothRectifier:
            case ActivationFamily.Other:
                // He's variance with the activation's own forward gain. Where no moments are known (ELU at another alpha, maxout
                // of many pieces), ReLU's gain for the rectifier and gain 1 for the rest are the nearest that are.
                return activation.Moments is { } moments
                    ? He.Plan(options, Gains.ForwardSquared(moments), reason)
                    : He.Plan(options, activation.Family == ActivationFamily.Rectifier ? 2 : 1, reason) with { IsGuess = true };

            case ActivationFamily.SelfNormalizing:
                return LeCun.Plan(options, 1, reason);

            default:
                // Linear and S-shaped units and network ends: what Xavier was derived for. Gated units as well: the product a
                // phi(b) grows with the square of its input (lambda above 1), so a gain that restores its second moment would
                // make any excess grow with it; their papers keep a and b at unit size, gain 1, and leave the rest to the
                // normalization around them.
                return Xavier.Plan(options, 1, reason);
        }
    }
}
