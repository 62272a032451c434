using System;

namespace InitGen.Theory;

/// <summary>
/// Density and distribution function of N(0, 1), quick: Taylor's series around the nearest of a few points, whose values
/// <see cref="DeterministicMath"/> gives once. Relative error about 1e-14, in the tails as well.
/// </summary>
internal static class NormalLaw
{
    private const double PointsPerUnit = 8;
    private const int End = 9;
    private const int Terms = 14;

    private static readonly double[] Tails = Tabulate(static x => DeterministicMath.NormalCdf(-x));
    private static readonly double[] Densities = Tabulate(DeterministicMath.NormalPdf);

    /// <summary>exp(-x^2 / 2) / sqrt(2 pi).</summary>
    public static double Pdf(double x) => 0.39894228040143268 * ElementaryFunctions.Exp(-0.5 * x * x);

    /// <summary>P(z &lt;= x).</summary>
    public static double Cdf(double x) => x < 0 ? Tail(-x) : 1 - Tail(x);

    /// <summary>P(a &lt;= z &lt;= b), without the loss of digits that a difference in the upper tail brings.</summary>
    public static double Between(double a, double b) => a > 0 ? Tail(a) - Tail(b) : Cdf(b) - Cdf(a);

    /// <summary>
    /// The median of the greatest of n values |z|, which is what a layer of n units is likely to reach: P(|z| &gt; t) = ln 2 / n.
    /// </summary>
    /// <param name="count">n.</param>
    /// <returns>t: 3.2 for 512, 5 for a million.</returns>
    public static double TypicalMaximum(double count)
    {
        double share = 0.69314718055994531 / count;
        if (!(share < 0.5)) return 0.67448975019608174;
        if (!(share > 1e-17)) return 8.5;

        double low = 0, high = 9;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (2 * Tail(middle) > share) low = middle;
            else high = middle;
        }

        return low;
    }

    // 1 - Phi(x) for x from 0 up. The n-th derivative of Phi is phi He_(n-1) up to its sign.
    private static double Tail(double x)
    {
        int point = (int)(Math.Min(x, End) * PointsPerUnit + 0.5);
        if (point >= Tails.Length || !(x < End))
            return double.IsNaN(x) ? x : x > 40 ? 0 : DeterministicMath.NormalCdf(-x);

        double at = point / PointsPerUnit;
        double step = at - x;
        double previous = 0;
        double hermite = 1;
        double power = step;
        double sum = step;
        for (int n = 1; n < Terms; n++)
        {
            (previous, hermite) = (hermite, (at * hermite) - ((n - 1) * previous));
            power *= step / (n + 1);
            sum += power * hermite;
        }

        return Tails[point] + (Densities[point] * sum);
    }

    private static double[] Tabulate(Func<double, double> function)
    {
        var values = new double[(int)(End * PointsPerUnit) + 1];
        for (int i = 0; i < values.Length; i++)
            values[i] = function(i / PointsPerUnit);
        return values;
    }
}
