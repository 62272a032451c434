using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>A model that has no method Forward is judged by the one method of it that the forward pass around it calls.</summary>
public sealed class CalledPassTests : RuleTest
{
    private static string Model(string init, string forward = "foreach (Block block in _blocks) x = Add(x, block.Branch(x));", string more = "", string dense = "Dense(64, 64)") => $$"""
        public sealed partial class Net
        {
            [Init] private readonly Block[] _blocks = { new(), new(), new() };

            public float[] Forward(float[] x)
            {
                {{forward}}
                return x;
            }

            private static float[] Add(float[] x, float[] y) { var z = new float[64]; for (int i = 0; i < 64; i++) z[i] = x[i] + y[i]; return z; }
        }

        public sealed partial class Block
        {
            [Dense(64, 64), Init(Scheme.He)] private readonly float[] _up = new float[64 * 64];
            [{{dense}}, {{init}}] private readonly float[] _down = new float[64 * 64];
            [Bias(64)] private readonly float[] _shift = new float[64];

            public float[] Branch(float[] x)
            {
                float[] h = Product(_up, x, 64);
                for (int i = 0; i < 64; i++) h[i] = MathF.Max(0, h[i]);
                float[] y = Product(_down, h, 64);
                for (int i = 0; i < 64; i++) y[i] += _shift[i];
                return y;
            }

            {{more}}

            private static float[] Product(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }
        }
        """;

    private const string Loud = "Init(Scheme.Normal, Std = 2)";

    [Fact]
    public Task Fires_by_the_method_that_the_forward_pass_calls() => Finds(
        Model("{|#0:" + Loud + "|}"), new ExpectedDiagnostic("INIT205") { At = "0", Severity = DiagnosticSeverity.Info });

    [Fact]
    public Task Fires_where_a_model_between_hands_on_to_it() => Finds(
        Model("{|#0:" + Loud + "|}", "foreach (Block block in _blocks) x = Add(x, block.Branch(x)); x = Add(x, block2.Outer(x));")
            .Replace("block2", "_stage", System.StringComparison.Ordinal)
            .Replace("[Init] private readonly Block[]", "[Init] private readonly Stage _stage = new(); [Init] private readonly Block[]", System.StringComparison.Ordinal)
            + " public sealed partial class Stage { [Init] private readonly Block _inner = new(); public float[] Outer(float[] x) => _inner.Branch(x); }",
        new ExpectedDiagnostic("INIT205") { At = "0", Severity = DiagnosticSeverity.Info });

    [Fact]
    public Task Fires_by_the_method_that_calls_the_others() => Finds("""
        public sealed partial class Net
        {
            [Init] private readonly Layer _first = new(8, 64), _second = new(64, 4);
            public double[] Forward(double[] x) => _second.Linear(_first.Tanh(x));
        }

        public sealed partial record Layer(int Inputs, int Outputs)
        {
            [{|INIT304:Dense(nameof(Outputs), nameof(Inputs))|}, Init(Scheme.Xavier)] public double[] Weight { get; } = new double[Inputs * Outputs];

            public double[] Linear(double[] x)
            {
                var y = new double[Outputs];
                for (int o = 0; o < Outputs; o++) for (int i = 0; i < Inputs; i++) y[o] += Weight[o * Inputs + i] * x[i];
                return y;
            }

            public double[] Tanh(double[] x) => Array.ConvertAll(Linear(x), Math.Tanh);
        }
        """);

    [Fact]
    public Task Is_silent_where_the_weights_are_right() => IsSilent(Model("Init(Scheme.Xavier)"));

    [Fact]
    public Task Is_silent_where_several_methods_are_called() => IsSilent(
        Model(Loud, "foreach (Block block in _blocks) x = Add(block.Other(x), block.Branch(x));", "public float[] Other(float[] x) => Product(_down, x, 64);"));

    [Fact]
    public Task Is_silent_where_the_forward_pass_does_not_call_it() => IsSilent(
        Model(Loud, "x = Add(x, x);", "public float[] Twice(float[] x) => Branch(Branch(x));"));

    [Fact]
    public Task Is_silent_where_the_model_has_several_passes_of_its_own() => Finds(
        Model(Loud, more: "public float[] {|INIT009:Forward|}(float[] x) => Product(_up, x, 64); public float Forward(float x) => x;"));

    [Fact]
    public Task The_activation_that_Auto_takes_does_not_follow_from_it() => Finds(
        Model("{|INIT006:Init|}").Replace("Init(Scheme.He)", "{|INIT006:Init|}", System.StringComparison.Ordinal));
}
