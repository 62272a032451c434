using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init104GainTests : RuleTest
{
    private static string Behind(string function) => $"Ops.Linear(_b, Ops.{function}(Ops.Linear(_a, x, 8)), 4)";

    [Fact]
    public Task Fires_on_a_gain_that_is_off_with_the_numbers_of_the_layer() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.He, Gain = 3)|}", Behind("Relu")),
        new ExpectedDiagnostic("INIT104")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' has Gain = 3, but ReLU follows: the signal's power changes by x4.50 here (fan-in 8, fan-out 8); without Gain, Scheme.He takes its own",
        });

    [Fact]
    public Task Is_information_on_the_gain_of_another_slope() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.VarianceScaling, Gain = 1.4142135)|}", Behind("Leaky")),
        new ExpectedDiagnostic("INIT104")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' has Gain = 1.414, the gain of ReLU, but leaky ReLU (slope 0.2) follows: the signal's power changes by x1.04 here (fan-in 8, fan-out 8); "
                + "its gain is 1.387",
        });

    [Fact]
    public Task Fires_on_each_scheme_that_has_a_gain() => Finds(Source
        + Net("A", "{|INIT104:Init(Scheme.Xavier, Gain = 4)|}", Behind("Tanh"))
        + Net("B", "{|INIT104:Init(Scheme.LeCun, Gain = 0.5)|}", Behind("Tanh"))
        + Net("C", "{|INIT104:Init(Scheme.Orthogonal, Gain = 3)|}", Behind("Softsign"))
        + Net("D", "{|INIT104:Init(Scheme.He, Gain = 1)|}", Behind("Silu"))
        + Net("E", "{|INIT104:Init(Scheme.He, Gain = 1.6666667)|}", Behind("Relu"))
        + """
        public sealed partial class Declared
        {
            [Dense(8, 8), {|INIT104:Init(Scheme.He, Gain = 1.414)|}, Activation(Activation.ELU)] private float[]? _a;
            [Dense(8, 4), Init(Scheme.He, Gain = 0.01), Activation(Activation.Tanh)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_silent_on_gains_that_are_known_to_fit() => IsSilent(Source
        + Net("A", "Init(Scheme.Xavier, Gain = 1.6666667)", Behind("Tanh"))
        + Net("B", "Init(Scheme.Xavier, Gain = 1.5925)", Behind("Tanh"))
        + Net("C", "Init(Scheme.LeCun, Gain = 1)", Behind("Tanh"))
        + Net("D", "Init(Scheme.LeCun, Gain = 0.75)", Behind("Selu"))
        + Net("E", "Init(Scheme.He, Gain = 1.4142135)", Behind("Silu"))
        + Net("F", "Init(Scheme.He, Gain = 1.6765)", Behind("Silu"))
        + Net("G", "Init(Scheme.VarianceScaling, Gain = 1.4142135)", Behind("Relu"))
        + Net("H", "Init(Scheme.He, Gain = 2)", Behind("Sigmoid"))
        + Net("I", "Init(Scheme.He, Gain = 1.3)", Behind("Leaky")));

    [Fact]
    public Task Is_silent_where_the_gain_has_another_reason() => IsSilent(Source
        + Net("Output", "Init(Scheme.He, Gain = 0.01)", "Ops.Tanh(Ops.Linear(_a, x, 8))")
        + Net("Normalized", "Init(Scheme.He, Gain = 3)", "Ops.Linear(_b, Ops.Relu(Ops.Normalize(Ops.Linear(_a, x, 8))), 4)")
        + Net("PreNorm", "Init(Scheme.LeCun, Gain = 1)", "Ops.Linear(_b, Ops.Silu(Ops.Linear(_a, Ops.Normalize(x), 8)), 4)")
        + Net("Residual", "Init(Scheme.He, Gain = 0.1)", "Ops.Linear(_b, Ops.Relu(Ops.Add(x, Ops.Linear(_a, x, 8))), 4)")
        + Net("Gate", "Init(Scheme.He, Gain = 3)", "Ops.Linear(_b, Ops.Multiply(x, Ops.Tanh(Ops.Linear(_a, x, 8))), 4)")
        + Net("Depth", "Init(Scheme.He, Gain = 1, Depth = 4)", Behind("Relu"))
        + Net("Dropout", "Init(Scheme.He, Gain = 1)", "Ops.Linear(_b, Ops.Drop(Ops.Relu(Ops.Linear(_a, x, 8)), _random, 0.5f), 4)")
        + """
        public sealed partial class Shape
        {
            [Dense(64, 8), Init(Scheme.He, Fan = FanMode.Out, Gain = 0.5), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(8, 4), Init(Scheme.Xavier)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Leaves_Xavier_before_a_rectifier_to_INIT101() => Finds(Source
        + Net("A", "{|INIT101:Init(Scheme.Xavier, Gain = 3)|}", Behind("Relu")));

    [Fact]
    public Task Fix_takes_the_gain_out_or_writes_the_right_one() => Fixes<ChangeAttributeFix>(
        Source
        + Net("A", "{|INIT104:Init(Scheme.He, Gain = 3, Seed = 7)|} /* keep */", Behind("Relu"))
        + Net("B", "{|INIT104:Init(Scheme.VarianceScaling, Gain = 3 /* three */, Seed = 8)|}", Behind("Leaky"))
        + Net("C", "{|INIT104:Init(Scheme.He, Gain = 4)|}", Behind("Tanh")),
        Source
        + Net("A", "Init(Scheme.He, Seed = 7) /* keep */", Behind("Relu"))
        + Net("B", "Init(Scheme.VarianceScaling, Gain = 1.3867505 /* three */, Seed = 8)", Behind("Leaky"))
        + Net("C", "Init(Scheme.Xavier)", Behind("Tanh")));
}
