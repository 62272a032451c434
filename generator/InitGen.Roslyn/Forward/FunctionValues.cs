using System;

namespace InitGen.Roslyn.Forward;

/// <summary>Activations as functions, to compare formulas with.</summary>
internal static class FunctionValues
{
    public static double Of(Activation activation, double x) => activation switch
    {
        Activation.ReLU => Math.Max(0, x),
        Activation.ReLU6 => Math.Min(6, Math.Max(0, x)),
        Activation.ELU or Activation.CELU => x > 0 ? x : Math.Exp(x) - 1,
        Activation.SELU => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        Activation.GELU => x * InitGen.Theory.DeterministicMath.NormalCdf(x),
        Activation.GELUTanh => 0.5 * x * (1 + Math.Tanh(0.7978845608028654 * (x + (0.044715 * x * x * x)))),
        Activation.QuickGELU => x * Sigmoid(1.702 * x),
        Activation.SiLU => x * Sigmoid(x),
        Activation.Mish => x * Math.Tanh(Softplus(x)),
        Activation.HardSwish => x * Math.Min(6, Math.Max(0, x + 3)) / 6,
        Activation.Softplus => Softplus(x),
        Activation.Tanh => Math.Tanh(x),
        Activation.LeCunTanh => 1.7159 * Math.Tanh(2 * x / 3),
        Activation.Sigmoid => Sigmoid(x),
        Activation.LogSigmoid => -Softplus(-x),
        Activation.HardSigmoid => Math.Min(6, Math.Max(0, x + 3)) / 6,
        Activation.Softsign => x / (1 + Math.Abs(x)),
        Activation.HardTanh => Math.Max(-1, Math.Min(1, x)),
        Activation.Sine => Math.Sin(x),
        Activation.Tanhshrink => x - Math.Tanh(x),
        Activation.Softshrink => Math.Sign(x) * Math.Max(0, Math.Abs(x) - 0.5),
        Activation.SquaredReLU => Math.Max(0, x) * Math.Max(0, x),
        Activation.Exp => Math.Exp(x),
        _ => double.NaN,
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
}
