using BenchmarkDotNet.Attributes;

namespace InitGen.Benchmarks.Threads;

[MemoryDiagnoser]
public class ThreadBenchmarks
{
    private readonly LargeModel _large = new();
    private readonly DeepModel _deep = new();
    private readonly WideModel _wide = new();

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [Benchmark(Description = "64 Mi normal weights")]
    public void Large() => _large.InitializeWeights(new InitializationOptions { MaxDegreeOfParallelism = Threads });

    [Benchmark(Description = "200 layers of 64x64")]
    public void Deep() => _deep.InitializeWeights(new InitializationOptions { MaxDegreeOfParallelism = Threads });

    [Benchmark(Description = "one layer of that size")]
    public void Wide() => _wide.InitializeWeights(new InitializationOptions { MaxDegreeOfParallelism = Threads });
}
