namespace InitGen.Benchmarks;

/// <summary>A measured value, a rate in Mfloat/s unless the name says another unit, and how many times that of the baseline it is.</summary>
internal sealed record Figure(string Name, double Rate, double Ratio, string Baseline);
