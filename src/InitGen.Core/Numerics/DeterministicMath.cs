using System;
using System.ComponentModel;

namespace InitGen.Theory;

/// <summary>
/// Functions made of the four operations alone, so that they give the same bits on every machine and every .NET; the ones in
/// <see cref="Math"/> come from the platform's C library and differ in the last digit. Good to about 1e-15.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeterministicMath
{
    private const double InverseSqrtTwoPi = 0.39894228040143268;

    /// <summary>e^x.</summary>
    /// <param name="x">The exponent.</param>
    /// <returns>e^x; 0 below -745.2, infinity above 709.8.</returns>
    public static double Exp(double x)
    {
        // ln 2 in two parts: the first has its low 32 bits clear, so that its product with the exponent is exact (Cody and
        // Waite).
        const double LnTwoHigh = 0.6931471803691238;
        const double LnTwoLow = 1.9082149292705877e-10;
        const double InverseLnTwo = 1.4426950408889634;

        if (double.IsNaN(x))
            return x;
        if (x > 709.79)
            return double.PositiveInfinity;
        if (x < -745.2)
            return 0;

        int exponent = (int)((x * InverseLnTwo) + (x < 0 ? -0.5 : 0.5));
        double r = x - (exponent * LnTwoHigh) - (exponent * LnTwoLow);

        // |r| <= 0.347: 14 terms of the series leave 2e-19. Its sum without the leading 1 + r stays small, and so does its
        // rounding.
        double tail = 0;
        for (int n = 14; n >= 2; n--)
            tail = (1 + tail) * r / n;
        double sum = 1 + (r + (r * tail));

        // In two steps, since 2^-1074 is no normal number and 2^1024 none at all.
        int half = exponent / 2;
        return sum * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">The number.</param>
    /// <returns>ln x; minus infinity for 0, NaN below.</returns>
    public static double Log(double x)
    {
        const double LnTwoHigh = 0.6931471803691238;
        const double LnTwoLow = 1.9082149292705877e-10;
        const double SqrtTwo = 1.4142135623730951;

        if (!(x > 0))
            return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;

        // Numbers below the normal ones have no leading bit to read the exponent from.
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | (1023L << 52));
        if (m > SqrtTwo)
        {
            m /= 2;
            exponent++;
        }

        // ln m = 2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + ...); |s| <= 0.172: 12 terms leave 1e-19. The leading one is f - s f, f = m - 1,
        // which is exact where 2 s is not.
        double f = m - 1;
        double s = f / (2 + f);
        double square = s * s;
        double tail = 0;
        for (int n = 25; n >= 3; n -= 2)
            tail = (tail + (2.0 / n)) * square;
        double low = (exponent * LnTwoLow) - (s * (f - tail));
        return (exponent * LnTwoHigh) + (f + low);
    }

    /// <summary>The density of the standard normal distribution.</summary>
    /// <param name="x">Where.</param>
    /// <returns>exp(-x^2 / 2) / sqrt(2 pi).</returns>
    public static double NormalPdf(double x)
    {
        double distance = Math.Abs(x);
        if (!(distance <= 40))
            return double.IsNaN(x) ? x : 0;

        // exp would magnify the rounding of x^2, so the part of x whose square is exact goes first.
        double coarse = (int)(distance * 16) / 16.0;
        double rest = (distance - coarse) * (distance + coarse);
        return Exp(coarse * coarse * -0.5) * Exp(rest * -0.5) * InverseSqrtTwoPi;
    }

    /// <summary>The distribution function of the standard normal distribution: P(z &lt;= x).</summary>
    /// <param name="x">Where.</param>
    /// <returns>The probability, with a small relative error in the lower tail as well.</returns>
    public static double NormalCdf(double x)
    {
        if (double.IsNaN(x))
            return x;
        double distance = Math.Abs(x);
        if (distance < 1)
            return 0.5 + (x * NormalPdf(x) * (1 + NormalSeries(distance)));

        double tail = distance > 40 ? 0 : NormalPdf(distance) / MillsFraction(distance);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>
    /// (Phi(x) - 1/2) / (x phi(x)) - 1 = x^2 / 3 + x^4 / 15 + x^6 / 105 + ...: every term is positive. 100 of them are enough up
    /// to x = 7; nested from the last inwards, so that the small ones are not lost.
    /// </summary>
    internal static double NormalSeries(double x)
    {
        double square = x * x;
        double sum = 0;
        for (int n = 201; n >= 3; n -= 2)
            sum = (1 + sum) * square / n;
        return sum;
    }

    // phi(x) / (1 - Phi(x)) = x + 1 / (x + 2 / (x + 3 / ...)) (Laplace); 400 levels are enough from x = 1 on.
    private static double MillsFraction(double x)
    {
        double value = x;
        for (int n = 400; n >= 1; n--)
            value = x + (n / value);
        return value;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
