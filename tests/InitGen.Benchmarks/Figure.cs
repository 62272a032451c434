namespace InitGen.Benchmarks;

/// <summary>A measured rate in Mfloat/s, and how many times that of the baseline it is.</summary>
internal sealed record Figure(string Name, double Rate, double Ratio, string Baseline);
