using System;
using System.Collections.Generic;
using InitGen.Graph;

namespace InitGen.Benchmarks.Theory;

/// <summary>Signal propagation: microseconds a layer, beside the chain of ReLU layers; and bytes a layer, beside what a node holds.</summary>
internal static class TheoryFigures
{
    private const double NodeBytes = 100;

    public static IEnumerable<Figure> Measure()
    {
        (string Name, ModelGraph Graph, double? Correlation)[] cases =
        [
            ("relu", Graphs.Plain(Activation.ReLU), null),
            ("tanh", Graphs.Plain(Activation.Tanh), null),
            ("gelu", Graphs.Plain(Activation.GELU), null),
            ("gelu-two-inputs", Graphs.Plain(Activation.GELU), 0.5),
            ("residual-layer-norm", Graphs.Residual(Normalization.Layer), null),
            ("residual-batch-norm", Graphs.Residual(Normalization.Batch), null),
        ];
        double[] seconds = Interleaved.Shortest(
            TimeSpan.FromSeconds(15),
            Array.ConvertAll<(string, ModelGraph Graph, double? Correlation), Action>(
                cases,
                one => () => Propagation.Of(one.Graph, new PropagationOptions { Correlation = one.Correlation })));
        for (int i = 0; i < cases.Length; i++)
        {
            yield return new Figure($"{cases[i].Name}-us-per-layer", seconds[i] * 1e6 / Graphs.Layers, seconds[i] / seconds[0], "relu");
        }

        foreach ((string name, ModelGraph graph, double? correlation) in cases)
        {
            double bytes = Allocated(graph, correlation) / (double)Graphs.Layers;
            yield return new Figure($"{name}-bytes-per-layer", bytes, bytes / NodeBytes, "100 bytes");
        }
    }

    private static long Allocated(ModelGraph graph, double? correlation)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Propagation.Of(graph, new PropagationOptions { Correlation = correlation });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
