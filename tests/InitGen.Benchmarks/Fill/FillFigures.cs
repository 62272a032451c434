using System;
using System.Collections.Generic;
using InitGen.Runtime.Tests.Elements;

namespace InitGen.Benchmarks.Fill;

/// <summary>One thread: 64 Mi floats where memory is the yardstick, 4 Mi where two computations are compared.</summary>
internal static class FillFigures
{
    private const int Large = 1 << 26;
    private const int Small = 1 << 22;

    // A layer that is kept as each type of elements, filled by what generated code calls.
    private static readonly Kept<float> Floats = new(Small);
    private static readonly Kept<Half> Halves = new(Small);
    private static readonly Kept<double> Doubles = new(Small);

    public static IEnumerable<Figure> Measure()
    {
        var values = new float[Large];
        double[] large = Interleaved.Shortest(
            TimeSpan.FromSeconds(25),
            () => Fills.Constant(values),
            () => Fills.Words(values),
            () => Fills.Uniform(values),
            () => Fills.Normal(values));
        yield return Of("constant", "Span.Fill", large[0], large[0], Large);
        yield return Of("words", "Span.Fill", large[1], large[0], Large);
        yield return Of("uniform", "Span.Fill", large[2], large[0], Large, 0.40);
        yield return Of("normal", "Span.Fill", large[3], large[0], Large, 0.28);

        double[] kept = Interleaved.Shortest(
            TimeSpan.FromSeconds(15),
            () => Fills.Keep(Floats),
            () => Fills.Keep(Halves),
            () => Fills.Keep(Doubles));
        yield return Of("half normal", "float normal", kept[1], kept[0], Small, 0.7);
        yield return Of("double normal", "float normal", kept[2], kept[0], Small);

        values = new float[Small];
        double[] truncated = Interleaved.Shortest(
            TimeSpan.FromSeconds(5),
            () => Fills.Normal(values),
            () => Fills.TruncatedNormal(values));
        yield return Of("truncated-normal", "normal", truncated[1], truncated[0], Small, 0.95);

        double[] small = Interleaved.Shortest(
            TimeSpan.FromSeconds(15),
            () => Fills.TensorsUniform(values),
            () => Fills.Uniform(values),
            () => Fills.TensorsNormal(values),
            () => Fills.Normal(values));
        yield return Of("uniform", "System.Numerics.Tensors", small[1], small[0], Small, 6);
        yield return Of("normal", "System.Numerics.Tensors", small[3], small[2], Small, 40);

        // MathNet fills doubles alone: an element is an element.
        var doubles = new double[Small];
        double[] mathNet = Interleaved.Shortest(
            TimeSpan.FromSeconds(8),
            () => Fills.MathNetNormal(doubles),
            () => Fills.MathNetXoshiroNormal(doubles),
            () => Fills.Normal(values));
        yield return Of("normal", "MathNet.Numerics", mathNet[2], mathNet[0], Small, 25);
        yield return Of("normal", "MathNet.Numerics with Xoshiro256**", mathNet[2], mathNet[1], Small);
    }

    private static Figure Of(string name, string baseline, double seconds, double baselineSeconds, int count, double? target = null) =>
        new(name, count / seconds / 1e6, baselineSeconds / seconds, baseline, target);
}
