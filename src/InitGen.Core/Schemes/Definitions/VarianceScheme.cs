using System;

namespace InitGen.Theory;

/// <summary>A scheme with Var(w) = gain^2 / fan.</summary>
internal abstract class VarianceScheme : SchemeDefinition
{
    public sealed override SchemeOption Reads(SchemeOptions options, LayerRole role) => ReadsFor(options);

    public sealed override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation)
    {
        double gainSquared = DefaultGainSquared(activation, out string reason);
        return Plan(options, gainSquared, reason);
    }

    /// <summary>The options that any scheme of the kind reads.</summary>
    internal static SchemeOption ReadsFor(SchemeOptions options) =>
        SchemeOption.Distribution | SchemeOption.Fan | SchemeOption.Gain | SchemeOption.Depth
        | (options.Distribution == Distribution.TruncatedNormal ? SchemeOption.Truncation : SchemeOption.None);

    /// <summary>The plan with a gain that comes from elsewhere, unless the options name one.</summary>
    internal SchemePlan Plan(SchemeOptions options, double gainSquared, string reason)
    {
        if (options.Gain is { } given)
        {
            gainSquared = given * given;
            reason = "as given";
        }

        string text = $"gain {Derivation.Gain(gainSquared)} {reason}".TrimEnd();
        if (options.Depth is { } depth)
        {
            gainSquared /= 2.0 * depth;
            text += FormattableString.Invariant($", over sqrt(2 x {depth}) for the residual depth");
        }

        return new()
        {
            Scheme = Scheme,
            Title = Title,
            GainSquared = gainSquared,
            Fan = options.Fan == FanMode.Default ? DefaultFan : options.Fan,
            Distribution = options.Distribution ?? Distribution.Normal,
            Truncation = options.Truncation ?? UnitTruncatedNormal.DefaultCut,
            GainText = text,
        };
    }

    protected abstract string Title { get; }

    protected virtual FanMode DefaultFan => FanMode.In;

    /// <summary>The squared gain if the options name none, and where it comes from.</summary>
    protected virtual double DefaultGainSquared(ActivationInfo? activation, out string reason)
    {
        reason = "";
        return 1;
    }
}
