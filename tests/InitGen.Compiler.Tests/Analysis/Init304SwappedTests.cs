using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT304: inputs and outputs declared the wrong way round.</summary>
public sealed class Init304SwappedTests : RuleTest
{
    private const string LoopOverInputs = "for (int o = 0; o < 10; o++) for (int i = 0; i < 784; i++) y[o] += _w[o * 784 + i] * x[i];";

    // Lengths that only the running program knows: it is the sizes around a layer that tell.
    private const string Linear = """
            private static float[] Linear(float[] w, float[]? b, float[] x)
            {
                var y = new float[w.Length / x.Length];
                for (int o = 0; o < y.Length; o++)
                {
                    float sum = b is null ? 0 : b[o];
                    for (int i = 0; i < x.Length; i++) sum += w[o * x.Length + i] * x[i];
                    y[o] = sum;
                }

                return y;
            }

            private static float[] Tanh(float[] x)
            {
                var y = new float[x.Length];
                for (int i = 0; i < x.Length; i++) y[i] = MathF.Tanh(x[i]);
                return y;
            }
        """;

    // One layer from 784 to 10, written in some way.
    private static string Layer(string name, string dense, string code) => $$"""
        public sealed partial class {{name}}
        {
            private const int In = 784, Out = 10;
            [{{dense}}, Init(Scheme.LeCun)] private readonly float[] _w = new float[7840];

            public float[] Forward(float[] x)
            {
                var y = new float[10];
                {{code}}
                return y;
            }
        }

        """;

    // Two layers, 784 to 32 to 10.
    private static string Network(string name, string first, string second, string? bias = null, string forward = "Linear(_b, null, Tanh(Linear(_a, null, x)))") => $$"""
        public sealed partial class {{name}}
        {
            {{(bias is null ? string.Empty : $"[{bias}] private readonly float[] _bias = new float[32];")}}
            [{{first}}, Init(Scheme.LeCun)] private readonly float[] _a = new float[784 * 32];
            [{{second}}, Init(Scheme.LeCun)] private readonly float[] _b = new float[32 * 10];

            public float[] Forward(float[] x) => {{forward}};

        {{Linear}}
        }

        """;

    // Sizes that members hold.
    private static string Named(string dense, string code) => $$"""
        public sealed partial class Named
        {
            private readonly int _in, _out;
            [{{dense}}, Init(Scheme.LeCun)] private readonly float[] _w;

            public Named(int inputs, int outputs)
            {
                _in = inputs;
                _out = outputs;
                _w = new float[inputs * outputs];
            }

            public float[] Forward(float[] x)
            {
                var y = new float[_out];
                {{code}}
                return y;
            }
        }

        """;

