namespace InitGen.Graph;

/// <summary>What to follow besides the moments.</summary>
public sealed record PropagationOptions
{
    /// <summary>Moments alone.</summary>
    public static PropagationOptions Default { get; } = new();

    /// <summary>
    /// The correlation of two inputs, from -1 to 1, to be followed through the network; null to leave it, which is quicker for smooth
    /// activations. Batch normalization and mean pooling need that of independent inputs, 0, and follow it by themselves.
    /// </summary>
    public double? Correlation { get; init; }
}
