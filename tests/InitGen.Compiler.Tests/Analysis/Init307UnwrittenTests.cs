using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init307UnwrittenTests : RuleTest
{
    [Fact]
    public Task Fires_on_an_array_of_zeros_that_is_used_as_a_weight() => Finds(
        Net(
            "private readonly float[] {|#0:_second|} = new float[64]; private float[,] {|INIT307:_third|};",
            "y += _second[o * 8 + i] * x[i]; y += Third(x, o, i);",
            "public Net() { _third = new float[8, 8]; } private float Third(float[] x, int o, int i) => x[i] * (float)(_third[o, i]);"),
        new ExpectedDiagnostic("INIT307")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The forward pass multiplies by '_second' as by a weight, but it is all zeros: 'new float[64]' allocates it, and nothing in 'Net' writes to it; "
                + "mark it with [Init] and its shape",
        });

    [Fact]
    public Task Is_silent_where_something_may_write_to_it() => IsSilent(Net(
        """
        private readonly float[] _a = new float[64], _b = new float[64], _c = new float[64], _d = new float[64], _e = new float[64], _f = new float[64];
        private readonly float[] _given;
        private float[] _replaced = new float[64];
        internal readonly float[] Open = new float[64];
        private readonly float[] _values = new float[] { 1, 2, 3 };
        [Obsolete] private readonly float[] _foreign = new float[64];
        public float[] F => _f;
        """,
        """
        y += _a[o * 8 + i] * x[i] + _b[o * 8 + i] * x[i] + _c[o * 8 + i] * x[i] + _d[o * 8 + i] * x[i] + _e[o * 8 + i] * x[i] + _f[o * 8 + i] * x[i];
        y += _given[o * 8 + i] * x[i] + _replaced[o * 8 + i] * x[i] + Open[o * 8 + i] * x[i] + _values[o * 8 + i] * x[i];
        """,
        """
        public Net(float[] given) { _given = given; _a[3] = 1; Array.Fill(_b, 0.5f); }
        public void Load(System.IO.BinaryReader r) { for (int i = 0; i < 64; i++) _c[i] = r.ReadSingle(); Read(_d.AsSpan()); var alias = _e; alias[0] = 1; }
        private static void Read(Span<float> to) => to[0] = 1;
        public void Replace(float[] by) => _replaced = by;
        """));

    [Fact]
    public Task Is_silent_on_buffers_states_biases_and_what_the_forward_pass_does_not_reach() => IsSilent(Net(
        """
        private readonly float[] _bias = new float[8], _state = new float[8], _perceptron = new float[8], _elsewhere = new float[64], _added = new float[64];
        private readonly float[] _sums = new float[64];
        """,
        "y += _w![o * 8 + i] * _state[i] + _bias[o] + _perceptron[i] * x[i] + _added[o * 8 + i]; _sums[o * 8 + i] += y; y += _sums[o * 8 + i] * x[i];",
        "public float Elsewhere(float[] x, int o, int i) => _elsewhere[o * 8 + i] * x[i];"));

    [Fact]
    public Task Is_silent_in_types_that_are_no_models_or_have_no_forward_pass() => IsSilent("""
        public sealed class Plain
        {
            private readonly float[] _w = new float[64];
            public float Forward(float[] x, int o, int i) => _w[o * 8 + i] * x[i];
        }

        public sealed partial class Model
        {
            [Bias(2)] private float[]? _b;
            private readonly float[] _w = new float[64];
            public float Apply(float[] x, int o, int i) => _w[o * 8 + i] * x[i];
        }
        """);

    private static string Net(string fields, string loop, string members = "") => $$"""
        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[]? _w = new float[64];
            {{fields}}
            {{members}}

            public float Forward(float[] x)
            {
                float y = 0;
                for (int o = 0; o < 8; o++)
                {
                    for (int i = 0; i < 8; i++)
                    {
                        y += _w![o * 8 + i] * x[i];
                        {{loop}}
                    }
                }

                return y;
            }
        }
        """;
}
