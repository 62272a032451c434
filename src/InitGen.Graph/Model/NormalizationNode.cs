namespace InitGen.Graph;

/// <summary>
/// Divides by the standard deviation after the mean is taken off; by the root mean square alone for <see cref="Normalization.Rms"/>.
/// Scale and shift are layers of their own behind it.
/// </summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that declares it; empty if none.</param>
/// <param name="Kind">Over what; null where it is not known. All of them give a second moment of 1.</param>
/// <param name="Epsilon">What is added to the variance before the root is taken.</param>
public sealed record NormalizationNode(int Id, EquatableArray<int> Inputs, string Origin, Normalization? Kind, double Epsilon = 0)
    : GraphNode(Id, Inputs, Origin);
