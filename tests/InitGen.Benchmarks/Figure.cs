namespace InitGen.Benchmarks;

/// <summary>
/// A measured value, a rate in Mfloat/s unless the name says another unit, how many times that of the baseline it is, and how many times
/// it is meant to be at least.
/// </summary>
internal sealed record Figure(string Name, double Rate, double Ratio, string Baseline, double? Target = null);
