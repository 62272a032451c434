using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init309OrthogonalTests : RuleTest
{
    private static string Behind(string function) => $"Ops.Linear(_b, Ops.{function}(Ops.Linear(_a, x, 8)), 4)";

    private static string Widening(string name, string init, string forward = "Ops.Linear(_b, Ops.Tanh(Ops.Linear(_a, x, 24)), 4)") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 24), {{init}}] private readonly float[] _a = new float[192];
            [Dense(24, 4), Init(Scheme.LeCun)] private readonly float[] _b = new float[96];

            public float[] Forward(float[] x) => {{forward}};
        }

        """;

    [Fact]
    public Task Fires_before_a_rectifier_with_the_numbers_of_the_layer() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.Orthogonal)|}", Behind("Relu")),
        new ExpectedDiagnostic("INIT309")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' is orthogonal before ReLU: the signal's power changes by x0.50 here; a gain of 1.414 keeps it, and so does Scheme.He",
        });

    [Fact]
    public Task Fires_on_a_widening_layer() => Finds(
        Source + Widening("Net", "{|#0:Init(Scheme.Orthogonal)|}"),
        new ExpectedDiagnostic("INIT309")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' is orthogonal from 8 inputs to 24 outputs: the signal's power changes by x0.33 here; a gain of 1.732 keeps it",
        });

    [Fact]
    public Task Is_information_where_little_is_lost() => Finds(
        """
        public sealed partial class Declared
        {
            [Dense(8, 12), {|#0:Init(Scheme.Orthogonal)|}, Activation(Activation.Tanh)] private float[]? _a;
            [Dense(12, 4), Init(Scheme.Orthogonal)] private float[]? _b;
        }
        """,
        new ExpectedDiagnostic("INIT309")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' is orthogonal from 8 inputs to 12 outputs: the signal's power changes by x0.67 here; a gain of 1.225 keeps it",
        });

    [Fact]
    public Task Is_silent_where_the_signal_is_kept_or_the_gain_has_another_reason() => IsSilent(Source
        + Net("A", "Init(Scheme.Orthogonal)", Behind("Tanh"))
        + Net("B", "Init(Scheme.Orthogonal, Gain = 1.4142135)", Behind("Relu"))
        + Net("C", "Init(Scheme.Orthogonal)", "Ops.Linear(_b, Ops.Drop(Ops.Relu(Ops.Linear(_a, x, 8)), _random, 0.5f), 4)")
        + Net("Normalized", "Init(Scheme.Orthogonal)", "Ops.Linear(_b, Ops.Relu(Ops.Normalize(Ops.Linear(_a, x, 8))), 4)")
        + Net("Output", "Init(Scheme.Orthogonal, Gain = 0.01)", "Ops.Relu(Ops.Linear(_a, x, 8))")
        + Net("Residual", "Init(Scheme.Orthogonal)", "Ops.Linear(_b, Ops.Relu(Ops.Add(x, Ops.Linear(_a, x, 8))), 4)")
        + Widening("D", "Init(Scheme.Orthogonal, Gain = 1.7320508)")
        + Widening("E", "Init(Scheme.Orthogonal)", "Ops.Linear(_a, x, 24)")
        + Widening("F", "Init(Scheme.Orthogonal)", "Ops.Tanh(Ops.Linear(_a, x, 24))"));

    [Fact]
    public Task Fix_writes_the_gain_and_leaves_the_rest() => FixesFirst(
        "INIT309",
        Source
        + Net("A", "{|INIT309:Init(Scheme.Orthogonal)|} /* keep */", Behind("Relu"))
        + Widening("B", "{|INIT309:Init(Scheme.Orthogonal, Gain = 1 /* one */)|}"),
        Source
        + Net("A", "Init(Scheme.Orthogonal, Gain = 1.4142136) /* keep */", Behind("Relu"))
        + Widening("B", "Init(Scheme.Orthogonal, Gain = 1.7320508 /* one */)"));

    [Fact]
    public Task Fix_offers_He_as_well() => Fixes<ChangeAttributeFix>(
        Source + Net("A", "{|INIT309:Init(Scheme.Orthogonal)|}", Behind("Relu")),
        Source + Net("A", "Init(Scheme.He)", Behind("Relu")),
        "Use Scheme.He");
}
