namespace InitGen.Theory;

/// <summary>What a user asked for, as in <see cref="InitAttribute"/>; null is not said.</summary>
public sealed record SchemeOptions
{
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

    /// <inheritdoc cref="InitAttribute.Sparsity"/>
    public double? Sparsity { get; init; }

    /// <inheritdoc cref="InitAttribute.Depth"/>
    public int? Depth { get; init; }

    /// <inheritdoc cref="InitAttribute.Omega"/>
    public double? Omega { get; init; }

    /// <inheritdoc cref="InitAttribute.Position"/>
    public LayerPosition? Position { get; init; }

    /// <inheritdoc cref="InitAttribute.Probability"/>
    public double? Probability { get; init; }

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
        | (Truncation is null ? 0 : SchemeOption.Truncation)
        | (Sparsity is null ? 0 : SchemeOption.Sparsity)
        | (Depth is null ? 0 : SchemeOption.Depth)
        | (Omega is null ? 0 : SchemeOption.Omega)
        | (Position is null ? 0 : SchemeOption.Position)
        | (Probability is null ? 0 : SchemeOption.Probability);
}
