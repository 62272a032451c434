using System;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Ways to write activations of one number, <c>$</c>.</summary>
internal static class ActivationCode
{
    /// <summary>The error function as handbooks approximate it: .NET has none.</summary>
    public const string Erf = """
        private static float ~(float x)
        {
            float t = 1 / (1 + 0.3275911f * MathF.Abs(x));
            float y = 1 - ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t * MathF.Exp(-x * x);
            return MathF.Sign(x) * y;
        }
        """;

    public static string[] Of(ActivationInfo function) => function.Activation switch
    {
        Activation.ReLU => ["MathF.Max(0, $)", "Math.Max($, 0f)", "($ > 0 ? $ : 0)", "($ <= 0 ? 0 : $)", "($ + MathF.Abs($)) / 2", "$ * ($ > 0 ? 1 : 0)", "($ switch { < 0 => 0, var p => p })"],
        Activation.LeakyReLU when function.Slope == 0.2 => ["($ > 0 ? $ : 0.2f * $)", "MathF.Max($, $ * 0.2f)", "($ < 0 ? $ / 5 : $)"],
        Activation.LeakyReLU => ["($ >= 0 ? $ : $ * 0.01f)", "MathF.Max(0.01f * $, $)", "(MathF.Max($, 0) + 0.01f * MathF.Min($, 0))"],
        Activation.ReLU6 => ["Math.Clamp($, 0, 6)", "MathF.Min(6, MathF.Max($, 0))", "($ < 0 ? 0 : $ > 6 ? 6 : $)"],
        Activation.ELU when function.Alpha == 0.5 => ["($ > 0 ? $ : 0.5f * (MathF.Exp($) - 1))"],
        Activation.ELU => ["($ > 0 ? $ : MathF.Exp($) - 1)", "($ < 0 ? (float)(Math.Exp($) - 1) : $)", "(MathF.Max(0, $) + MathF.Min(0, MathF.Exp($) - 1))"],
        Activation.SELU => ["1.050701f * ($ > 0 ? $ : 1.6732632f * (MathF.Exp($) - 1))", "($ > 0 ? 1.0507f * $ : 1.7580993f * (MathF.Exp($) - 1))"],
        Activation.GELU => ["0.5f * $ * (1 + erf($ / MathF.Sqrt(2)))", "$ * (1 + erf($ * 0.70710678f)) / 2"],
        Activation.GELUTanh => ["0.5f * $ * (1 + MathF.Tanh(0.7978846f * ($ + 0.044715f * $ * $ * $)))", "$ / (1 + MathF.Exp(-1.5957691f * ($ + 0.044715f * MathF.Pow($, 3))))"],
        Activation.QuickGELU => ["$ / (1 + MathF.Exp(-1.702f * $))", "$ * (1 / (1 + MathF.Exp($ * -1.702f)))"],
        Activation.SiLU => ["$ / (1 + MathF.Exp(-$))", "$ * (1 / (1 + MathF.Exp(-$)))", "(float)($ / (1.0 + Math.Exp(-$)))"],
        Activation.Mish => ["$ * MathF.Tanh(MathF.Log(1 + MathF.Exp($)))"],
        Activation.HardSwish => ["$ * MathF.Min(6, MathF.Max(0, $ + 3)) / 6", "$ * Math.Clamp($ / 6 + 0.5f, 0, 1)", "($ <= -3 ? 0 : $ >= 3 ? $ : $ * ($ + 3) / 6)"],
        Activation.Softplus => ["MathF.Log(1 + MathF.Exp($))", "(MathF.Max($, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs($))))", "(float)Math.Log(1 + Math.Exp($))"],
        Activation.Tanh => ["MathF.Tanh($)", "(float)Math.Tanh($)", "(MathF.Exp($) - MathF.Exp(-$)) / (MathF.Exp($) + MathF.Exp(-$))"],
        Activation.LeCunTanh => ["1.7159f * MathF.Tanh(2f / 3 * $)", "1.7159f * MathF.Tanh($ * 0.6666667f)"],
        Activation.Sigmoid => ["1 / (1 + MathF.Exp(-$))", "(float)(1 / (1 + Math.Exp(-$)))", "0.5f * (1 + MathF.Tanh($ / 2))", "($ >= 0 ? 1 / (1 + MathF.Exp(-$)) : MathF.Exp($) / (1 + MathF.Exp($)))"],
        Activation.LogSigmoid => ["-MathF.Log(1 + MathF.Exp(-$))", "MathF.Log(1 / (1 + MathF.Exp(-$)))"],
        Activation.HardSigmoid => ["Math.Clamp($ / 6 + 0.5f, 0, 1)", "MathF.Min(6, MathF.Max(0, $ + 3)) / 6"],
        Activation.Softsign => ["$ / (1 + MathF.Abs($))"],
        Activation.HardTanh => ["Math.Clamp($, -1, 1)", "MathF.Max(-1, MathF.Min(1, $))", "($ < -1 ? -1 : $ > 1 ? 1 : $)"],
        Activation.Sine => ["MathF.Sin($)", "(float)Math.Sin($)"],
        Activation.Tanhshrink => ["($ - MathF.Tanh($))"],
        Activation.Softshrink => ["($ > 0.5f ? $ - 0.5f : $ < -0.5f ? $ + 0.5f : 0)", "MathF.Sign($) * MathF.Max(0, MathF.Abs($) - 0.5f)"],
        Activation.SquaredReLU => ["MathF.Pow(MathF.Max(0, $), 2)", "($ > 0 ? $ * $ : 0)", "MathF.Max(0, $) * MathF.Max(0, $)"],
        _ => throw new ArgumentException(function.Name),
    };
}
