using BenchmarkDotNet.Attributes;

namespace InitGen.Benchmarks.Fill;

[MemoryDiagnoser]
public class FillBenchmarks
{
    private float[] _values = [];
    private double[] _doubles = [];

    [Params(1 << 12, 1 << 20, 1 << 26)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _values = new float[Count];
        _doubles = new double[Count];
    }

    [Benchmark(Baseline = true, Description = "Span.Fill")]
    public void Constant() => Fills.Constant(_values);

    [Benchmark(Description = "raw Philox words")]
    public void Words() => Fills.Words(_values);

    [Benchmark(Description = "uniform")]
    public void Uniform() => Fills.Uniform(_values);

    [Benchmark(Description = "normal")]
    public void Normal() => Fills.Normal(_values);

    [Benchmark(Description = "truncated normal")]
    public void TruncatedNormal() => Fills.TruncatedNormal(_values);

    [Benchmark(Description = "System.Numerics.Tensors uniform")]
    public void TensorsUniform() => Fills.TensorsUniform(_values);

    [Benchmark(Description = "System.Numerics.Tensors normal")]
    public void TensorsNormal() => Fills.TensorsNormal(_values);

    [Benchmark(Description = "MathNet.Numerics normal")]
    public void MathNetNormal() => Fills.MathNetNormal(_doubles);
}
