using System;
using System.Collections.Generic;
using InitGen.Benchmarks.Fill;

namespace InitGen.Benchmarks.Schemes;

/// <summary>Schemes that make a weight as a whole, beside MathNet's and beside a normal fill of as many floats.</summary>
internal static class SchemeFigures
{
    private const int Size = 1024;

    public static IEnumerable<Figure> Measure()
    {
        var values = new float[Size * Size];
        double[] orthogonal = Interleaved.Shortest(
            TimeSpan.FromSeconds(25),
            () => Matrices.MathNetOrthogonal(Size),
            () => Matrices.Orthogonal(values, Size));
        yield return Of("orthogonal-1024x1024", "MathNet.Numerics", orthogonal[1], orthogonal[0], 10);

        double[] others = Interleaved.Shortest(
            TimeSpan.FromSeconds(5),
            () => Fills.Normal(values),
            () => Matrices.UnitSphere(values, Size),
            () => Matrices.Thin(values, Size));
        yield return Of("unit-sphere-1024x1024", "normal", others[1], others[0]);
        yield return Of("sparse-1024x1024", "normal", others[0] + others[2], others[0]);
    }

    private static Figure Of(string name, string baseline, double seconds, double baselineSeconds, double? target = null) =>
        new(name, Size * Size / seconds / 1e6, baselineSeconds / seconds, baseline, target);
}
