using System;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>
/// The inverse of the normal distribution function in double precision: Wichura's AS 241 (PPND16), whose relative error
/// is about 1e-16, and one step of Halley's method that checks it from an independent side.
/// </summary>
internal static class NormalQuantile
{
    /// <summary>AS 241 for p in (0, 0.5], given p itself: tails are exact to the last digits.</summary>
    public static double Of(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - q * q;
            return q
                * (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
                    + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
                    + 133.14166789178437745) * r + 3.387132872796366608)
                / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
                    + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
                    + 42.313330701600911252) * r + 1.0);
        }

        double s = Math.Sqrt(-Math.Log(p));
        if (s <= 5)
        {
            s -= 1.6;
            return -(((((((7.7454501427834140764e-4 * s + 0.0227238449892691845833) * s + 0.24178072517745061177) * s
                    + 1.27045825245236838258) * s + 3.64784832476320460504) * s + 5.7694972214606914055) * s
                    + 4.6303378461565452959) * s + 1.42343711074968357734)
                / (((((((1.05075007164441684324e-9 * s + 5.475938084995344946e-4) * s + 0.0151986665636164571966) * s
                    + 0.14810397642748007459) * s + 0.68976733498510000455) * s + 1.6763848301838038494) * s
                    + 2.05319162663775882187) * s + 1.0);
        }

        s -= 5;
        return -(((((((2.01033439929228813265e-7 * s + 2.71155556874348757815e-5) * s + 0.0012426609473880784386) * s
                + 0.026532189526576123093) * s + 0.29656057182850489123) * s + 1.7848265399172913358) * s
                + 5.4637849111641143699) * s + 6.6579046435011037772)
            / (((((((2.04426310338993978564e-15 * s + 1.4215117583164458887e-7) * s + 1.8463183175100546818e-5) * s
                + 7.868691311456132591e-4) * s + 0.0148753612908506148525) * s + 0.13692988092273580531) * s
                + 0.59983220655588793769) * s + 1.0);
    }

    /// <summary>One step of Halley's method from x towards the p-quantile; the correction it makes is AS 241's error.</summary>
    public static double Refine(double x, double p)
    {
        double u = (Cumulative(x) - p) / Density(x);
        return x - u / (1 + x * u / 2);
    }

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// Phi(x) for x &lt;= 0 to a relative 1e-15: the series of Phi(x) - 1/2 near zero, Laplace's continued fraction in the tail.
    /// </summary>
    public static double Cumulative(double x)
    {
        double z = -x;
        if (z < 3)
        {
            double term = z, sum = z;
            for (int k = 1; Math.Abs(term) > 1e-19 * Math.Abs(sum); k++)
            {
                term *= z * z / (2 * k + 1);
                sum += term;
            }

            return 0.5 - Density(z) * sum;
        }

        double tail = z;
        for (int k = 400; k >= 1; k--)
            tail = z + k / tail;
        return Density(z) / tail;
    }
}
