using System;
using System.Collections.Generic;

namespace InitGen.Benchmarks.Threads;

/// <summary>Generated models: what a second thread brings, and what a parameter costs beyond its elements.</summary>
internal static class ThreadFigures
{
    private const int Repetitions = 1000;

    public static IEnumerable<Figure> Measure()
    {
        var large = new LargeModel();
        double[] threads = [double.PositiveInfinity, double.PositiveInfinity];

        // Two processors have to be free at the same time: where others work too, that takes longer to come about than for one.
        for (int i = 0; i < 6; i++)
        {
            double[] shortest = Interleaved.Shortest(
                TimeSpan.FromSeconds(6),
                () => large.InitializeWeights(With(1)),
                () => large.InitializeWeights(With(2)));
            for (int j = 0; j < threads.Length; j++) threads[j] = Math.Min(threads[j], shortest[j]);
        }

        yield return Of("two", "one thread", threads[1], threads[0], 1 << 26, 1.8);

        var deep = new DeepModel();
        var wide = new WideModel();
        double[] layers = Interleaved.Shortest(
            TimeSpan.FromSeconds(10),
            () => wide.InitializeWeights(With(1)),
            () => deep.InitializeWeights(With(1)));
        yield return Of("200-layers", "one of the same size", layers[1], layers[0], 200 * 64 * 64, 0.66);

        var tiny = new TinyModel();
        double[] small = Interleaved.Shortest(
            TimeSpan.FromSeconds(5),
            () => Repeat(tiny, With(1)),
            () => Repeat(tiny, default));
        yield return Of("tiny", "told to use one thread", small[1], small[0], Repetitions * 208);
    }

    private static InitializationOptions With(int threads) => new() { MaxDegreeOfParallelism = threads };

    private static void Repeat(TinyModel model, in InitializationOptions options)
    {
        for (int i = 0; i < Repetitions; i++) model.InitializeWeights(in options);
    }

    private static Figure Of(string name, string baseline, double seconds, double baselineSeconds, int count, double? target = null) =>
        new(name, count / seconds / 1e6, baselineSeconds / seconds, baseline, target);
}
