namespace InitGen;

/// <summary>How a model's weights are initialized, beyond what its attributes say.</summary>
public readonly record struct InitializationOptions
{
    /// <summary>
    /// The seed of every parameter that has none of its own. The same seed gives the same bits on every machine; two instances of one
    /// model with one seed have equal weights, so the members of an ensemble take different seeds.
    /// </summary>
    public ulong Seed { get; init; }
}
