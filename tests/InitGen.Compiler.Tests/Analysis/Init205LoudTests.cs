using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT205 outside of chains: output layers and branches that a sigma of their own makes loud.</summary>
public sealed class Init205LoudTests : RuleTest
{
    private static string Net(string name, string init, string forward, string further = "") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(512, 512), {{init}}] private readonly float[] _w = new float[512 * 512];
            {{further}}
            public float[] Forward(float[] x) => {{forward}};
        }


        """;

    [Fact]
    public Task Fires_on_output_layers_and_on_branches_that_drown_what_they_are_added_to() => Finds(
        LayerFunctions.Source
        + Net("Regression", "{|#0:Init(Scheme.Normal, Std = 1)|}", "Ops.Linear(_w, x, 512)")
        + Net("Pixels", "{|#1:Init(Scheme.Uniform, Low = 0, High = 1)|}", "Ops.Sigmoid(Ops.Linear(_w, Ops.Relu(x), 512))")
        + Net("Image", "{|#2:Init(Scheme.Normal, Std = 1)|}", "Ops.Tanh(Ops.Linear(_w, x, 512))")
        + Net(
            "Block",
            "{|#3:Init(Scheme.Normal, Mean = 0.5, Std = 1)|}",
            "Ops.Linear(_out, Ops.Add(x, Ops.Linear(_w, Ops.Relu(Ops.Linear(_in, x, 512)), 512)), 512)",
            "[Dense(512, 512), Init(Scheme.He)] private readonly float[] _in = new float[512 * 512]; [Dense(512, 512), Init(Scheme.Xavier)] private readonly float[] _out = new float[512 * 512];"),
        [
            new ExpectedDiagnostic("INIT205")
            {
                At = "0",
                Severity = DiagnosticSeverity.Info,
                Message = "'_w' draws from N(0, 1) whatever its fan-in: with 512 inputs the rms changes by x22.6 per layer, and what it puts out starts with an rms of 22.6; "
                    + "Scheme.Xavier follows the fan-in",
            },
            new ExpectedDiagnostic("INIT205") { At = "1", Severity = DiagnosticSeverity.Warning },
            new ExpectedDiagnostic("INIT205") { At = "2", Severity = DiagnosticSeverity.Info },
            new ExpectedDiagnostic("INIT205") { At = "3", Severity = DiagnosticSeverity.Warning },
        ]);

    [Fact]
    public Task Is_silent_where_the_size_is_a_choice_or_set_right_behind() => IsSilent(
        LayerFunctions.Source
        + Net("Small", "Init(Scheme.Normal, Std = 0.001)", "Ops.Linear(_w, x, 512)")
        + Net("Nearly", "Init(Scheme.Normal, Std = 0.4)", "Ops.Linear(_w, x, 512)")
        + Net("Scaled", "Init(Scheme.Normal, Std = 1)", "Array.ConvertAll(Ops.Linear(_w, x, 512), static v => v / 30)")
        + Net("Warm", "Init(Scheme.Normal, Std = 1)", "Ops.Softmax(Array.ConvertAll(Ops.Linear(_w, x, 512), static v => v * 0.05f))")
        + Net("Normalized", "Init(Scheme.Normal, Std = 1)", "Ops.Normalize(Ops.Linear(_w, x, 512))")
        + Net("PostNorm", "Init(Scheme.Normal, Std = 1)", "Ops.Normalize(Ops.Add(x, Ops.Linear(_w, x, 512)))")
        + Net("Gate", "Init(Scheme.Normal, Std = 1)", "Ops.Multiply(x, Ops.Sigmoid(Ops.Linear(_w, x, 512)))")
        + Net("Features", "Init(Scheme.Normal, Std = 10)", "Array.ConvertAll(Ops.Linear(_w, x, 512), MathF.Sin)")
        + Net("Waves", "Init(Scheme.Normal, Std = 10)", "Array.ConvertAll(Ops.Linear(_w, x, 512), MathF.Cos)")
        + Net("Bytes", "Init(Scheme.Normal, Std = 1)", "Ops.Linear(_w, x, 512)").Replace("(float[] x)", "([Input(Std = 0.04)] float[] x)", System.StringComparison.Ordinal)
        + Net("Elsewhere", "Init(Scheme.Normal, Std = 1)", "Other(Ops.Linear(_w, x, 512))", "private static Func<float[], float[]> Other { get; set; } = static v => v;")
        + Net("Fitting", "Init(Scheme.LeCun)", "Ops.Linear(_w, x, 512)"));

    [Fact]
    public Task Fires_on_a_layer_that_loses_a_branch_whatever_normalizes_the_sum() => Finds(
        LayerFunctions.Source
        + Branch("PostNorm", "{|#0:Init(Scheme.Normal, Std = 0.001)|}", "Ops.Normalize(Ops.Add(x, {0}))")
        + Branch("Usual", "Init(Scheme.Normal, Std = 0.02)", "Ops.Normalize(Ops.Add(x, {0}))")
        + Branch("Inside", "Init(Scheme.Normal, Std = 0.001)", "Ops.Normalize({0})"),
        new ExpectedDiagnostic("INIT205") { At = "0", Severity = DiagnosticSeverity.Info });

    private static string Branch(string name, string init, string forward) => Net(
        name,
        init,
        forward.Replace("{0}", "Ops.Linear(_down, Ops.Relu(Ops.Linear(_w, x, 512)), 512)", System.StringComparison.Ordinal),
        "[Dense(512, 512), Init(Scheme.Xavier)] private readonly float[] _down = new float[512 * 512];");
}
