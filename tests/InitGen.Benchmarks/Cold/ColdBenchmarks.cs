using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using InitGen.Benchmarks.Threads;

namespace InitGen.Benchmarks.Cold;

/// <summary>The first call in a process, which the tool starts for each.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1)]
public class ColdBenchmarks
{
    [Benchmark(Description = "first model")]
    public TinyModel First()
    {
        var model = new TinyModel();
        model.InitializeWeights(42);
        return model;
    }
}
