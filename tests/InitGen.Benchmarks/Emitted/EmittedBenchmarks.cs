using BenchmarkDotNet.Attributes;
using InitGen.Benchmarks.Threads;

namespace InitGen.Benchmarks.Emitted;

[MemoryDiagnoser]
public class EmittedBenchmarks
{
    private readonly SmallLayer _layer = new();
    private readonly float[] _values = new float[64 * 64];

    [Benchmark(Baseline = true, Description = "generic fill of 64x64")]
    public void Generic() => GenericFill.Fill(_values, 42, "weights.weight", 0, new Law(Distribution.Normal, 0, 0.05));

    [Benchmark(Description = "emitted code for 64x64")]
    public void Emitted() => _layer.InitializeWeights(seed: 42);
}
