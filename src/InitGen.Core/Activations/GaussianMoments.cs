using System;

namespace InitGen.Theory;

/// <summary>
/// What an activation does to an input of any normal law N(mean, variance), where <see cref="ActivationTable"/> knows N(0, 1) alone:
/// the integrals of mean-field theory (Poole et al. 2016, arXiv 1606.05340; Schoenholz et al. 2017, arXiv 1611.01232). Closed forms for
/// what consists of polynomials, quadrature with fixed nodes for the rest; both agree with the table to 1e-10. The same bits on every
/// machine.
/// </summary>
internal static partial class GaussianMoments
{
    // Slopes of randomized leaky ReLU are U(1/8, 1/3): E[a], E[a^2], E[a^4].
    private const double MeanSlope = 11.0 / 48;
    private const double MeanSquareSlope = 97.0 / 1728;
    private const double MeanFourthSlope = ((1.0 / 243) - (1.0 / 32768)) / 5 / (5.0 / 24);

    /// <summary>The moments of phi(x) for x of N(mean, variance).</summary>
    /// <param name="info">
    /// The activation. Both halves of a gated unit and all pieces of maxout have that law, independently; their derivatives are summed, as
    /// in the table.
    /// </param>
    /// <param name="mean">Finite.</param>
    /// <param name="variance">At least 0 and finite.</param>
    /// <returns>
    /// The moments; null if they are not known. The ratio of the fourth moment and lambda, which is taken with the mean held, are NaN
    /// where the output is 0 throughout.
    /// </returns>
    public static ActivationMoments? Of(ActivationInfo info, double mean, double variance)
    {
        if (!(Math.Abs(mean) <= double.MaxValue && variance >= 0 && variance <= double.MaxValue)) return null;

        double sigma = Math.Sqrt(variance);
        if (ActivationFunctions.Gate(info) is { } gate)
            return Of(gate, mean, variance) is { } inner ? Gated(inner, mean, variance) : null;
        if (info.Activation == Activation.Maxout)
            return info.Moments is { } unit ? Shifted(unit, mean, sigma) : null;
        if (!ActivationFunctions.IsScalar(info)) return null;
        if (variance == 0) return At(ActivationFunctions.At(info, mean));

        switch (info.Activation)
        {
            case Activation.Identity or Activation.ReLU or Activation.LeakyReLU or Activation.PReLU when mean == 0:
                return Homogeneous(info.Moments!.Value, sigma);
            case Activation.RReLU:
                return mean == 0 ? Homogeneous(info.Moments!.Value, sigma) : Leaky(mean, sigma, MeanSlope, MeanSquareSlope, MeanFourthSlope);
            case Activation.Identity:
                return Leaky(mean, sigma, 1, 1, 1);
            case Activation.ReLU or Activation.LeakyReLU or Activation.PReLU:
                double square = info.Slope!.Value * info.Slope.Value;
                return Leaky(mean, sigma, info.Slope.Value, square, square * square);
            case Activation.Sine:
                return Sine(mean, variance);
            case Activation.Exp:
                return Exponential(mean, variance);
            default:
                return Pieces(info.Activation) is { } pieces ? Piecewise(pieces, mean, sigma) : Quadrature(info, mean, sigma);
        }
    }

    // No spread: the function itself. E[phi phi' z] is 0, and so is lambda.
    private static ActivationMoments At((double Value, double Derivative) phi) => new(
        phi.Value * phi.Value, phi.Value, phi.Derivative * phi.Derivative, phi.Value == 0 ? double.NaN : 1, 0);

    // phi(s z) = s phi(z).
    private static ActivationMoments Homogeneous(ActivationMoments unit, double sigma) =>
        unit with { MeanSquare = unit.MeanSquare * sigma * sigma, Mean = unit.Mean * sigma };

    // max(m + s z_i) = m + s max z_i. The third central moment, which no table holds, is taken as 0 in the fourth.
    private static ActivationMoments Shifted(ActivationMoments unit, double mean, double sigma)
    {
        if (mean == 0) return Homogeneous(unit, sigma);

        double variance = sigma * sigma;
        double middle = mean + (sigma * unit.Mean);
        double spread = variance * (unit.MeanSquare - (unit.Mean * unit.Mean));
        double square = (middle * middle) + spread;
        double fourth = (middle * middle * middle * middle) + (6 * middle * middle * spread) + (3 * spread * spread);
        return new(
            square,
            middle,
            unit.DerivativeMeanSquare,
            fourth / (square * square),
            sigma * ((mean * unit.Mean) + (sigma * unit.MeanSquare)) / square);
    }

    // a f(b), a and b independent of the same law.
    private static ActivationMoments Gated(ActivationMoments gate, double mean, double variance)
    {
        double m = mean * mean;
        double square = m + variance;
        double fourth = (m * m) + (6 * m * variance) + (3 * variance * variance);
        return new(
            square * gate.MeanSquare,
            mean * gate.Mean,
            gate.MeanSquare + (square * gate.DerivativeMeanSquare),
            fourth / (square * square) * gate.FourthMomentRatio,
            (variance / square) + gate.Lambda);
    }

    // x above 0 and a x below, with the moments of a.
    private static ActivationMoments Leaky(double mean, double sigma, double slope, double square, double fourth)
    {
        var above = new NormalPiece(mean, sigma, 0, double.PositiveInfinity, 0, 1, 0);
        var below = new NormalPiece(mean, sigma, double.NegativeInfinity, 0, 0, 1, 0);
        double e2 = above.Square + (square * below.Square);
        return new(
            e2,
            above.Value + (slope * below.Value),
            above.DerivativeSquare + (square * below.DerivativeSquare),
            (above.Fourth + (fourth * below.Fourth)) / (e2 * e2),
            sigma * (above.Growth + (square * below.Growth)) / e2);
    }

    // From E[exp(i k x)] = exp(i k m - k^2 v / 2).
    private static ActivationMoments? Sine(double mean, double variance)
    {
        if (!(Math.Abs(mean) < 2e5)) return null;

        double twice = ElementaryFunctions.Exp(-2 * variance);
        double cos = ElementaryFunctions.Cos(2 * mean);
        double square = mean == 0 ? -ElementaryFunctions.ExpMinusOne(-2 * variance) / 2 : (1 - (twice * cos)) / 2;
        double fourth = (3 - (4 * twice * cos) + (ElementaryFunctions.Exp(-8 * variance) * ElementaryFunctions.Cos(4 * mean))) / 8;
        return new(
            square,
            ElementaryFunctions.Exp(-variance / 2) * ElementaryFunctions.Sin(mean),
            (1 + (twice * cos)) / 2,
            variance < 1e-4 && mean == 0 ? 3 - (4 * variance) : fourth / (square * square),
            variance * twice * cos / square);
    }

    // The moments of the log-normal law.
    private static ActivationMoments Exponential(double mean, double variance)
    {
        double square = ElementaryFunctions.Exp((2 * mean) + (2 * variance));
        return new(square, ElementaryFunctions.Exp(mean + (variance / 2)), square, ElementaryFunctions.Exp(4 * variance), 2 * variance);
    }
}
