using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init102HeTests : RuleTest
{
    private const string Linear = "Ops.Linear(_b, Ops.Linear(_a, x, 8), 4)";

    private static string Behind(string function) => $"Ops.Linear(_b, Ops.{function}(Ops.Linear(_a, x, 8)), 4)";

    [Fact]
    public Task Fires_on_a_linear_layer_with_its_numbers() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.He)|}", Linear),
        new ExpectedDiagnostic("INIT102")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' is initialized with He but no activation follows: the signal's power changes by x2.00 here (fan-in 8, fan-out 8); use Scheme.LeCun",
        });

    [Fact]
    public Task Is_information_before_S_shaped_units() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.He)|}", Behind("Tanh")),
        new ExpectedDiagnostic("INIT102")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' is initialized with He but tanh follows: its inputs get the signal's power x2.00 here (fan-in 8, fan-out 8), to make up for "
                + "a loss that only rectifiers have; use Scheme.Xavier",
        });

    [Fact]
    public Task Fires_on_each_kind_of_unit_and_where_defaults_say_He() => Compiler.Analyzer.VerifyAsync(AtOneLevel("INIT102").WithSources(Compiler.Model(
        Source
        + Net("A", "{|INIT102:Init(Scheme.He)|}", Behind("Softsign"))
        + Net("B", "{|INIT102:Init(Scheme.He, Distribution = Distribution.Uniform)|}", Behind("Sigmoid"))
        + "[InitDefaults(Scheme.He)] " + Net("C", "{|INIT102:Init|}", Behind("Tanh"))
        + """
        public sealed partial class Declared
        {
            [Dense(8, 8), {|INIT102:Init(Scheme.He)|}, Activation(Activation.HardTanh)] private float[]? _a;
            [Dense(8, 4), Init(Scheme.Xavier)] private float[]? _b;
        }
        """)));

    [Fact]
    public Task Is_silent_where_He_fits_or_was_not_written_by_hand() => IsSilent(
        Source
        + Net("A", "Init(Scheme.He)", Behind("Relu"))
        + Net("B", "Init(Scheme.He)", Behind("Silu"))
        + Net("C", "Init", Behind("Tanh"))
        + Net("D", "Init(Scheme.He, Gain = 1)", Linear)
        + Net("E", "Init(Scheme.He, Gain = 1.5925)", Behind("Tanh"))
        + Net("F", "Init(Scheme.Xavier)", Linear)
        + Net("G", "Init(Scheme.He), Activation(Activation.Identity)", Linear));

    [Fact]
    public Task Is_silent_where_the_output_goes_elsewhere() => IsSilent(
        Source
        + Net("Output", "Init(Scheme.He)", "Ops.Linear(_a, x, 8)")
        + Net("Classes", "Init(Scheme.He)", "Ops.Softmax(Ops.Linear(_a, x, 8))")
        + Net("Returned", "Init(Scheme.He)", "Ops.Tanh(Ops.Linear(_a, x, 8))")
        + Net("Normalized", "Init(Scheme.He)", Behind("Normalize"))
        + Net("Residual", "Init(Scheme.He)", "Ops.Linear(_b, Ops.Add(x, Ops.Linear(_a, x, 8)), 4)")
        + Net("Squashed", "Init(Scheme.He)", "Ops.Linear(_b, Ops.Add(x, Ops.Tanh(Ops.Linear(_a, x, 8))), 4)")
        + Net("Gate", "Init(Scheme.He)", "Ops.Linear(_b, Ops.Multiply(x, Ops.Sigmoid(Ops.Linear(_a, x, 8))), 4)")
        + Net("Attention", "Init(Scheme.He)", "Ops.Linear(_b, Ops.Multiply(Ops.Softmax(Ops.Linear(_a, x, 8)), x), 4)")
        + Net("Forked", "Init(Scheme.He)", "Ops.Add(x, Ops.Add(Ops.Linear(_a, x, 8), Ops.Linear(_b, Ops.Linear(_a, x, 8), 8)))"));

    [Fact]
    public Task Is_silent_on_factors_of_low_rank_and_on_normalization_by_declaration() => IsSilent(
        Source + """
        public sealed partial class Factors
        {
            [Dense(16, 2), Init(Scheme.He)] private readonly float[] _down = new float[32];
            [Dense(2, 16), Init(Scheme.LeCun)] private readonly float[] _up = new float[32];

            public float[] Forward(float[] x) => Ops.Linear(_up, Ops.Linear(_down, x, 2), 16);
        }

        public sealed partial class Declared
        {
            [Dense(8, 8), Init(Scheme.He), Activation(Activation.Tanh)] private float[]? _a;
            [Norm(8), Init] private float[]? _scale;
            [Dense(8, 4), Init(Scheme.He), Activation(Activation.Sigmoid)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Fix_writes_what_fits_and_leaves_the_rest() => FixesFirst(
        "INIT102",
        Source
        + Net("A", "{|INIT102:Init(Scheme.He /* why */, Distribution = Distribution.Uniform)|}", Behind("Tanh"))
        + Net("B", "{|INIT102:Init(Scheme.He)|} /* keep */", Linear),
        Source
        + Net("A", "Init(Scheme.Xavier /* why */, Distribution = Distribution.Uniform)", Behind("Tanh"))
        + Net("B", "Init(Scheme.LeCun) /* keep */", Linear));
}
