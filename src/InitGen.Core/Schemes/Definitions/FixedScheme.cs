namespace InitGen.Theory;

/// <summary>A scheme whose law is the same whatever the layer.</summary>
internal abstract class FixedScheme : SchemeDefinition
{
    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => Needs;

    public sealed override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) =>
        new() { Scheme = Scheme, Title = Title, FixedLaw = Law(options) };

    protected abstract string Title { get; }

    protected abstract WeightDistribution Law(SchemeOptions options);
}
