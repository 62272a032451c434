namespace InitGen.Theory;

/// <summary>Sitzmann et al. 2020, section 3.2 and supplement 1.5: weights of layers behind which sin(omega x) stands.</summary>
internal sealed class SirenScheme : SchemeDefinition
{
    private const double DefaultOmega = 30;

    public override Scheme Scheme => Scheme.Siren;

    // The first layer's bound does not know omega.
    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => options.Position == LayerPosition.Input
        ? SchemeOption.Position
        : SchemeOption.Position | SchemeOption.Omega;

    public override bool ReadsFans(SchemeOptions options, LayerRole role) => true;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation)
    {
        bool first = options.Position == LayerPosition.Input;
        double omega = options.Omega ?? DefaultOmega;
        return new()
        {
            Scheme = Scheme,
            Title = "SIREN",

            // A bound of 1 / n has the variance 1 / (3 n^2), one of sqrt(6 / n) / omega has 2 / (omega^2 n).
            GainSquared = first ? 1.0 / 3 : 2 / (omega * omega),
            Fan = FanMode.In,
            FanIsSquared = first,
            Distribution = Distribution.Uniform,
            GainText = first ? "first layer" : $"omega {Derivation.Number(omega)}",
        };
    }
}
