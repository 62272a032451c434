using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>The activations once more, as functions: from the papers' definitions, with nothing taken from the table.</summary>
internal sealed record ActivationFunction(Func<double, double> Value, Func<double, double> Derivative, params double[] Kinks)
{
    private const double SeluScale = 1.0507009873554804934;
    private const double SeluAlpha = 1.6732632423543772848;

    public static ActivationFunction Leaky(double slope) => new(x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope, 0);

    public static ActivationFunction Of(Activation activation, double slope = 0) => activation switch
    {
        Activation.Identity or Activation.BilinearGLU => new(x => x, _ => 1),
        Activation.ReLU or Activation.ReGLU => Leaky(0),
        Activation.LeakyReLU or Activation.PReLU => Leaky(slope),
        Activation.ReLU6 => new(x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0, 0, 6),
        Activation.ELU or Activation.CELU => new(x => x > 0 ? x : Math.Exp(x) - 1, x => x > 0 ? 1 : Math.Exp(x), 0),
        Activation.SELU => new(
            x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
            x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
            0),
        Activation.GELU or Activation.GEGLU => new(
            x => x * DeterministicMath.NormalCdf(x), x => DeterministicMath.NormalCdf(x) + (x * DeterministicMath.NormalPdf(x))),
        Activation.GELUTanh => new(
            x => x / 2 * (1 + GeluTanh(x)),
            x => ((1 + GeluTanh(x)) / 2) + (x / 2 * (1 - Square(GeluTanh(x))) * Math.Sqrt(2 / Math.PI) * (1 + 0.134145 * x * x))),
        Activation.QuickGELU => new(x => x * Sigmoid(1.702 * x), x => Sigmoid(1.702 * x) * (1 + 1.702 * x * Sigmoid(-1.702 * x))),
        Activation.SiLU or Activation.SwiGLU => new(x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * Sigmoid(-x))),
        Activation.Mish => new(
            x => x * Math.Tanh(Softplus(x)),
            x => Math.Tanh(Softplus(x)) + (x * (1 - Square(Math.Tanh(Softplus(x)))) * Sigmoid(x))),
        Activation.HardSwish => new(
            x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x < -3 ? 0 : x > 3 ? 1 : ((2 * x) + 3) / 6, -3, 3),
        Activation.Softplus => new(Softplus, Sigmoid),
        Activation.LogSigmoid => new(x => -Softplus(-x), x => Sigmoid(-x)),
        Activation.Tanh => new(Math.Tanh, x => 1 - Square(Math.Tanh(x))),
        Activation.LeCunTanh => new(x => 1.7159 * Math.Tanh(2 * x / 3), x => 1.7159 * 2 / 3 * (1 - Square(Math.Tanh(2 * x / 3)))),
        Activation.Sigmoid or Activation.GLU => new(Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
        Activation.HardSigmoid => new(x => Math.Clamp(x + 3, 0, 6) / 6, x => x is > -3 and < 3 ? 1.0 / 6 : 0, -3, 3),
        Activation.Softsign => new(x => x / (1 + Math.Abs(x)), x => 1 / Square(1 + Math.Abs(x)), 0),
        Activation.HardTanh => new(x => Math.Clamp(x, -1, 1), x => x is > -1 and < 1 ? 1 : 0, -1, 1),
        Activation.Sine => new(Math.Sin, Math.Cos),
        Activation.Tanhshrink => new(x => x - Math.Tanh(x), x => Square(Math.Tanh(x))),
        Activation.Softshrink => new(
            x => x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0, x => Math.Abs(x) > 0.5 ? 1 : 0, -0.5, 0.5),
        Activation.SquaredReLU => new(x => x > 0 ? x * x : 0, x => x > 0 ? 2 * x : 0, 0),
        Activation.Exp => new(Math.Exp, Math.Exp),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "not a function of one number"),
    };

    private static double Square(double x) => x * x;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // ln(1 + e^x); the series' first terms where 1 + e^x would swallow the digits of e^x.
    private static double Softplus(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        double log = e < 1e-4 ? e * (1 - e * (0.5 - e * (1.0 / 3 - e / 4))) : Math.Log(1 + e);
        return Math.Max(x, 0) + log;
    }

    private static double GeluTanh(double x) => Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)));
}
