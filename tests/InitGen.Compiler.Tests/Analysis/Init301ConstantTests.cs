using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init301ConstantTests : RuleTest
{
    [Fact]
    public Task Fires_on_a_zero_hidden_layer() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(784, 256), {|#0:Init(Scheme.Zero)|}, Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), Init(Scheme.Xavier)] private float[]? _output;
        }
        """,
        new ExpectedDiagnostic("INIT301")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "All weights of the hidden layer '_hidden' start at 0, so that its 256 units compute one and the same value; use Scheme.He",
        });

    [Fact]
    public Task Fires_on_any_constant_and_without_a_declared_activation() => Finds("""
        public sealed partial class Net
        {
            [Conv(3, 16, 3, 3), {|INIT301:Init(Scheme.Constant, Value = 0.1)|}] private float[]? _a;
            [Conv(16, 32, 3, 3), {|INIT301:Init(Scheme.One)|}] private float[]? _b;
            [Dense(32 * 49, 128), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.Tanh)] private float[]? _c;
            [Dense(128, 10), Init(Scheme.Zero)] private float[]? _head;
        }
        """);

    [Fact]
    public Task Fires_before_a_block_of_further_layers() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 8), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.ReLU)] private float[]? _stem;
            [Init] private readonly Block[] _blocks = { new() };
        }

        public sealed partial class Block { [Dense(8, 8), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Fires_on_layers_inside_that_are_hidden_further_out() => Finds(LayerFunctions.Source + """
        public sealed partial class Net
        {
            [Init] private readonly Stage[] _stages = { new(), new() };
            [Init] private readonly Sums _first = new();
            [Init] private readonly Sums _second = new();
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _output = new float[64];

            public float[] Forward(float[] x)
            {
                x = Ops.Tanh(_second.Apply(Ops.Tanh(_first.Apply(x))));
                for (int i = 0; i < 2; i++) x = _stages[i].Forward(x);
                return Ops.Linear(_output, x, 8);
            }
        }

        public sealed partial class Stage
        {
            [Init] private readonly Rectified[] _layers = { new(), new() };
            public float[] Forward(float[] x) { foreach (var layer in _layers) x = layer.Forward(x); return x; }
        }

        public sealed partial class Rectified
        {
            [Dense(8, 8), {|INIT301:Init(Scheme.Zero)|}] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Ops.Relu(Ops.Linear(_w, x, 8));
        }

        public sealed partial class Sums
        {
            [Dense(8, 8), {|INIT301:Init(Scheme.Constant, Value = 0.1)|}] private readonly float[] _w = new float[64];
            public float[] Apply(float[] x) => Ops.Linear(_w, x, 8);
        }
        """);

    [Fact]
    public Task Is_silent_on_layers_inside_that_are_tails_factors_and_heads_further_out() => IsSilent(LayerFunctions.Source + """
        public sealed partial class Net
        {
            [Init] private readonly Tail[] _blocks = { new(), new() };
            [Init] private readonly Gate _gate = new();
            [Init] private readonly Head _head = new();
            public float[] Forward(float[] x)
            {
                foreach (var block in _blocks) x = Ops.Add(x, block.Forward(x));
                x = Ops.Multiply(x, _gate.Forward(x));
                return _head.Forward(x);
            }
        }

        public sealed partial class Tail
        {
            [Dense(8, 8), Init(Scheme.Zero)] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Ops.Tanh(Ops.Linear(_w, x, 8));
        }

        public sealed partial class Gate
        {
            [Dense(8, 8), Init(Scheme.Zero)] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Ops.Sigmoid(Ops.Linear(_w, x, 8));
        }

        public sealed partial class Head
        {
            [Dense(8, 8), Init(Scheme.Zero)] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Ops.Sigmoid(Ops.Linear(_w, x, 8));
        }
        """);

    [Fact]
    public Task Is_silent_without_a_hidden_layer() => IsSilent("""
        public sealed partial class LogisticRegression
        {
            [Dense(784, 10), Init(Scheme.Zero), Activation(Activation.Softmax)] private float[]? _w;
            [Bias(10)] private float[]? _b;
        }

        public sealed partial class LinearRegression
        {
            [Dense(784, 1), Init(Scheme.Zero)] private float[]? _w;
        }
        """);

    [Fact]
    public Task Is_silent_on_biases_norms_embeddings_and_heads() => IsSilent("""
        public sealed partial class Net
        {
            [Embedding(100, 64), Init(Scheme.Zero)] private float[]? _position;
            [Norm(64), Init(Scheme.One)] private float[]? _gamma;
            [Bias(64)] private float[]? _beta;
            [Dense(64, 64), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden;
            [Bias(64), Init(Scheme.Constant, Value = 0.01)] private float[]? _hiddenBias;
            [Dense(64, 10), Init(Scheme.Zero)] private float[]? _head;
        }
        """);

    [Fact]
    public Task Is_silent_on_one_unit() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 1), Init(Scheme.Zero), Activation(Activation.Tanh)] private float[]? _a;
            [Dense(1, 3), Init(Scheme.Xavier)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_silent_where_layers_may_be_parallel_or_linear() => IsSilent("""
        public sealed partial class Attention
        {
            [Dense(64, 64), Init(Scheme.Zero)] private float[]? _query;
            [Dense(64, 64), Init(Scheme.Xavier)] private float[]? _key;
            [Dense(64, 64), Init(Scheme.Xavier)] private float[]? _value;
        }

        public sealed partial class Adapter
        {
            [Dense(64, 4), Init(Scheme.He)] private float[]? _a;
            [Dense(4, 64), Init(Scheme.Zero)] private float[]? _b;
        }

        public sealed partial class Modulation
        {
            [Dense(64, 128), Init(Scheme.Zero), Activation(Activation.Identity)] private float[]? _shiftAndScale;
            [Dense(128, 64), Init(Scheme.Xavier)] private float[]? _out;
        }
        """);

    [Fact]
    public Task Fix_gives_each_layer_its_own_when_all_are_fixed_at_once() => (Fix<ChangeAttributeFix>() with { EquivalenceKey = nameof(ChangeAttributeFix) }).VerifyAsync(
        Compiler.Model("""
        public sealed partial class Net
        {
            [Dense(4, 8), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.ReLU)] private float[]? _a;
            [Dense(8, 6), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.Tanh)] private float[]? _b;
            [Dense(6, 5), {|INIT301:Init(Scheme.Zero)|}] private float[]? _c;
            [Dense(5, 2), Init(Scheme.Xavier)] private float[]? _d;
        }
        """),
        Compiler.Model("""
        public sealed partial class Net
        {
            [Dense(4, 8), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(8, 6), Init(Scheme.Xavier), Activation(Activation.Tanh)] private float[]? _b;
            [Dense(6, 5), Init(Scheme.He)] private float[]? _c;
            [Dense(5, 2), Init(Scheme.Xavier)] private float[]? _d;
        }
        """));

    [Fact]
    public Task Fix_offers_what_the_activation_asks_for() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            [Dense(4, 8), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.ReLU)] private float[]? _a;
            [Dense(8, 6), {|INIT301:Init(Scheme.Constant, Value = 1)|}, Activation(Activation.LeakyReLU)] private float[]? _b;
            [Dense(6, 2), Init(Scheme.Xavier)] private float[]? _c;
        }
        """,
        """
        public sealed partial class Net
        {
            [Dense(4, 8), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(8, 6), Init(Scheme.He), Activation(Activation.LeakyReLU)] private float[]? _b;
            [Dense(6, 2), Init(Scheme.Xavier)] private float[]? _c;
        }
        """);

    [Theory]
    [InlineData("Tanh", "Xavier")]
    [InlineData("SELU", "LeCun")]
    [InlineData("GELU", "Auto")]
    public Task Fix_knows_the_family(string activation, string scheme) => Fixes<ChangeAttributeFix>(
        $$"""
        public sealed partial class Net
        {
            [Dense(4, 8), {|INIT301:Init(Scheme.Zero)|}, Activation(Activation.{{activation}})] private float[]? _a;
            [Dense(8, 2), Init(Scheme.Xavier)] private float[]? _b;
        }
        """,
        $$"""
        public sealed partial class Net
        {
            [Dense(4, 8), Init(Scheme.{{scheme}}), Activation(Activation.{{activation}})] private float[]? _a;
            [Dense(8, 2), Init(Scheme.Xavier)] private float[]? _b;
        }
        """);

    [Theory]
    [InlineData("He")]
    [InlineData("Xavier")]
    public Task Fix_leaves_the_choice_without_an_activation(string scheme) => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            [Dense(4, 8), {|INIT301:Init(Scheme.Zero)|}] private float[]? _a;
            [Dense(8, 2), Init(Scheme.Xavier)] private float[]? _b;
        }
        """,
        $$"""
        public sealed partial class Net
        {
            [Dense(4, 8), Init(Scheme.{{scheme}})] private float[]? _a;
            [Dense(8, 2), Init(Scheme.Xavier)] private float[]? _b;
        }
        """,
        title: $"Use Scheme.{scheme}");
}
