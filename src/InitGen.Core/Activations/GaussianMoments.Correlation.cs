using System;

namespace InitGen.Theory;

internal static partial class GaussianMoments
{
    // Terms of the expansion in Hermite polynomials.
    private const int Degrees = 64;

    private static readonly double[] Roots = SquareRoots();

    /// <summary>
    /// E[phi(u) phi(w)] for u and w of N(mean, variance) with a correlation: what becomes of two inputs that are alike, and of two units
    /// that share something. Closed forms for the straight rectifiers at mean 0 (the arc-cosine kernel of Cho and Saul 2009), sine and exp;
    /// for the rest the sum of a_k^2 c^k, a_k the coefficient of phi in the k-th Hermite polynomial (Mehler), to degree 64. That is good
    /// to 1e-8 for smooth functions and a sigma up to 2; with a kink, or where sigma is so great that the function is next to a step, to
    /// about 1e-3 of E[phi^2].
    /// </summary>
    /// <param name="info">The activation.</param>
    /// <param name="mean">Finite.</param>
    /// <param name="variance">At least 0 and finite.</param>
    /// <param name="correlation">c; taken as -1 or 1 beyond them.</param>
    /// <returns>The mean of the product; NaN if it is not known.</returns>
    public static double Product(ActivationInfo info, double mean, double variance, double correlation)
    {
        if (double.IsNaN(correlation) || Of(info, mean, variance) is not { } moments) return double.NaN;
        if (correlation >= 1) return moments.MeanSquare;
        if (correlation == 0) return moments.Mean * moments.Mean;

        double c = Math.Max(correlation, -1);
        if (ActivationFunctions.Gate(info) is { } gate)
            return ((mean * mean) + (c * variance)) * Product(gate, mean, variance, c);

        switch (info.Activation)
        {
            case Activation.Maxout:
                return double.NaN;
            case Activation.Identity:
                return (mean * mean) + (c * variance);
            case Activation.ReLU or Activation.LeakyReLU or Activation.PReLU or Activation.RReLU when mean == 0:
                return variance * LeakyProduct(info.Slope!.Value, c);
            case Activation.Sine:
                double near = ElementaryFunctions.Exp(-variance * (1 - c));
                double far = ElementaryFunctions.Exp(-variance * (1 + c));
                return (near - (far * ElementaryFunctions.Cos(2 * mean))) / 2;
            case Activation.Exp:
                return ElementaryFunctions.Exp((2 * mean) + (variance * (1 + c)));
            default:
                return variance == 0 ? moments.MeanSquare : Expanded(info, mean, Math.Sqrt(variance), c, moments.MeanSquare);
        }
    }

    // phi(z) = (1 + a) z / 2 + (1 - a) |z| / 2, and E|u||w| = 2 / pi (sqrt(1 - c^2) + c asin c).
    private static double LeakyProduct(double slope, double c)
    {
        double line = (1 + slope) / 2;
        double bend = (1 - slope) / 2;
        double arc = (Math.Sqrt((1 - c) * (1 + c)) + (c * ElementaryFunctions.Asin(c))) / ElementaryFunctions.HalfPi;
        return (line * line * c) + (bend * bend * arc);
    }

    private static double Expanded(ActivationInfo info, double mean, double sigma, double c, double square)
    {
        var coefficients = new double[Degrees];
        Project(coefficients, info, mean, sigma, 1);
        Project(coefficients, info, mean, sigma, -1);

        double sum = 0, taken = 0, power = 1;
        foreach (double coefficient in coefficients)
        {
            double part = coefficient * coefficient;
            taken += part;
            sum += part * power;
            power *= c;
        }

        // What lies beyond the last degree is known in sum.
        return c > 0 ? sum + (Math.Max(0, square - taken) * power) : sum;
    }

    // The same panels as for the moments, cut where a piece ends.
    private static void Project(double[] coefficients, ActivationInfo info, double mean, double sigma, int sign)
    {
        double kink = info.Activation switch
        {
            Activation.ReLU6 => 6,
            Activation.HardTanh => 1,
            Activation.HardSigmoid or Activation.HardSwish => 3,
            Activation.Softshrink => 0.5,
            _ => End,
        };
        double middle = sign * mean;
        double end = middle + (Reach * sigma);
        for (double edge = Math.Max(0, middle - (Reach * sigma)), next; edge < end; edge = next)
        {
            next = NextEdge(edge, end, sigma);
            if (edge < kink && next > kink) next = kink;
            double half = (next - edge) / 2;
            double centre = (next + edge) / 2;
            for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
            {
                double offset = half * GaussLegendre.Nodes[i];
                double weight = half / sigma * GaussLegendre.Weights[i];
                Project(coefficients, info, mean, sigma, sign * (centre + offset), weight);
                Project(coefficients, info, mean, sigma, sign * (centre - offset), weight);
            }
        }
    }

    private static void Project(double[] coefficients, ActivationInfo info, double mean, double sigma, double x, double weight)
    {
        double z = (x - mean) / sigma;
        double part = weight * NormalLaw.Pdf(z) * ActivationFunctions.At(info, x).Value;
        double previous = 0;
        double hermite = 1;
        for (int k = 0; k < coefficients.Length; k++)
        {
            coefficients[k] += part * hermite;
            (previous, hermite) = (hermite, ((z * hermite) - (Roots[k] * previous)) / Roots[k + 1]);
        }
    }

    private static double[] SquareRoots()
    {
        var roots = new double[Degrees + 1];
        for (int k = 0; k < roots.Length; k++)
            roots[k] = Math.Sqrt(k);
        return roots;
    }
}