    [Fact]
    public Task Fires_with_the_number_of_products_that_the_code_sums() => Finds(
        Layer("Loop", "{|#0:Dense(10, 784)|}", LoopOverInputs)
        + Layer("ByBound", "{|INIT304:Dense(10, 784)|}", "int n = x.Length; for (int o = 0; o < Out; o++) { int row = o * In; for (int i = 0; i < n; i++) y[o] += _w[row + i] * x[i]; }")
        + Layer("Slices", "{|INIT304:Dense(Out, In)|}", "for (int o = 0; o < 10; o++) y[o] = System.Numerics.Tensors.TensorPrimitives.Dot(_w.AsSpan(o * In, In), x);")
        + Layer("Rows", "{|INIT304:Dense(Out, In)|}", "for (int o = 0; o < 10; o++) { ReadOnlySpan<float> row = _w.AsSpan(o * In, In); for (int i = 0; i < In; i++) y[o] += row[i] * x[i]; }")
        + Layer("Transposed", "{|INIT304:Dense(10, 784)|}", "for (int i = 0; i < 784; i++) for (int o = 0; o < 10; o++) y[o] += x[i] * _w[i * 10 + o];")
        + Named("{|#1:Dense(nameof(_out), nameof(_in))|}", "for (int o = 0; o < _out; o++) for (int i = 0; i < _in; i++) y[o] += _w[o * _in + i] * x[i];"),
        new ExpectedDiagnostic("INIT304")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is declared with fan-in 10 and fan-out 784, but the forward pass sums 784 products for each output; swap the arguments of [Dense]",
        },
        new ExpectedDiagnostic("INIT304")
        {
            At = "1",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is declared with fan-in _out and fan-out _in, but the forward pass sums _in products for each output; swap the arguments of [Dense]",
        });

    private const string LoopsOverRows = "for (int o = 0; o < _out; o++) for (int i = 0; i < _in; i++) y[o] += _w[o, i] * x[i];";

    private const string RowsOfUnknownLength = "for (int o = 0; o < _w.GetLength(0); o++) for (int i = 0; i < _w.GetLength(1); i++) y[o] += _w[o, i] * x[i];";

    // Sizes that members hold, and a rectangular array.
    private static string Rectangle(string name, string dense, string code, string field = "_w = null!;", string more = "") => $$"""
        public sealed partial class {{name}}
        {
            private readonly int _in, _out;
            [{{dense}}, Init(Scheme.LeCun)] private float[,] {{field}}

            public {{name}}(int inputs, int outputs)
            {
                _in = inputs;
                _out = outputs;
                {{more}}
            }

            public float[] Forward(float[] x)
            {
                var y = new float[_out];
                {{code}}
                return y;
            }
        }

        """;

    [Fact]
    public Task Fires_on_a_rectangular_array_by_the_loops_over_it_or_its_allocation() => Finds(
        Rectangle("Loops", "{|#0:Dense(nameof(_out), nameof(_in))|}", LoopsOverRows)
        + Rectangle("Columns", "{|INIT304:Dense(nameof(_out), nameof(_in))|}", "for (int o = 0; o < _out; o++) for (int i = 0; i < _in; i++) y[o] += x[i] * _w[i, o];")
        + Rectangle("Allocated", "{|#1:Dense(nameof(_out), nameof(_in))|}", RowsOfUnknownLength, "_w;", "_w = new float[outputs, inputs];"),
        new ExpectedDiagnostic("INIT304")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is declared with fan-in _out and fan-out _in, but the forward pass sums _in products for each output; swap the arguments of [Dense]",
        },
        new ExpectedDiagnostic("INIT304")
        {
            At = "1",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is declared with fan-in _out and fan-out _in, but its array is allocated with rows of _in; swap the arguments of [Dense]",
        });

    [Fact]
    public Task Fires_on_what_a_primary_constructor_allocates() => typeof(Compilation).Assembly.GetName().Version!.Major < 5 ? Task.CompletedTask : Finds("""
        public sealed partial class Primary(int inputs, int outputs)
        {
            private readonly int _in = inputs, _out = 2 * outputs;
            [{|INIT304:Dense(nameof(_out), nameof(_in))|}, Init(Scheme.LeCun)] private readonly float[,] _w = new float[2 * outputs, inputs];

            public float[] Forward(float[] x)
            {
                var y = new float[_out];
                for (int o = 0; o < _w.GetLength(0); o++) for (int i = 0; i < _w.GetLength(1); i++) y[o] += _w[o, i] * x[i];
                return y;
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_a_rectangular_array_that_is_right_or_of_which_too_little_is_known() => IsSilent(
        Rectangle("Loops", "Dense(nameof(_in), nameof(_out))", LoopsOverRows)
        + Rectangle("Allocated", "Dense(nameof(_in), nameof(_out))", RowsOfUnknownLength, "_w;", "_w = new float[outputs, inputs];")
        + Rectangle("Unknown", "Dense(nameof(_out), nameof(_in))", RowsOfUnknownLength)
        + Rectangle("Made", "Dense(nameof(_out), nameof(_in))", RowsOfUnknownLength, "_w;", "_w = Make(outputs, inputs); } private static float[,] Make(int a, int b) { return new float[a, b];")
        // The loops say one thing, and the array another.
        + Rectangle("Torn", "Dense(nameof(_in), nameof(_out))", "for (int o = 0; o < _out; o++) for (int i = 0; i < _in; i++) y[o] += x[i] * _w[i, o];", "_w;", "_w = new float[outputs, inputs];")
        // A part of each row, and the other one.
        + Rectangle("Parts", "Dense(nameof(_in), nameof(_out))", "for (int o = 0; o < _out; o++) { for (int i = 0; i < _out; i++) y[o] += _w[o, i] * x[i]; for (int i = _out; i < _in; i++) y[o] += _w[o, i] * x[i]; }")
        + """
        public sealed partial class Either
        {
            private readonly int _in, _out;
            [Dense(nameof(_out), nameof(_in)), Init(Scheme.LeCun)] private readonly float[,] _w;

            public Either(int inputs, int outputs)
            {
                _in = inputs;
                _out = outputs;
                _w = new float[outputs, inputs];
            }

            public Either(int size, string text)
            {
                _in = text.Length;
                _out = size;
                _w = new float[_in, _out];
            }

            public float[] Forward(float[] x)
            {
                var y = new float[_out];
                for (int o = 0; o < _w.GetLength(0); o++) for (int i = 0; i < _w.GetLength(1); i++) y[o] += _w[o, i] * x[i];
                return y;
            }
        }
        """);

    private static string Query(string name, string dense, string sum) => $$"""
        public sealed partial class {{name}}
        {
            [{{dense}}, Init(Scheme.LeCun)] private readonly float[] _w = new float[20];
            public float Forward(float[] x) => {{sum}};
        }

        """;

    [Fact]
    public Task Fires_on_the_products_of_a_query() => Finds(
        "using System.Linq;\n"
        + Query("Indexed", "{|#0:Dense(1, 20)|}", "x.Select((v, i) => v * _w[i]).Sum()"),
        new ExpectedDiagnostic("INIT304")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is declared with fan-in 1 and fan-out 20, but the forward pass sums 20 products for each output; swap the arguments of [Dense]",
        });

    [Fact]
    public Task Is_silent_on_a_query_that_sums_what_it_says_or_no_values() => IsSilent(
        "using System.Linq;\n"
        + Query("Indexed", "Dense(20, 1)", "x.Select((v, i) => v * _w[i]).Sum()")
        + Query("Outputs", "Dense(1, 20)", "_w.Select(w => w * x[0]).Sum()")
        + Query("Greatest", "Dense(1, 20)", "x.Select((v, i) => v * _w[i]).Max()"));

    [Fact]
    public Task Fires_with_the_length_of_an_array_that_is_written_out() => Finds(
        Written("Wrong", "{|INIT304:Dense(32, 1)|}", "new[] { x }") + Written("Right", "Dense(1, 32)", "new[] { x }") + Written("Pair", "Dense(2, 16)", "new[] { x, x * x }"));

    private static string Written(string name, string dense, string input) => $$"""
        public sealed partial class {{name}}
        {
            [{{dense}}, Init(Scheme.LeCun)] private readonly float[] _w = new float[32];

            public float[] Forward(float x) => Linear(_w, null, {{input}});

        {{Linear}}
        }

        """;

    [Fact]
    public Task Fires_with_the_sizes_around_the_layer() => Finds(
        Network("ByBias", "{|#0:Dense(32, 784)|}", "Dense(32, 10)", "Bias(32)", "Linear(_b, null, Tanh(Linear(_a, _bias, x)))")
        + Network("ByNext", "{|#1:Dense(32, 784)|}", "Dense(32, 10)")
        + Network("ByBefore", "Dense(784, 32)", "{|#2:Dense(10, 32)|}")
        + $$"""
        public sealed partial class Beside
        {
            [{|#3:Dense(8, 64)|}, Init(Scheme.LeCun)] private readonly float[] _gate = new float[512];
            [Dense(64, 16), Init(Scheme.LeCun)] private readonly float[] _value = new float[1024];

            public float[] Forward(float[] x) => System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Zip(Tanh(Linear(_gate, null, x)), Linear(_value, null, x), (a, b) => a * b));

        {{Linear}}
        }

        """
        + Network("Both", "{|INIT304:Dense(32, 784)|}", "{|INIT304:Dense(10, 32)|}", "Bias(32)", "Linear(_b, null, Tanh(Linear(_a, _bias, x)))"),
        Around("0", "_a", 32, 784, "'_bias', which its output goes to, has 32 elements"),
        Around("1", "_a", 32, 784, "'_b', which its output goes to, has 32 elements"),
        Around("2", "_b", 10, 32, "what it is applied to has 32 elements"),
        Around("3", "_gate", 8, 64, "'_value', which takes the same, has 64 inputs"));

    private static ExpectedDiagnostic Around(string at, string member, int inputs, int outputs, string fact) => new("INIT304")
    {
        At = at,
        Severity = DiagnosticSeverity.Warning,
        Message = $"'{member}' is declared with fan-in {inputs} and fan-out {outputs}, but {fact}; swap the arguments of [Dense]",
    };

    [Fact]
    public Task Is_silent_where_the_fans_are_right() => IsSilent(
        Layer("Loop", "Dense(784, 10)", LoopOverInputs)
        + Layer("Transposed", "Dense(784, 10)", "for (int i = 0; i < 784; i++) for (int o = 0; o < 10; o++) y[o] += x[i] * _w[i * 10 + o];")
        + Layer("Slices", "Dense(In, Out)", "for (int o = 0; o < 10; o++) y[o] = System.Numerics.Tensors.TensorPrimitives.Dot(_w.AsSpan(o * In, In), x);")
        + Network("Chain", "Dense(784, 32)", "Dense(32, 10)", "Bias(32)", "Linear(_b, null, Tanh(Linear(_a, _bias, x)))")
        + Named("Dense(nameof(_in), nameof(_out))", "for (int o = 0; o < _out; o++) for (int i = 0; i < _in; i++) y[o] += _w[o * _in + i] * x[i];")
        + """
        public sealed partial class SumOfOutputs
        {
            [Dense(1, 64), Init(Scheme.LeCun)] private readonly float[] _w = new float[64];

            public float Forward(float x)
            {
                float sum = 0;
                for (int o = 0; o < 64; o++) sum += _w[o] * x;
                return sum;
            }
        }

        public sealed partial class Square
        {
            [Dense(28, 28), Init(Scheme.LeCun)] private readonly float[] _w = new float[784];
            [Bias(28)] private readonly float[] _b = new float[28];

            public float[] Forward(float[] x)
            {
                var y = new float[28];
                for (int o = 0; o < 28; o++) { y[o] = _b[o]; for (int i = 0; i < 28; i++) y[o] += _w[i * 28 + o] * x[i]; }
                return y;
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_a_weight_is_used_both_ways() => IsSilent($$"""
        public sealed partial class Tied
        {
            [Dense(784, 32), Init(Scheme.LeCun)] private readonly float[] _w = new float[784 * 32];
            [TiedTo(nameof(_w))] private float[] _back = null!;

            public float[] Forward(float[] x)
            {
                var h = new float[32];
                for (int o = 0; o < 32; o++) for (int i = 0; i < 784; i++) h[o] += _w[o * 784 + i] * x[i];
                var y = new float[784];
                for (int o = 0; o < 784; o++) for (int i = 0; i < 32; i++) y[o] += _back[i * 784 + o] * h[i];
                return y;
            }
        }

        public sealed partial class Twice
        {
            [Dense(32, 784), Init(Scheme.LeCun)] private readonly float[] _w = new float[784 * 32];

            public float[] Forward(float[] x)
            {
                var h = new float[32];
                for (int o = 0; o < 32; o++) for (int i = 0; i < 784; i++) h[o] += _w[o * 784 + i] * x[i];
                var y = new float[784];
                for (int o = 0; o < 784; o++) for (int i = 0; i < 32; i++) y[o] += _w[i * 784 + o] * h[i];
                return y;
            }
        }

        public sealed partial class Table
        {
            [Embedding(100, 16), Init(Scheme.Normal, Std = 1)] private readonly float[] _table = new float[1600];

            public float[] Forward(int token)
            {
                var h = new float[16];
                for (int i = 0; i < 16; i++) h[i] = _table[token * 16 + i];
                var y = new float[100];
                for (int o = 0; o < 100; o++) for (int i = 0; i < 16; i++) y[o] += _table[o * 16 + i] * h[i] / 16;
                return y;
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_parts_of_a_weight_are_summed() => IsSilent($$"""
        public sealed partial class Halves
        {
            [Dense(64, 32), Init(Scheme.LeCun)] private readonly float[] _w = new float[64 * 32];

            public float[] Forward(float[] x, float[] h)
            {
                var y = new float[32];
                for (int o = 0; o < 32; o++)
                {
                    for (int i = 0; i < 32; i++) y[o] += _w[o * 64 + i] * x[i];
                    for (int i = 0; i < 32; i++) y[o] += _w[o * 64 + 32 + i] * h[i];
                }

                return y;
            }
        }

        public sealed partial class Windows
        {
            [Dense(64, 8), Init(Scheme.LeCun)] private readonly float[] _w = new float[64 * 8];

            public float[] Forward(float[][] x)
            {
                var y = new float[8];
                for (int o = 0; o < 8; o++)
                    for (int r = 0; r < 8; r++)
                        for (int c = 0; c < 8; c++)
                            y[o] += _w[o * 64 + r * 8 + c] * x[r][c];
                return y;
            }
        }

        public sealed partial class Jagged
        {
            [Dense(784, 10), Init(Scheme.LeCun)] private readonly float[][] _w = Rows();

            public float[] Forward(float[] x)
            {
                var y = new float[10];
                for (int o = 0; o < 10; o++) for (int i = 0; i < 784; i++) y[o] += _w[o][i] * x[i];
                return y;
            }

            private static float[][] Rows()
            {
                var rows = new float[10][];
                for (int i = 0; i < 10; i++) rows[i] = new float[784];
                return rows;
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_the_sizes_around_prove_nothing() => IsSilent(
        // 784, 32, 784 or 32, 784, 32: either of the two may be the wrong one.
        $$"""
        public sealed partial class Either
        {
            [Dense(32, 784), Init(Scheme.LeCun)] private readonly float[] _a = new float[784 * 32];
            [Dense(32, 784), Init(Scheme.LeCun)] private readonly float[] _b = new float[784 * 32];

            public float[] Forward(float[] x) => Linear(_b, null, Tanh(Linear(_a, null, x)));

        {{Linear}}
        }

        public sealed partial class Reshaped
        {
            [Dense(12, 32), Init(Scheme.LeCun)] private readonly float[] _a = new float[384];
            [Dense(16, 32), Init(Scheme.LeCun)] private readonly float[] _pairs = new float[512];
            [Dense(32, 64), Init(Scheme.LeCun)] private readonly float[] _c = new float[2048];
            [Dense(32, 64), Init(Scheme.LeCun)] private readonly float[] _d = new float[2048];
            [Dense(64, 1), Init(Scheme.LeCun)] private readonly float[] _value = new float[64];
            [Dense(128, 64), Init(Scheme.LeCun)] private readonly float[] _out = new float[8192];

            public float[] Forward(float[] x)
            {
                float[] h = Tanh(Linear(_a, null, x));
                float[] folded = Strange.Fold(h);
                float[] c = Tanh(Linear(_c, null, Tanh(Linear(_pairs, null, folded))));
                float[] d = Tanh(Linear(_d, null, h));
                float value = Linear(_value, null, d)[0];
                var both = new float[128];
                c.CopyTo(both, 0);
                d.CopyTo(both, 64);
                float[] y = Linear(_out, null, both);
                for (int i = 0; i < y.Length; i++) y[i] += value;
                return y;
            }

        {{Linear}}
        }

        public static class Strange
        {
            public static float[] Fold(float[] x) => System.Runtime.InteropServices.MemoryMarshal.Cast<float, float>(x).ToArray();
        }
        """);

    [Fact]
    public Task Fix_swaps_the_values_and_their_comments() => Fixes<ChangeAttributeFix>(
        Layer("A", "{|INIT304:Dense(10 /* classes */, 784 /* pixels */)|}", LoopOverInputs)
        + Layer("B", "{|INIT304:Dense(inputs: 10, outputs: 784)|} /* keep */", LoopOverInputs)
        + Layer("C", "{|INIT304:Dense(\n            Out,\n            In, Packed = 1)|}", LoopOverInputs),
        Layer("A", "Dense(784 /* pixels */, 10 /* classes */)", LoopOverInputs)
        + Layer("B", "Dense(inputs: 784, outputs: 10) /* keep */", LoopOverInputs)
        + Layer("C", "Dense(\n            In,\n            Out, Packed = 1)", LoopOverInputs));
}
