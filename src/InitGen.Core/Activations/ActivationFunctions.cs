using System;

namespace InitGen.Theory;

/// <summary>
/// The activations themselves and their derivatives, at any point, with the same bits on every machine. At a kink the derivative is the
/// one from below.
/// </summary>
internal static class ActivationFunctions
{
    /// <summary>Klambauer et al. 2017, arXiv 1706.02515, eq. 14.</summary>
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    // sqrt(2 / pi) and three times 0.044715 of the tanh form of GELU.
    private const double GeluTanhScale = 0.79788456080286536;
    private const double GeluTanhCubic = 0.044715;

    /// <summary>Whether the activation is a function of one number.</summary>
    /// <param name="info">The activation.</param>
    /// <returns>False for gated units, maxout, softmax and its logarithm.</returns>
    public static bool IsScalar(ActivationInfo info) =>
        info.Family != ActivationFamily.Gated && info.Activation is not (Activation.Maxout or Activation.Softmax or Activation.LogSoftmax);

    /// <summary>The f of a gated unit a f(b).</summary>
    /// <param name="info">The gated unit.</param>
    /// <returns>The activation; null if this is no gated unit.</returns>
    public static ActivationInfo? Gate(ActivationInfo info) => info.Activation switch
    {
        Activation.GLU => ActivationTable.Get(Activation.Sigmoid),
        Activation.ReGLU => ActivationTable.Get(Activation.ReLU),
        Activation.GEGLU => ActivationTable.Get(Activation.GELU),
        Activation.SwiGLU => ActivationTable.Get(Activation.SiLU),
        Activation.BilinearGLU => ActivationTable.Get(Activation.Identity),
        _ => null,
    };

    /// <summary>Whether phi(-x) = -phi(x).</summary>
    /// <param name="info">The activation.</param>
    /// <returns>True for the identity, tanh, sine and so on.</returns>
    public static bool IsOdd(ActivationInfo info) => info.Activation is Activation.Identity or Activation.Tanh
        or Activation.LeCunTanh or Activation.Softsign or Activation.HardTanh or Activation.Sine or Activation.Tanhshrink
        or Activation.Softshrink;

