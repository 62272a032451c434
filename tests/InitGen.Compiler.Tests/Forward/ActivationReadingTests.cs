namespace InitGen.Compiler.Tests.Forward;

/// <summary>An activation is what the code computes, whatever it is called and however it is written.</summary>
public sealed class ActivationReadingTests : ReadingTest
{
    // One dense layer, then a function of the element v.
    private static void Is(string activation, string expression, string helpers = "") => Reads(
        "[Dense(4, 3), Init] private readonly float[] _w = new float[12];\npublic float[] Forward(float[] x) { var y = new float[3]; "
            + "for (int o = 0; o < 3; o++) { float v = 0; for (int i = 0; i < 4; i++) v += _w[o * 4 + i] * x[i]; y[o] = " + expression + "; } return y; }\n" + helpers,
        "0  input x\n1  dense _w [3, 4] <- 0\n2  " + activation + " <- 1\nreturns 2");

    [Theory]
    [InlineData("ReLU", "MathF.Max(0, v)")]
    [InlineData("ReLU", "v > 0 ? v : 0")]
    [InlineData("ReLU", "v <= 0 ? 0 : v")]
    [InlineData("ReLU", "v * (v > 0 ? 1 : 0)")]
    [InlineData("ReLU", "(v + MathF.Abs(v)) / 2")]
    [InlineData("ReLU", "v switch { < 0 => 0, var p => p }")]
    [InlineData("leaky ReLU", "v > 0 ? v : 0.01f * v")]
    [InlineData("leaky ReLU", "MathF.Max(v, 0.01f * v)")]
    [InlineData("leaky ReLU (slope 0.2)", "v >= 0 ? v : v * 0.2f")]
    [InlineData("ReLU6", "Math.Clamp(v, 0, 6)")]
    [InlineData("ReLU6", "MathF.Min(6, MathF.Max(v, 0))")]
    [InlineData("ELU", "v > 0 ? v : MathF.Exp(v) - 1")]
    [InlineData("SELU", "1.050701f * (v > 0 ? v : 1.6732632f * (MathF.Exp(v) - 1))")]
    [InlineData("GELU (tanh form)", "0.5f * v * (1 + MathF.Tanh(0.7978846f * (v + 0.044715f * v * v * v)))")]
    [InlineData("quick GELU", "v / (1 + MathF.Exp(-1.702f * v))")]
    [InlineData("SiLU", "v / (1 + MathF.Exp(-v))")]
    [InlineData("SiLU", "v * (1 / (1 + MathF.Exp(-v)))")]
    [InlineData("Mish", "v * MathF.Tanh(MathF.Log(1 + MathF.Exp(v)))")]
    [InlineData("hard-swish", "v * MathF.Min(6, MathF.Max(0, v + 3)) / 6")]
    [InlineData("softplus", "MathF.Log(1 + MathF.Exp(v))")]
    [InlineData("tanh", "MathF.Tanh(v)")]
    [InlineData("tanh", "(float)Math.Tanh(v)")]
    [InlineData("tanh", "(MathF.Exp(v) - MathF.Exp(-v)) / (MathF.Exp(v) + MathF.Exp(-v))")]
    [InlineData("tanh", "2 / (1 + MathF.Exp(-2 * v)) - 1")]
    [InlineData("LeCun's scaled tanh", "1.7159f * MathF.Tanh(2f / 3 * v)")]
    [InlineData("sigmoid", "1 / (1 + MathF.Exp(-v))")]
    [InlineData("sigmoid", "v >= 0 ? 1 / (1 + MathF.Exp(-v)) : MathF.Exp(v) / (1 + MathF.Exp(v))")]
    [InlineData("hard-sigmoid", "Math.Clamp(v / 6 + 0.5f, 0, 1)")]
    [InlineData("softsign", "v / (1 + MathF.Abs(v))")]
    [InlineData("hard tanh", "Math.Clamp(v, -1, 1)")]
    [InlineData("sine", "MathF.Sin(v)")]
    [InlineData("squared ReLU", "MathF.Pow(MathF.Max(0, v), 2)")]
    public void Expressions(string activation, string expression) => Is(activation, expression);

    [Fact]
    public void What_the_body_says_beats_what_the_name_says() => Is("tanh", "Relu(v)", "private static float Relu(float v) => MathF.Tanh(v);");

    [Fact]
    public void What_the_attribute_says_beats_both() => Is(
        "GELU", "Relu(v)", "[Activation(Activation.GELU)] private static float Relu(float v) => MathF.Tanh(v);");

    [Fact]
    public void Delegates() => Is("tanh", "_f(v)", "private readonly Func<float, float> _f = MathF.Tanh;");

    [Fact]
    public void Local_functions() => Is("ReLU", "F(v)", "private static float F(float v) { return G(v); static float G(float u) => u < 0 ? 0 : u; }");

    // What is done to all elements of y after the layer.
    [Theory]
    [InlineData("ReLU", "for (int i = 0; i < y.Length; i++) if (y[i] < 0) y[i] = 0; return y;")]
    [InlineData("ReLU", "for (int i = 0; i < y.Length; i++) { if (y[i] > 0) continue; y[i] = 0; } return y;")]
    [InlineData("ReLU", "foreach (ref float v in y.AsSpan()) v = MathF.Max(v, 0); return y;")]
    [InlineData("ReLU", "return y.Select(v => v > 0 ? v : 0).ToArray();")]
    [InlineData("ReLU", "return Array.ConvertAll(y, v => Math.Max(v, 0));")]
    [InlineData("ReLU", "TensorPrimitives.Max(y, 0f, y); return y;")]
    [InlineData("tanh", "var z = new float[3]; TensorPrimitives.Tanh<float>(y, z); return z;")]
    [InlineData("sigmoid", "TensorPrimitives.Sigmoid<float>(y, y); return y;")]
    [InlineData("softmax", "TensorPrimitives.SoftMax<float>(y, y); return y;")]
    [InlineData("softmax", "float m = y.Max(); float s = 0; for (int i = 0; i < 3; i++) { y[i] = MathF.Exp(y[i] - m); s += y[i]; } for (int i = 0; i < 3; i++) y[i] /= s; return y;")]
    [InlineData("softmax", "var e = y.Select(v => MathF.Exp(v)).ToArray(); float s = e.Sum(); return e.Select(v => v / s).ToArray();")]
    [InlineData("normalization", "float m = y.Average(); float v = y.Select(u => (u - m) * (u - m)).Average(); return y.Select(u => (u - m) / MathF.Sqrt(v + 1e-5f)).ToArray();")]
    [InlineData("RMS normalization", "float q = 0; foreach (float u in y) q += u * u; float r = 1 / MathF.Sqrt(q / y.Length + 1e-6f); for (int i = 0; i < y.Length; i++) y[i] *= r; return y;")]
    [InlineData("dropout 0.5", "var g = new Random(1); for (int i = 0; i < 3; i++) y[i] = g.NextDouble() < 0.5 ? 0 : y[i] * 2; return y;")]
    public void Statements(string activation, string statements) => Reads(
        "[Dense(4, 3), Init] private readonly float[] _w = new float[12];\npublic float[] Forward(float[] x) { var y = new float[3]; "
            + "for (int o = 0; o < 3; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i]; " + statements + " }",
        "0  input x\n1  dense _w [3, 4] <- 0\n2  " + activation + " <- 1\nreturns 2");
}
