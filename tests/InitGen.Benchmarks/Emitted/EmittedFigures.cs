using System;
using System.Collections.Generic;
using InitGen.Benchmarks.Threads;

namespace InitGen.Benchmarks.Emitted;

/// <summary>What the generator wrote for a model, beside calls of a generic fill with the same arguments: one thread, the same kernels.</summary>
internal static class EmittedFigures
{
    private const int Large = 1 << 26;
    private const int Repetitions = 1000;

    private static readonly InitializationOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    public static IEnumerable<Figure> Measure()
    {
        var large = new LargeModel();
        var values = new float[Large];
        double[] whole = Interleaved.Shortest(
            TimeSpan.FromSeconds(15),
            () => GenericFill.Fill(values, 0, "weights.weight", 0, new Law(Distribution.Normal, 0, 0.05)),
            () => large.InitializeWeights(OneThread));
        // As fast, but for what two equal runs differ by.
        yield return Of("64Mi", whole, Large, 0.97);

        var layer = new SmallLayer();
        double[] layers = Interleaved.Shortest(
            TimeSpan.FromSeconds(5), () => RepeatGeneric(values.AsSpan(0, 64 * 64)), () => Repeat(layer));
        yield return Of("64x64", layers, Repetitions * 64 * 64, 1);

        var tiny = new TinyModel();
        double[] models = Interleaved.Shortest(TimeSpan.FromSeconds(5), () => RepeatGenericTiny(values), () => Repeat(tiny));
        yield return Of("tiny", models, Repetitions * 208, 1);
    }

    private static void Repeat<TModel>(TModel model)
        where TModel : CompilerServices.IInitializable
    {
        for (int i = 0; i < Repetitions; i++) CompilerServices.Initialization.Run(model, OneThread);
    }

    private static void RepeatGeneric(Span<float> values)
    {
        for (int i = 0; i < Repetitions; i++) GenericFill.Fill(values, 0, "weights.weight", 0, new Law(Distribution.Normal, 0, 0.05));
    }

    // TinyModel's parameters.
    private static void RepeatGenericTiny(Span<float> values)
    {
        for (int i = 0; i < Repetitions; i++)
        {
            GenericFill.Fill(values[..128], 0, "hidden.weight", 0, new Law(Distribution.Normal, 0, 0.05));
            values.Slice(128, 8).Clear();
            GenericFill.Fill(values.Slice(136, 64), 0, "output.weight", 0, new Law(Distribution.Normal, 0, 0.05));
            values.Slice(200, 8).Clear();
        }
    }

    private static Figure Of(string name, double[] seconds, int count, double target) =>
        new(name, count / seconds[1] / 1e6, seconds[0] / seconds[1], "generic fill", target);
}
