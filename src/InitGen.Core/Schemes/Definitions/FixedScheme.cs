using System;

namespace InitGen.Theory;

/// <summary>A scheme whose law is the same whatever the layer.</summary>
internal abstract class FixedScheme : SchemeDefinition
{
    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => Needs;

    public sealed override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) =>
        new() { Scheme = Scheme, Title = TitleOf(options, role), FixedLaw = Law(options) };

    protected abstract string Title { get; }

    protected abstract WeightDistribution Law(SchemeOptions options);

    /// <summary>Std, over sqrt(2 L) at residual depth L.</summary>
    protected static double Sigma(SchemeOptions options) => options.Depth is { } depth
        ? options.Std.GetValueOrDefault() / Math.Sqrt(2.0 * depth)
        : options.Std.GetValueOrDefault();

    private string TitleOf(SchemeOptions options, LayerRole role) =>
        options.Depth is { } depth && Reads(options, role).HasFlag(SchemeOption.Depth)
            ? FormattableString.Invariant($"{Title} at residual depth {depth}")
            : Title;
}
