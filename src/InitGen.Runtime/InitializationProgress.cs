namespace InitGen;

/// <summary>How far an initialization has come. Reports come one after the other, and no number in them ever falls.</summary>
/// <param name="Path">Path of the parameter of which the last piece was filled.</param>
/// <param name="Elements">Number of elements that are filled.</param>
/// <param name="TotalElements">Number of elements to fill: those of the shard.</param>
/// <param name="Parameters">Number of parameters that are filled, as far as they belong to the shard.</param>
/// <param name="TotalParameters">Number of parameters to fill: those that the shard touches.</param>
public readonly record struct InitializationProgress(
    string Path, long Elements, long TotalElements, int Parameters, int TotalParameters)
{
    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => TotalElements == 0 ? 1 : (double)Elements / TotalElements;
}
