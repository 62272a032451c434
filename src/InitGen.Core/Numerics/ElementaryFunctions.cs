using System;

namespace InitGen.Theory;

/// <summary>
/// What activations are made of, by the four operations and the square root alone, like <see cref="DeterministicMath"/>, and quick
/// enough for a quadrature of a hundred points. Good to about 1e-15 relative, unless said otherwise.
/// </summary>
internal static class ElementaryFunctions
{
    private const double InverseLnTwo = 1.4426950408889634;

    // In two parts: the first has its low 32 bits clear, so that its product with the exponent is exact (Cody and Waite).
    private const double LnTwoHigh = 0.6931471803691238;
    private const double LnTwoLow = 1.9082149292705877e-10;

    // pi / 2 in three parts of 33 bits: products with numbers below 2^20 are exact.
    private const double InverseHalfPi = 0.63661977236758134;
    private const double HalfPiHigh = 1.5707963267341256;
    private const double HalfPiMiddle = 6.077100506303966e-11;
    private const double HalfPiLow = 2.0222662487959506e-21;

    /// <summary>pi / 2.</summary>
    public const double HalfPi = 1.5707963267948966;

    /// <summary>e^x.</summary>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < 690))
            return DeterministicMath.Exp(x);

        int exponent = (int)((x * InverseLnTwo) + (x < 0 ? -0.5 : 0.5));
        double r = x - (exponent * LnTwoHigh) - (exponent * LnTwoLow);
        return (1 + Series(r)) * BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
    }

    /// <summary>e^x - 1, with small relative error around 0 as well.</summary>
    public static double ExpMinusOne(double x) => Math.Abs(x) < 0.34 ? Series(x) : Exp(x) - 1;

    /// <summary>ln(1 + x) for x from 0 up.</summary>
    public static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : DeterministicMath.Log(sum) + ((x - (sum - 1)) / sum);
    }

    /// <summary>tanh x.</summary>
    public static double Tanh(double x)
    {
        double distance = Math.Abs(x);
        if (!(distance < 20))
            return double.IsNaN(x) ? x : Math.Sign(x);

        double grown = ExpMinusOne(2 * distance);
        double value = grown / (grown + 2);
        return x < 0 ? -value : value;
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x)
    {
        double e = Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Exp(-Math.Abs(x)));

    /// <summary>sin x; NaN beyond a million, where the digits run out.</summary>
    public static double Sin(double x) => Circular(x, 0);

    /// <summary>cos x; NaN beyond a million, where the digits run out.</summary>
    public static double Cos(double x) => Circular(x, 1);

    /// <summary>The angle from -pi / 2 to pi / 2 whose sine is x; NaN outside of [-1, 1].</summary>
    public static double Asin(double x)
    {
        double distance = Math.Abs(x);
        if (!(distance <= 1))
            return double.NaN;
        if (distance > 0.5)
        {
            double rest = HalfPi - (2 * AsinSeries(Math.Sqrt((1 - distance) / 2)));
            return x < 0 ? -rest : rest;
        }

        return AsinSeries(x);
    }

    // x + x^3 / 6 + 3 x^5 / 40 + ...: 26 terms are enough up to 1/2.
    private static double AsinSeries(double x)
    {
        double square = x * x;
        double sum = 0;
        for (int n = 51; n >= 1; n -= 2)
            sum = (1.0 / (n + 2) + sum) * square * n / (n + 1);
        return x + (x * sum);
    }

    // e^r - 1 for |r| <= 0.347: 14 terms leave 2e-19.
    private static double Series(double r)
    {
        double sum = 1.0 / 87178291200;
        sum = (sum * r) + (1.0 / 6227020800);
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        sum = (sum * r) + 0.5;
        return r + (r * r * sum);
    }

    // sin(x + turns pi / 2).
    private static double Circular(double x, int turns)
    {
        if (!(Math.Abs(x) < 1e6))
            return double.NaN;

        int quarter = (int)((x * InverseHalfPi) + (x < 0 ? -0.5 : 0.5));
        double r = x - (quarter * HalfPiHigh) - (quarter * HalfPiMiddle) - (quarter * HalfPiLow);
        int phase = (quarter + turns) & 3;
        double value = (phase & 1) == 0 ? SinSeries(r) : CosSeries(r);
        return phase >= 2 ? -value : value;
    }

    // For |r| <= pi / 4: 9 terms leave 1e-18.
    private static double SinSeries(double r)
    {
        double square = r * r;
        double sum = 0;
        for (int n = 18; n >= 2; n -= 2)
            sum = -(1 + sum) * square / (n * (n + 1));
        return r + (r * sum);
    }

    private static double CosSeries(double r)
    {
        double square = r * r;
        double sum = 0;
        for (int n = 19; n >= 1; n -= 2)
            sum = -(1 + sum) * square / (n * (n + 1));
        return 1 + sum;
    }
}
