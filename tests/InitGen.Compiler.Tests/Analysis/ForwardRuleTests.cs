using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT101 and INIT301 where the forward pass says what follows: nothing is declared.</summary>
public sealed class ForwardRuleTests : RuleTest
{
    // The layer in question, and others around it; y is its output.
    private static string Net(string init, string forward) => $$"""
        public sealed partial class Net
        {
            [Dense(8, 8), {{init}}] private readonly float[] _w = new float[64];
            [Dense(8, 8), Init(Scheme.Normal, Std = 0.1)] private readonly float[] _v = new float[64];
            [Norm(8), Init] private readonly float[] _scale = new float[8];

            public float[] Forward(float[] x)
            {
                float[] y = Linear(_w, x);
                {{forward}}
            }

            private static float[] Linear(float[] w, float[] x)
            {
                var y = new float[8];
                for (int o = 0; o < 8; o++) for (int i = 0; i < 8; i++) y[o] += w[o * 8 + i] * x[i];
                return y;
            }

            private static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
            private static float[] Tanh(float[] x) => Array.ConvertAll(x, MathF.Tanh);
            private static float[] Sigmoid(float[] x) => Array.ConvertAll(x, static v => 1 / (1 + MathF.Exp(-v)));
            private static float[] Add(float[] x, float[] y) { var z = new float[8]; for (int i = 0; i < 8; i++) z[i] = x[i] + y[i]; return z; }
            private static float[] Multiply(float[] x, float[] y) { var z = new float[8]; for (int i = 0; i < 8; i++) z[i] = x[i] * y[i]; return z; }

            private float[] Normalize(float[] x)
            {
                float mean = 0, square = 0;
                for (int i = 0; i < 8; i++) mean += x[i] / 8;
                for (int i = 0; i < 8; i++) square += (x[i] - mean) * (x[i] - mean) / 8;
                var y = new float[8];
                for (int i = 0; i < 8; i++) y[i] = (x[i] - mean) / MathF.Sqrt(square + 1e-5f) * _scale[i];
                return y;
            }
        }
        """;

    [Theory]
    [InlineData("return Linear(_v, Relu(y));")]
    [InlineData("return Relu(y);")]
    [InlineData("y = Add(x, y); return Linear(_v, Relu(y));")]
    public Task INIT101_fires_where_a_rectifier_follows(string forward) => Finds(Net("{|INIT101:Init(Scheme.Xavier)|}", forward));

    [Theory]
    [InlineData("return Linear(_v, Tanh(y));")]
    [InlineData("return y;")]
    [InlineData("return Linear(_v, Relu(Normalize(y)));")]
    [InlineData("return Linear(_v, Relu(Normalize(Add(x, y))));")]
    [InlineData("return Multiply(Sigmoid(y), Relu(Linear(_v, x)));")]
    [InlineData("return Add(Linear(_v, Relu(x)), y);")]
    [InlineData("return Linear(_v, Array.ConvertAll(y, static v => v + MathF.Abs(v)));")]      // a function that is not known,
    [InlineData("return Linear(_v, Array.ConvertAll(y, static v => v * MathF.Max(0, 3 - v)));")] // though there is one that is in it
    [InlineData("return (float[])typeof(Net).GetMethod(\"F\")!.Invoke(null, new object[] { y })!;")]
    public Task INIT101_is_silent_elsewhere(string forward) => IsSilent(Net("Init(Scheme.Xavier)", forward));

    [Theory]
    [InlineData("return Linear(_v, Relu(y));")]
    [InlineData("return Linear(_v, Tanh(y));")]
    [InlineData("return Linear(_v, Tanh(Normalize(y)));")]
    [InlineData("return Add(x, Linear(_v, Tanh(y)));")]
    public Task INIT301_fires_in_a_hidden_layer(string forward) => Finds(Net("{|INIT301:Init(Scheme.Zero)|}", forward));

    [Theory]
    [InlineData("return y;")]                                                    // regression
    [InlineData("return Sigmoid(y);")]                                           // logistic regression
    [InlineData("return Linear(_v, Relu(Add(x, y)));")]                          // the tail of a residual branch
    [InlineData("return Linear(_v, Multiply(Sigmoid(y), x));")]                  // a gate
    [InlineData("return Linear(_v, y);")]                                        // a pair of low-rank factors: the other one is random
    [InlineData("return Add(Linear(_v, x), y);")]                                // a second branch, off at first
    [InlineData("return Linear(_v, (float[])typeof(Net).GetMethod(\"F\")!.Invoke(null, new object[] { y })!);")]
    public Task INIT301_is_silent_elsewhere(string forward) => IsSilent(Net("Init(Scheme.Zero)", forward));

    [Fact]
    public Task A_GELU_is_one_by_what_it_computes_with_an_error_function_of_the_users_own() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(4, 4), Init, {|#0:Activation(Activation.ReLU)|}] private readonly float[] _w = new float[16];

            public float[] Forward(float[] x)
            {
                var y = new float[4];
                for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i];
                for (int o = 0; o < 4; o++) y[o] = Gelu(y[o]);
                return y;
            }

            private static float Gelu(float x) => 0.5f * x * (1 + Erf(x / 1.4142f));

            // Abramowitz and Stegun 7.1.26
            private static float Erf(float x)
            {
                float t = 1 / (1 + 0.3275911f * MathF.Abs(x));
                float y = 1 - ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t * MathF.Exp(-x * x);
                return x < 0 ? -y : y;
            }
        }
        """,
        new ExpectedDiagnostic("INIT010")
        {
            At = "0",
            Message = "'_w' declares ReLU as the activation that follows, but the forward pass applies GELU; correct or remove [Activation(...)]",
        });
}
