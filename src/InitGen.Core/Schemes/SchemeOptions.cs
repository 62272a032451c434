namespace InitGen.Theory;

/// <summary>What a user asked for, as in <see cref="InitAttribute"/>; null is not said.</summary>
public sealed record SchemeOptions
{
    /// <summary>A bare <c>[Init]</c>.</summary>
    public SchemeOptions()
    {
    }

    /// <summary>
    /// The options that were said. The way in for what is compiled against the netstandard2.0 build of this assembly and may run with
    /// the net8.0 one: an init accessor is not the same method in both.
    /// </summary>
    /// <param name="scheme">See <see cref="Scheme"/>.</param>
    /// <param name="distribution">See <see cref="Distribution"/>.</param>
    /// <param name="fan">See <see cref="Fan"/>.</param>
    /// <param name="gain">See <see cref="Gain"/>.</param>
    /// <param name="std">See <see cref="Std"/>.</param>
    /// <param name="mean">See <see cref="Mean"/>.</param>
    /// <param name="low">See <see cref="Low"/>.</param>
    /// <param name="high">See <see cref="High"/>.</param>
    /// <param name="value">See <see cref="Value"/>.</param>
    /// <param name="truncation">See <see cref="Truncation"/>.</param>
    public SchemeOptions(
        Scheme scheme,
        Distribution? distribution = null,
        FanMode fan = FanMode.Default,
        double? gain = null,
        double? std = null,
        double? mean = null,
        double? low = null,
        double? high = null,
        double? value = null,
        double? truncation = null) =>
        (Scheme, Distribution, Fan, Gain, Std, Mean, Low, High, Value, Truncation) =
        (scheme, distribution, fan, gain, std, mean, low, high, value, truncation);

    /// <summary>A bare <c>[Init]</c>.</summary>
    public static SchemeOptions Auto { get; } = new();

    /// <inheritdoc cref="InitAttribute.Scheme"/>
    public Scheme Scheme { get; init; }

    /// <inheritdoc cref="InitAttribute.Distribution"/>
    public Distribution? Distribution { get; init; }

    /// <inheritdoc cref="InitAttribute.Fan"/>
    public FanMode Fan { get; init; }

    /// <inheritdoc cref="InitAttribute.Gain"/>
    public double? Gain { get; init; }

    /// <inheritdoc cref="InitAttribute.Std"/>
    public double? Std { get; init; }

    /// <inheritdoc cref="InitAttribute.Mean"/>
    public double? Mean { get; init; }

    /// <inheritdoc cref="InitAttribute.Low"/>
    public double? Low { get; init; }

    /// <inheritdoc cref="InitAttribute.High"/>
    public double? High { get; init; }

    /// <inheritdoc cref="InitAttribute.Value"/>
    public double? Value { get; init; }

    /// <inheritdoc cref="InitAttribute.Truncation"/>
    public double? Truncation { get; init; }

    /// <summary>The options that were said.</summary>
    public SchemeOption Said =>
        (Distribution is null ? 0 : SchemeOption.Distribution)
        | (Fan == FanMode.Default ? 0 : SchemeOption.Fan)
        | (Gain is null ? 0 : SchemeOption.Gain)
        | (Std is null ? 0 : SchemeOption.Std)
        | (Mean is null ? 0 : SchemeOption.Mean)
        | (Low is null ? 0 : SchemeOption.Low)
        | (High is null ? 0 : SchemeOption.High)
        | (Value is null ? 0 : SchemeOption.Value)
        | (Truncation is null ? 0 : SchemeOption.Truncation);
}