    /// <summary>phi(x) and phi'(x).</summary>
    /// <param name="info">An activation of one number; for others the result is NaN.</param>
    /// <param name="x">Where.</param>
    /// <returns>Value and derivative; of randomized leaky ReLU those at its mean slope.</returns>
    public static (double Value, double Derivative) At(ActivationInfo info, double x)
    {
        switch (info.Activation)
        {
            case Activation.Identity:
                return (x, 1);
            case Activation.ReLU or Activation.LeakyReLU or Activation.PReLU or Activation.RReLU:
                double slope = info.Slope ?? 0;
                return x > 0 ? (x, 1) : (slope * x, slope);
            case Activation.ReLU6:
                return Clipped(x, 0, 6);
            case Activation.HardTanh:
                return Clipped(x, -1, 1);
            case Activation.HardSigmoid:
                return x <= -3 ? (0, 0) : x > 3 ? (1, 0) : ((x + 3) / 6, 1.0 / 6);
            case Activation.HardSwish:
                return x <= -3 ? (0, 0) : x > 3 ? (x, 1) : (x * (x + 3) / 6, ((2 * x) + 3) / 6);
            case Activation.Softshrink:
                return x > 0.5 ? (x - 0.5, 1) : x <= -0.5 ? (x + 0.5, 1) : (0, 0);
            case Activation.SquaredReLU:
                return x > 0 ? (x * x, 2 * x) : (0, 0);
            case Activation.ELU:
                double alpha = info.Alpha ?? 1;
                return x > 0 ? (x, 1) : (alpha * ElementaryFunctions.ExpMinusOne(x), alpha * ElementaryFunctions.Exp(x));
            case Activation.CELU:
                alpha = info.Alpha ?? 1;
                return x > 0 ? (x, 1) : (alpha * ElementaryFunctions.ExpMinusOne(x / alpha), ElementaryFunctions.Exp(x / alpha));
            case Activation.SELU:
                const double Product = SeluScale * SeluAlpha;
                return x > 0
                    ? (SeluScale * x, SeluScale)
                    : (Product * ElementaryFunctions.ExpMinusOne(x), Product * ElementaryFunctions.Exp(x));
            case Activation.GELU:
                double below = NormalLaw.Cdf(x);
                return (x * below, below + (x * NormalLaw.Pdf(x)));
            case Activation.GELUTanh:
                double t = ElementaryFunctions.Tanh(GeluTanhScale * x * (1 + (GeluTanhCubic * x * x)));
                double inner = GeluTanhScale * (1 + (3 * GeluTanhCubic * x * x));
                return (x * (1 + t) / 2, ((1 + t) / 2) + (1 - (t * t) is var rest && rest > 0 ? x * rest * inner / 2 : 0));
            case Activation.QuickGELU:
                return Gated(x, 1.702);
            case Activation.SiLU:
                return Gated(x, 1);
            case Activation.Mish:
                return Mish(x);
            case Activation.Softplus:
                return (ElementaryFunctions.Softplus(x), ElementaryFunctions.Sigmoid(x));
            case Activation.LogSigmoid:
                return (-ElementaryFunctions.Softplus(-x), ElementaryFunctions.Sigmoid(-x));
            case Activation.Tanh:
                return Tanh(x, 1, 1);
            case Activation.LeCunTanh:
                return Tanh(x, 1.7159, 2.0 / 3);
            case Activation.Sigmoid:
                double sigmoid = ElementaryFunctions.Sigmoid(x);
                return (sigmoid, sigmoid * ElementaryFunctions.Sigmoid(-x));
            case Activation.Softsign:
                double down = 1 / (1 + Math.Abs(x));
                return (x * down, down * down);
            case Activation.Sine:
                return (ElementaryFunctions.Sin(x), ElementaryFunctions.Cos(x));
            case Activation.Tanhshrink:
                return Tanhshrink(x);
            case Activation.Exp:
                double e = ElementaryFunctions.Exp(x);
                return (e, e);
            default:
                return (double.NaN, double.NaN);
        }
    }

    private static (double Value, double Derivative) Clipped(double x, double low, double high) =>
        x <= low ? (low, 0) : x > high ? (high, 0) : (x, 1);

    // x sigmoid(b x).
    private static (double Value, double Derivative) Gated(double x, double b)
    {
        double e = ElementaryFunctions.Exp(-Math.Abs(b * x));
        double far = 1 / (1 + e);
        double near = e * far;
        (double s, double rest) = x < 0 ? (near, far) : (far, near);
        return (x * s, s * (1 + (b * x * rest)));
    }

    // With e = exp(x), tanh(ln(1 + e)) = (e^2 + 2 e) / (e^2 + 2 e + 2).
    private static (double Value, double Derivative) Mish(double x)
    {
        if (x > 20) return (x, 1);
        double e = ElementaryFunctions.Exp(x);
        double n = e * (e + 2);
        double t = n / (n + 2);
        double sech = 2 * (1 + e) / (n + 2);
        return (x * t, t + (x * sech * sech * e / (1 + e)));
    }

    private static (double Value, double Derivative) Tanh(double x, double scale, double inner)
    {
        double e = ElementaryFunctions.Exp(-2 * Math.Abs(inner * x));
        double t = Math.Abs(x) < 0.1 ? ElementaryFunctions.Tanh(inner * x) : (x < 0 ? e - 1 : 1 - e) / (1 + e);
        return (scale * t, scale * inner * 4 * e / ((1 + e) * (1 + e)));
    }

    // Close to 0 the difference x - tanh x has lost its digits: x^3 / 3 - 2 x^5 / 15 + ...
    private static (double Value, double Derivative) Tanhshrink(double x)
    {
        double t = ElementaryFunctions.Tanh(x);
        if (Math.Abs(x) > 0.15) return (x - t, t * t);

        double q = x * x;
        double series = (1.0 / 3) - (q * ((2.0 / 15) - (q * ((17.0 / 315) - (q * ((62.0 / 2835) - (q * ((1382.0 / 155925)
            - (q * 21844.0 / 6081075)))))))));
        return (x * q * series, t * t);
    }
}
