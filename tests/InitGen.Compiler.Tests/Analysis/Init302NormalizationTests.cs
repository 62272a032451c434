using System.Collections.Immutable;
using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT301's dead products, INIT302, INIT311 and INIT312 in source.</summary>
public sealed class Init302NormalizationTests : RuleTest
{
    private const string Product = """

            private static float[] Product(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }
        """;

    private static string Normalized(string name, string scale, string shift, string value = "_scale[i] * z + _shift[i]", string then = "Relu(y)", string output = "Product(_output, h, 8)") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _hidden = new float[64];
            [Norm(8), {{scale}}] private readonly float[] _scale = new float[8]; // gamma
            [Bias(8), {{shift}}] private readonly float[] _shift = new float[8]; // beta
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _output = new float[64];
            public float[] Forward(float[] x)
            {
                float[] a = Product(_hidden, x, 8);
                float mean = 0, square = 0;
                for (int i = 0; i < 8; i++) mean += a[i] / 8;
                for (int i = 0; i < 8; i++) square += (a[i] - mean) * (a[i] - mean) / 8;
                var y = new float[8];
                for (int i = 0; i < 8; i++)
                {
                    float z = (a[i] - mean) / MathF.Sqrt(square + 1e-5f);
                    y[i] = {{value}};
                }

                float[] h = {{then}};
                return {{output}};
            }

