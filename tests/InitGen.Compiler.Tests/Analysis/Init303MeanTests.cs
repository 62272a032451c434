using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init303MeanTests : RuleTest
{
    private const string Hidden = "Ops.Linear(_b, Ops.Relu(Ops.Linear(_a, x, 8)), 4)";

    // The second layer takes what a rectifier has made: a quarter of its power and more is its mean.
    private static string Second(string name, string init) => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 64), Init] private readonly float[] _a = new float[512];
            [Dense(64, 64), {{init}}] private readonly float[] _b = new float[4096];
            [Dense(64, 4), Init(Scheme.LeCun)] private readonly float[] _c = new float[256];

            public float[] Forward(float[] x) => Ops.Linear(_c, Ops.Relu(Ops.Linear(_b, Ops.Relu(Ops.Linear(_a, x, 64)), 64)), 4);
        }

        """;

    [Fact]
    public Task Fires_on_a_range_above_zero_with_the_numbers_of_the_layer() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.Uniform, Low = 0, High = 1)|}", Hidden),
        new ExpectedDiagnostic("INIT303")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The weights of '_a' are drawn from U(0, 1), whose mean 0.5 adds x3.00 of what their spread gives to the signal's power, the same in each of its 8 units; "
                + "center them",
        });

    [Fact]
    public Task Counts_the_mean_of_the_inputs() => Finds(
        Source + Second("Net", "{|#0:Init(Scheme.Normal, Std = 0.2, Mean = 0.03)|}"),
        new ExpectedDiagnostic("INIT303")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The weights of '_b' are drawn from N(0.03, 0.2), whose mean 0.03 adds x0.47 of what their spread gives to the signal's power, the same in each of its 64 units; "
                + "center them",
        });

    [Fact]
    public Task Is_silent_where_the_mean_is_small_or_meant() => IsSilent(Source
        + Second("Small", "Init(Scheme.Normal, Std = 0.2, Mean = 0.02)")
        + Second("Centred", "Init(Scheme.Uniform, Low = -0.1, High = 0.1)")
        + Net("First", "Init(Scheme.Normal, Std = 0.3, Mean = 0.1)", Hidden)
        + Net("Output", "Init(Scheme.Uniform, Low = 0, High = 1)", "Ops.Relu(Ops.Linear(_a, x, 8))")
        + Net("Regression", "Init(Scheme.Uniform, Low = 0, High = 1)", "Ops.Linear(_a, x, 8)")
        + Net("Gate", "Init(Scheme.Uniform, Low = 0, High = 1)", "Ops.Linear(_b, Ops.Multiply(x, Ops.Sigmoid(Ops.Linear(_a, x, 8))), 4)")
        + Net("Residual", "Init(Scheme.Uniform, Low = 0, High = 1)", "Ops.Linear(_b, Ops.Add(x, Ops.Relu(Ops.Linear(_a, x, 8))), 4)")
        + Net("Normalized", "Init(Scheme.Uniform, Low = 0, High = 1)", "Ops.Linear(_b, Ops.Relu(Ops.Normalize(Ops.Linear(_a, x, 8))), 4)")
        + """
        public sealed partial class Vectors
        {
            [Embedding(10, 8), Init(Scheme.Uniform, Low = 0, High = 1)] private float[]? _table;
            [Bias(8), Init(Scheme.Uniform, Low = 0, High = 1)] private float[]? _bias;
            [Norm(8), Init(Scheme.Uniform, Low = 0.9, High = 1.1)] private float[]? _scale;
        }
        """);

    [Fact]
    public Task Fix_centres_the_range_and_keeps_its_width() => FixesFirst(
        "INIT303",
        Source
        + Net("A", "{|INIT303:Init(Scheme.Uniform, Low = 0, High = 1 /* keep */)|}", Hidden)
        + Net("B", "{|INIT303:Init(Scheme.Normal, Mean = 0.5, Std = 0.3)|} /* keep */", Hidden),
        Source
        + Net("A", "Init(Scheme.Uniform, Low = -0.5, High = 0.5 /* keep */)", Hidden)
        + Net("B", "Init(Scheme.Normal, Std = 0.3) /* keep */", Hidden));

    [Fact]
    public Task Fix_offers_the_scheme_that_fits_as_well() => Fixes<ChangeAttributeFix>(
        Source + Net("A", "{|INIT303:Init(Scheme.Uniform, Low = 0, High = 0.1)|}", Hidden),
        Source + Net("A", "Init(Scheme.He)", Hidden),
        "Use Scheme.He");
}
