using BenchmarkDotNet.Attributes;

namespace InitGen.Benchmarks.Schemes;

[MemoryDiagnoser]
public class SchemeBenchmarks
{
    private float[] _values = [];

    [Params(64, 256, 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup() => _values = new float[Size * Size];

    [Benchmark(Baseline = true, Description = "MathNet.Numerics orthogonal")]
    public float[] MathNetOrthogonal() => Matrices.MathNetOrthogonal(Size);

    [Benchmark(Description = "orthogonal")]
    public void Orthogonal() => Matrices.Orthogonal(_values, Size);

    [Benchmark(Description = "unit sphere")]
    public void UnitSphere() => Matrices.UnitSphere(_values, Size);

    [Benchmark(Description = "zeros of sparse")]
    public void Thin() => Matrices.Thin(_values, Size);
}