            private static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
            private static float[] Add(float[] x, float[] y) { var z = new float[8]; for (int i = 0; i < 8; i++) z[i] = x[i] + y[i]; return z; }
        {{Product}}
        }


        """;

    private static string Adapter(string name, string a, string b) => $$"""
        public sealed partial class {{name}}
        {
            [Dense(64, 4), {{a}}] private readonly float[] _a = new float[4 * 64];
            [Dense(4, 64), {{b}}] private readonly float[] _b = new float[64 * 4];
            public float[] Forward(float[] x)
            {
                float[] y = Product(_b, Product(_a, x, 4), 64);
                for (int i = 0; i < 64; i++) y[i] += x[i];
                return y;
            }
        {{Product}}
        }


        """;

    private static string Lstm(string name, string init, string memory = "f * c[k] + i * g") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 4 * 16, Packed = 4), Init(Scheme.Xavier)] private readonly float[] _input = new float[4 * 16 * 8];
            [Dense(16, 4 * 16, Packed = 4), Init(Scheme.Orthogonal)] private readonly float[] _recurrent = new float[4 * 16 * 16];
            [Bias(4 * 16), {{init}}] private readonly float[] _gateBias = new float[4 * 16];
            [Dense(16, 2), Init(Scheme.Xavier)] private readonly float[] _output = new float[2 * 16];
            public float[] Forward(float[][] sequence)
            {
                var h = new float[16];
                var c = new float[16];
                foreach (float[] x in sequence) (h, c) = Step(x, h, c);
                return Product(_output, h, 2);
            }

            private (float[] H, float[] C) Step(float[] x, float[] h, float[] c)
            {
                float[] a = Product(_input, x, 64), b = Product(_recurrent, h, 64);
                var gates = new float[64];
                for (int k = 0; k < 64; k++) gates[k] = a[k] + _gateBias[k] + b[k];
                var nextH = new float[16];
                var nextC = new float[16];
                for (int k = 0; k < 16; k++)
                {
                    float i = Sigmoid(gates[k]), f = Sigmoid(gates[16 + k]), g = MathF.Tanh(gates[32 + k]), o = Sigmoid(gates[48 + k]);
                    nextC[k] = {{memory}};
                    nextH[k] = o * MathF.Tanh(nextC[k]);
                }

                return (nextH, nextC);
            }

            private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
        {{Product}}
        }


        """;

    [Fact]
    public Task Both_factors_of_a_product_at_zero_are_an_error() => Finds(
        Adapter("Dead", "{|#0:Init(Scheme.Zero)|}", "Init(Scheme.Zero)") + Adapter("Lora", "Init(Scheme.He)", "Init(Scheme.Zero)") + Adapter("Other", "Init(Scheme.Zero)", "Init(Scheme.Xavier)"),
        new ExpectedDiagnostic("INIT301")
        {
            At = "0",
            Severity = DiagnosticSeverity.Error,
            Message = "All weights of the layer '_a' start at 0, and so do those of '_b', its only factor: the gradient of each is the other, so that neither ever learns; use Scheme.Xavier",
        });

    private static readonly ImmutableArray<ExpectedDiagnostic> OneDeadTwoAdvised =
    [
        new ExpectedDiagnostic("INIT302")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The scale '_scale' of a normalization starts at 0: the layer is dead, nothing of its input comes through; use Scheme.One",
        },
        new ExpectedDiagnostic("INIT302") { At = "1", Severity = DiagnosticSeverity.Info },
        new ExpectedDiagnostic("INIT302") { At = "2", Severity = DiagnosticSeverity.Info },
    ];

    [Fact]
    public Task A_dead_scale_is_a_warning_and_other_starts_are_advice() => Finds(
        Normalized("Dead", "{|#0:Init(Scheme.Zero)|}", "Init(Scheme.Zero)")
        + Normalized("Small", "{|#1:Init(Scheme.Constant, Value = 0.1)|}", "Init(Scheme.Zero)")
        + Normalized("Shifted", "Init(Scheme.One)", "{|#2:Init(Scheme.Constant, Value = 0.5)|}"),
        OneDeadTwoAdvised);

    // Blocks whose output is normalized: x = norm(x + f(x)), in a list; or x + norm(f(x)).
    private static string Blocks(string name, string scale, bool isTail = false, string count = "new(), new(), new()") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 8), Init(Scheme.LeCun)] private readonly float[] _input = new float[64];
            [Init] private readonly Block[] _blocks = { {{count}} };

            public float[] Forward(float[] x)
            {
                x = Block.Product(_input, x, 8);
                foreach (Block block in _blocks) x = block.Forward(x);
                return x;
            }

            public sealed partial class Block
            {
                [Dense(8, 8), Init(Scheme.He)] private readonly float[] _up = new float[64];
                [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _down = new float[64];
                [Norm(8), {{scale}}] private readonly float[] _scale = new float[8];

                public float[] Forward(float[] x)
                {
                    float[] h = Product(_up, x, 8);
                    for (int i = 0; i < 8; i++) h[i] = MathF.Max(0, h[i]);
                    float[] y = Product(_down, h, 8);
                    {{(isTail ? "y = Norm(y); for (int i = 0; i < 8; i++) y[i] += x[i]; return y;" : "for (int i = 0; i < 8; i++) y[i] += x[i]; return Norm(y);")}}
                }

                private float[] Norm(float[] a)
                {
                    float mean = 0, square = 0;
                    for (int i = 0; i < 8; i++) mean += a[i] / 8;
                    for (int i = 0; i < 8; i++) square += (a[i] - mean) * (a[i] - mean) / 8;
                    var y = new float[8];
                    for (int i = 0; i < 8; i++) y[i] = (a[i] - mean) / MathF.Sqrt(square + 1e-5f) * _scale[i];
                    return y;
                }
        {{Product.Replace("private static", "internal static", System.StringComparison.Ordinal)}}
            }
        }


        """;

    [Fact]
    public Task A_dead_scale_that_every_block_sends_its_output_through_is_seen_from_outside() => Finds(
        Blocks("Dead", "{|#0:Init(Scheme.Zero)|}") + Blocks("Loud", "{|#1:Init(Scheme.Constant, Value = 30)|}") + Blocks("Tail", "{|#2:Init(Scheme.Constant, Value = 30)|}", isTail: true),
        OneDeadTwoAdvised);

    [Fact]
    public Task Scales_of_blocks_are_silent_where_there_is_a_way_past_them_or_nothing_behind() => IsSilent(
        Blocks("Right", "Init")
        + Blocks("Tail", "Init(Scheme.Zero)", isTail: true)
        + Blocks("SmallTail", "Init(Scheme.Constant, Value = 0.01)", isTail: true)
        + Blocks("Last", "Init(Scheme.Zero)", count: "new()"));

    [Fact]
    public Task Scales_are_silent_where_they_are_right() => IsSilent(
        Normalized("Right", "Init", "Init")
        + Normalized("Random", "Init(Scheme.Normal, Mean = 1, Std = 0.02)", "Init(Scheme.Zero)")
        + Normalized("Residual", "Init(Scheme.Zero)", "Init(Scheme.Zero)", then: "Add(x, y)")
        + Normalized("Offset", "Init(Scheme.Zero)", "Init(Scheme.Zero)", "(1 + _scale[i]) * z + _shift[i]")
        + Normalized("Returned", "Init(Scheme.Zero)", "Init(Scheme.Zero)", then: "Product(_output, x, 8)", output: "y").Replace("float[] h = Product(_output, x, 8)", "_ = Product(_output, x, 8)", System.StringComparison.Ordinal)
        + Normalized("Layer", "Init(Scheme.Constant, Value = 1e-6)", "Init(Scheme.Zero)", "_scale[i] * a[i] + _shift[i]"));

    [Fact]
    public Task Fix_writes_one() => Fixes<ChangeAttributeFix>(
        Normalized("A", "{|INIT302:Init(Scheme.Constant, Value = 0)|}", "Init(Scheme.Zero)"),
        Normalized("A", "Init(Scheme.One)", "Init(Scheme.Zero)"));

    [Fact]
    public Task A_forget_gate_that_starts_half_closed_is_found() => Finds(
        Lstm("Zero", "{|#0:Init(Scheme.Zero)|}") + Lstm("Right", "Init(Scheme.LstmForgetBias)") + Lstm("Coupled", "Init(Scheme.Zero)", "f * c[k] + (1 - f) * g"),
        new ExpectedDiagnostic("INIT311")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The bias '_gateBias' lets the forget gate of an LSTM start at 0.5, so that its memory halves at every step; "
                + "use Scheme.LstmForgetBias, for gates in the order input, forget, cell, output",
        });

    [Fact]
    public Task Its_fix_opens_the_gate() => Fixes<ChangeAttributeFix>(Lstm("A", "{|INIT311:Init(Scheme.Zero)|}"), Lstm("A", "Init(Scheme.LstmForgetBias)"));

    [Fact]
    public Task Loud_logits_are_told_with_their_size() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), {|#0:Init(Scheme.Normal, Std = 1)|}, Activation(Activation.Softmax)] private float[]? _output;
        }

        public sealed partial class Right
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), Init(Scheme.Normal, Std = 0.1), Activation(Activation.Softmax)] private float[]? _output;
        }
        """,
        new ExpectedDiagnostic("INIT312")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The logits that '_output' gives to softmax start with an rms of 16: the model is sure of arbitrary classes, and its first loss is far above ln 10 = 2.30; "
                + "use Scheme.Xavier or Scheme.LeCun",
        });

    [Theory]
    [InlineData("Xavier")]
    [InlineData("LeCun")]
    public Task Its_fix_lowers_them(string scheme) => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), {|INIT312:Init(Scheme.Normal, Std = 1)|}, Activation(Activation.Softmax)] private float[]? _output; // keep me
        }
        """,
        $$"""
        public sealed partial class Net
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), Init(Scheme.{{scheme}}), Activation(Activation.Softmax)] private float[]? _output; // keep me
        }
        """,
        "Use Scheme." + scheme);

    [Fact]
    public Task A_scale_inside_is_judged_where_it_is_held() => Finds(LayerFunctions.Source + """
        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _b = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _c = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _d = new float[64];
            [Init] private readonly Dead _dead = new();
            [Init] private readonly Tail _tail = new();
            [Init] private readonly Pair[] _pairs = { new(), new() };

            public float[] Forward(float[] x)
            {
                x = Ops.Relu(Ops.Linear(_d, Ops.Relu(_dead.Forward(Ops.Linear(_a, x, 8))), 8));
                x = Ops.Add(x, _tail.Forward(Ops.Linear(_b, x, 8)));
                foreach (var pair in _pairs) x = Ops.Relu(Zip(pair.Forward(x), x));
                return Ops.Linear(_c, x, 8);
            }

            private static float[] Zip(float[] x, float[] y) => System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Zip(x, y, static (a, b) => a + b));
        }

        public sealed partial class Dead
        {
            [Norm(8), {|INIT302:Init(Scheme.Zero)|}] private readonly float[] _scale = new float[8];
            public float[] Forward(float[] x) => Ops.Multiply(Ops.Normalize(x), _scale);
        }

        public sealed partial class PostNorm
        {
            [Norm(8), {|INIT302:Init(Scheme.Zero)|}] private readonly float[] _first = new float[8];
            [Norm(8), Init] private readonly float[] _second = new float[8];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _up = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _down = new float[64];
            public float[] Forward(float[] x)
            {
                x = Ops.Multiply(Ops.Normalize(x), _first);
                return Ops.Multiply(Ops.Normalize(Ops.Add(x, Ops.Linear(_down, Ops.Relu(Ops.Linear(_up, x, 8)), 8))), _second);
            }
        }

        public sealed partial class Tail
        {
            [Norm(8), Init(Scheme.Zero)] private readonly float[] _scale = new float[8];
            public float[] Forward(float[] x) => Ops.Multiply(Ops.Normalize(x), _scale);
        }

        public sealed partial class Pair
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            [Init] private readonly Tail _scaled = new();
            public float[] Forward(float[] x) => _scaled.Forward(Ops.Linear(_w, x, 8));
        }
        """);
}
