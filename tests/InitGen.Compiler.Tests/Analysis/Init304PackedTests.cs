using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init304PackedTests : RuleTest
{
    // Attention over a sequence [t][e], with query, key and value in one matrix.
    private static string Attention(string name, string shape, string init) => $$"""
        public sealed partial class {{name}}
        {
            [{{shape}}, {{init}}] private readonly float[] _qkv = new float[3 * 16 * 16];
            [Dense(16, 16), Init] private readonly float[] _out = new float[16 * 16];

            public float[][] Forward(float[][] x)
            {
                int t = x.Length;
                var packed = new float[t][];
                for (int i = 0; i < t; i++) packed[i] = Linear(_qkv, x[i], 48);
                var y = new float[t][];
                for (int i = 0; i < t; i++)
                {
                    var scores = new float[t];
                    for (int j = 0; j < t; j++)
                    {
                        float dot = 0;
                        for (int e = 0; e < 16; e++) dot += packed[i][e] * packed[j][16 + e];
                        scores[j] = MathF.Exp(dot / 4);
                    }

                    float sum = 0;
                    for (int j = 0; j < t; j++) sum += scores[j];
                    var mixed = new float[16];
                    for (int j = 0; j < t; j++) for (int e = 0; e < 16; e++) mixed[e] += scores[j] / sum * packed[j][32 + e];
                    y[i] = Linear(_out, mixed, 16);
                }

                return y;
            }

            private static float[] Linear(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }
        }

        """;

    private static string Lstm(string name, string input, string recurrent) => $$"""
        public sealed partial class {{name}}
        {
            [{{input}}] private readonly float[] _w = new float[64 * 8];
            [{{recurrent}}] private readonly float[] _u = new float[64 * 16];
            [Bias(64), Init(Scheme.LstmForgetBias)] private readonly float[] _bias = new float[64];

            public float[] Forward(float[][] x)
            {
                var h = new float[16];
                var c = new float[16];
                for (int t = 0; t < x.Length; t++)
                {
                    var gates = new float[64];
                    for (int o = 0; o < 64; o++)
                    {
                        gates[o] = _bias[o];
                        for (int i = 0; i < 8; i++) gates[o] += _w[o * 8 + i] * x[t][i];
                        for (int i = 0; i < 16; i++) gates[o] += _u[o * 16 + i] * h[i];
                    }

                    var next = new float[16];
                    for (int i = 0; i < 16; i++)
                    {
                        c[i] = Sigmoid(gates[16 + i]) * c[i] + Sigmoid(gates[i]) * MathF.Tanh(gates[32 + i]);
                        next[i] = Sigmoid(gates[48 + i]) * MathF.Tanh(c[i]);
                    }

                    h = next;
                }

                return h;
            }

            private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
        }

        """;

    [Fact]
    public Task Fires_on_query_key_and_value_with_the_numbers_of_the_layer() => Finds(
        Attention("Net", "{|#0:Dense(16, 48)|}", "Init(Scheme.Xavier)"),
        new ExpectedDiagnostic("INIT304")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_qkv' holds 3 matrices, query, key and value, but is initialized as one with fan-out 48: sigma is 0.1768 where each matrix by itself gets 0.25; say Packed = 3",
        });

    [Fact]
    public Task Fires_on_the_gates_of_an_LSTM() => Finds(
        Lstm("Net", "{|#0:Dense(8, 64)|}, Init(Scheme.Xavier)", "{|INIT304:Dense(16, 64)|}, Init(Scheme.Orthogonal)"),
        new ExpectedDiagnostic("INIT304")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' holds 4 matrices, the gates of an LSTM, but is initialized as one with fan-out 64: sigma is 0.1667 where each matrix by itself gets 0.2887; say Packed = 4",
        });

    [Fact]
    public Task Is_silent_where_it_is_said_or_does_not_matter() => IsSilent(
        Attention("Said", "Dense(16, 48, Packed = 3)", "Init(Scheme.Xavier)")
        + Attention("ByFanIn", "Dense(16, 48)", "Init(Scheme.LeCun)")
        + Attention("Fixed", "Dense(16, 48)", "Init(Scheme.Normal, Std = 0.02)")
        + Lstm("Gates", "Dense(8, 64, Packed = 4), Init(Scheme.Xavier)", "Dense(16, 64, Packed = 4), Init(Scheme.Orthogonal)")
        + """
        public sealed partial class Wide
        {
            [Dense(16, 48), Init(Scheme.Xavier)] private readonly float[] _a = new float[768];
            [Dense(48, 16), Init(Scheme.Xavier)] private readonly float[] _b = new float[768];

            public float[] Forward(float[] x)
            {
                var y = new float[48];
                for (int o = 0; o < 48; o++) for (int i = 0; i < 16; i++) y[o] += _a[o * 16 + i] * x[i];
                for (int o = 0; o < 48; o++) y[o] = MathF.Tanh(y[o]);
                var z = new float[16];
                for (int o = 0; o < 16; o++) for (int i = 0; i < 48; i++) z[o] += _b[o * 48 + i] * y[i];
                return z;
            }
        }
        """);

    [Fact]
    public Task Fix_says_how_many() => Fixes<ChangeAttributeFix>(
        Attention("A", "{|INIT304:Dense(16, 48 /* three */)|}", "Init(Scheme.Xavier)")
        + Lstm("B", "{|INIT304:Dense(8, 64)|} /* keep */, Init(Scheme.Xavier)", "Dense(16, 64, Packed = 4), Init"),
        Attention("A", "Dense(16, 48 /* three */, Packed = 3)", "Init(Scheme.Xavier)")
        + Lstm("B", "Dense(8, 64, Packed = 4) /* keep */, Init(Scheme.Xavier)", "Dense(16, 64, Packed = 4), Init"));
}
