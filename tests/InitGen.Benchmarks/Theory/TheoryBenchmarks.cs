using BenchmarkDotNet.Attributes;
using InitGen.Graph;

namespace InitGen.Benchmarks.Theory;

[MemoryDiagnoser]
public class TheoryBenchmarks
{
    private ModelGraph _graph = Graphs.Plain(Activation.ReLU);

    [Params(Activation.ReLU, Activation.Tanh, Activation.GELU, Activation.SiLU)]
    public Activation Activation { get; set; }

    [GlobalSetup]
    public void Setup() => _graph = Graphs.Plain(Activation);

    [Benchmark(Baseline = true, Description = "moments", OperationsPerInvoke = Graphs.Layers)]
    public Propagation Moments() => Propagation.Of(_graph);

    [Benchmark(Description = "moments and correlation", OperationsPerInvoke = Graphs.Layers)]
    public Propagation Correlation() => Propagation.Of(_graph, new PropagationOptions { Correlation = 0.5 });
}
