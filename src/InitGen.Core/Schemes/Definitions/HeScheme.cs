namespace InitGen.Theory;

/// <summary>He et al. 2015, eq. 10 and 15: Var(w) = 2 / ((1 + slope^2) n_in).</summary>
internal sealed class HeScheme : VarianceScheme
{
    public override Scheme Scheme => Scheme.He;

    protected override string Title => "He";

    // The paper derives the gain for a slope below 0 and nothing else; what it gives for ReLU is what people mean by "He"
    // elsewhere.
    protected override double DefaultGainSquared(ActivationInfo? activation, out string reason)
    {
        if (activation is { Slope: not null, Family: ActivationFamily.Rectifier, Moments: { } moments })
        {
            reason = $"for {activation.Name}";
            return Gains.ForwardSquared(moments);
        }

        reason = "";
        return 2;
    }
}
