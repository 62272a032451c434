using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT206 to INIT208 in source: residual stacks, random biases, and data.</summary>
public sealed class Init206DepthTests : RuleTest
{
    private const string Eight = "new(), new(), new(), new(), new(), new(), new(), new()";

    private static readonly string Linear = Init201SignalTests.Linear(64);

    private static string Residual(string name, string tail, string sum = "x[i] + h[i]", string inner = "x") => $$"""
        public sealed partial class {{name}}
        {
            // One layer for each branch.
            [{{tail}}] private readonly Linear[] _branches = { {{Eight}} };
            public float[] Forward(float[] x)
            {
                foreach (Linear branch in _branches)
                {
                    float[] h = branch.Forward(Relu({{inner}}));
                    var y = new float[64];
                    for (int i = 0; i < 64; i++) y[i] = {{sum}};
                    x = y;
                }

                return x;
            }

            private static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
            private static float[] Normalize(float[] x)
            {
                float mean = 0, square = 0;
                for (int i = 0; i < 64; i++) mean += x[i] / 64;
                for (int i = 0; i < 64; i++) square += (x[i] - mean) * (x[i] - mean) / 64;
                var y = new float[64];
                for (int i = 0; i < 64; i++) y[i] = (x[i] - mean) / MathF.Sqrt(square + 1e-5f);
                return y;
            }
        }


        """;

    // Twelve tanh layers with biases.
    private static string Biased(string name, string bias)
    {
        string[] members = [.. Enumerable.Range(1, 12).Select(i =>
            $"    [Dense(32, 32), Init(Scheme.Xavier)] private readonly float[] _w{i} = new float[1024]; [Bias(32), {(i == 1 ? bias : Plain(bias))}] private readonly float[] _b{i} = new float[32];")];
        string[] steps = [.. Enumerable.Range(1, 12).Select(i => $"        x = Array.ConvertAll(Affine(_w{i}, _b{i}, x), MathF.Tanh);")];
        return $$"""
            public sealed partial class {{name}}
            {
            {{string.Join('\n', members)}}
                [Dense(32, 32), Init(Scheme.Xavier)] private readonly float[] _output = new float[1024];
                [Bias(32)] private readonly float[] _outputBias = new float[32];
                public float[] Forward(float[] x)
                {
            {{string.Join('\n', steps)}}
                    return Affine(_output, _outputBias, x);
                }

                private static float[] Affine(float[] w, float[] b, float[] x)
                {
                    var y = new float[32];
                    for (int o = 0; o < 32; o++)
                    {
                        y[o] = b[o];
                        for (int i = 0; i < 32; i++) y[o] += w[o * 32 + i] * x[i];
                    }

                    return y;
                }
            }


            """;
    }

    private static string Plain(string init) => init.Replace("{|#0:", "", StringComparison.Ordinal).Replace("{|INIT207:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    private static string Pixels(string name, string input, string value, string scheme = "Scheme.He") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(784, 128), Init({{scheme}})] private readonly float[] {|#0:_hidden|} = new float[784 * 128];
            [Dense(128, 10), Init(Scheme.Xavier)] private readonly float[] _output = new float[128 * 10];
            public float[] Forward({{input}}float[] pixels)
            {
                var x = new float[784];
                for (int i = 0; i < 784; i++) x[i] = {{value}};
                return Product(_output, Array.ConvertAll(Product(_hidden, x, 128), static v => MathF.Max(0, v)), 10);
            }

            private static float[] Product(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }
        }


        """;

    [Fact]
    public Task A_residual_stack_is_told_at_the_last_layer_of_the_branch() => Finds(
        Linear + Residual("Net", "{|#0:Init(Scheme.He)|}"),
        new ExpectedDiagnostic("INIT206")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The 8 residual blocks that end with '_branches' have no normalization, and each multiplies the signal's power by 2: "
                + "its rms grows to 16 times that at the start; give the last layer of each branch Depth = 8, or Scheme.Zero",
        });

    [Theory]
    [InlineData("Set Depth = 8", "Init(Scheme.He, Depth = 8)")]
    [InlineData("Use Scheme.Zero", "Init(Scheme.Zero)")]
    public Task Its_fix_sets_the_depth_or_starts_at_zero(string title, string after) =>
        (Fix<ChangeAttributeFix>(title) with { Template = Compiler.Project.WithEditorConfig("initgen.max_signal_ratio = 2") }).VerifyAsync(
            Compiler.Model(Linear + Residual("Net", "{|INIT206:Init(Scheme.He)|}")),
            Compiler.Model(Linear + Residual("Net", after)));

    [Fact]
    public Task Branches_that_start_small_or_are_normalized_are_silent() => IsSilent(
        Linear
        + Residual("Deep", "Init(Scheme.He, Depth = 8)")
        + Residual("Zero", "Init(Scheme.Zero)")
        + Residual("Scaled", "Init(Scheme.He)", "x[i] + 0.1f * h[i]")
        + Residual("PreNorm", "Init(Scheme.He)", inner: "Normalize(x)"));

    [Fact]
    public Task Random_biases_are_told_where_they_drown_the_input() => Finds(
        Biased("Net", "{|#0:Init(Scheme.Normal, Std = 1)|}") + Biased("Small", "Init(Scheme.Normal, Std = 0.01)") + Biased("Right", "Init(Scheme.Zero)"),
        new ExpectedDiagnostic("INIT207") { At = "0", Severity = DiagnosticSeverity.Warning });

    [Fact]
    public Task Its_fix_starts_all_of_them_at_zero() => Fixes<ChangeAttributeFix>(
        Biased("Net", "{|INIT207:Init(Scheme.Normal, Std = 1)|}") + Biased("Other", "{|INIT207:Init(Scheme.Uniform, Low = -2, High = 2)|}"),
        Biased("Net", "Init(Scheme.Zero)") + Biased("Other", "Init(Scheme.Zero)"),
        "Use Scheme.Zero for the 12 biases");

    [Fact]
    public Task Data_far_from_standard_is_told_with_its_numbers() => Finds(
        Pixels("Net", "[Input(Low = 0, High = 255)] ", "pixels[i]"),
        new ExpectedDiagnostic("INIT208")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_hidden' takes data with mean 128 and standard deviation 73.6 (rms 147), but Scheme.He is made for 0 and 1; subtract 128 and divide by 73.6 first",
        });

    [Fact]
    public Task Data_that_is_brought_there_or_not_declared_is_silent() => IsSilent(
        (Pixels("Undeclared", "", "pixels[i]")
        + Pixels("Standard", "[Input] ", "pixels[i]")
        + Pixels("MinMax", "[Input(Low = 0, High = 255)] ", "pixels[i] / 255")
        + Pixels("ZScore", "[Input(Mean = 127.5, Std = 73.6)] ", "(pixels[i] - 127.5f) / 73.6f")
        + Pixels("Fixed", "[Input(Low = 0, High = 255)] ", "pixels[i]", "Scheme.Normal, Std = 0.001"))
        .Replace("{|#0:_hidden|}", "_hidden", StringComparison.Ordinal));
}
