using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init103SeluTests : RuleTest
{
    private const string Selu = "Ops.Linear(_b, Ops.Selu(Ops.Linear(_a, x, 8)), 4)";

    [Fact]
    public Task Fires_on_another_variance_with_the_numbers_of_the_layer() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.He)|}", Selu),
        new ExpectedDiagnostic("INIT103")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' feeds SELU, but Scheme.He changes the signal's power by x2.00 here (fan-in 8, fan-out 8), and SELU keeps it only at x1; use Scheme.LeCun",
        });

    [Fact]
    public Task Fires_on_plain_dropout() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.LeCun)|}", "Ops.Linear(_b, Ops.Drop(Ops.Selu(Ops.Linear(_a, x, 8)), _random, 0.5f), 4)"),
        new ExpectedDiagnostic("INIT103")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' feeds SELU, but dropout of 0.5 behind it multiplies the variance that SELU keeps at 1 by x2.00; use alpha dropout, which keeps mean and variance",
        });

    [Fact]
    public Task Is_information_beside_a_normalization() => Finds(
        Source + Net("Net", "{|#0:Init(Scheme.LeCun)|}", "Ops.Linear(_b, Ops.Selu(Ops.Normalize(Ops.Linear(_a, x, 8))), 4)"),
        new ExpectedDiagnostic("INIT103")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' feeds SELU, but a normalization beside it does what SELU does by itself; keep one of the two",
        });

    [Fact]
    public Task Fires_on_each_law_of_another_variance() => Finds(Source
        + Net("A", "{|INIT103:Init(Scheme.Normal, Std = 0.01)|}", Selu)
        + Net("B", "{|INIT103:Init(Scheme.LeCun, Gain = 1.5)|}", Selu)
        + Net("C", "{|INIT103:Init(Scheme.TorchDefault)|}", Selu)
        + """
        public sealed partial class Declared
        {
            [Dense(784, 256), {|INIT103:Init(Scheme.Xavier)|}, Activation(Activation.SELU)] private float[]? _a;
            [Dense(256, 256), Init(Scheme.Xavier), Activation(Activation.SELU)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_silent_where_the_variance_fits_or_the_gain_is_known() => IsSilent(Source
        + Net("A", "Init(Scheme.LeCun)", Selu)
        + Net("B", "Init", Selu)
        + Net("C", "Init(Scheme.Xavier)", Selu)
        + Net("D", "Init(Scheme.LeCun, Gain = 0.75)", Selu)
        + Net("E", "Init(Scheme.Orthogonal)", Selu)
        + Net("F", "Init(Scheme.Normal, Std = 0.35)", Selu)
        + Net("G", "Init(Scheme.LeCun)", "Ops.Linear(_b, Ops.Drop(Ops.Selu(Ops.Linear(_a, x, 8)), _random, 0), 4)")
        + Net("Residual", "Init(Scheme.He)", "Ops.Linear(_b, Ops.Selu(Ops.Add(x, Ops.Linear(_a, x, 8))), 4)"));

    [Fact]
    public Task Fix_writes_LeCun_and_leaves_the_rest() => Fixes<ChangeAttributeFix>(
        Source
        + Net("A", "{|INIT103:Init(Scheme.He, Distribution = Distribution.Uniform)|} /* keep */", Selu)
        + Net("B", "{|INIT103:Init(Scheme.Normal, Std = 0.01)|}", Selu),
        Source
        + Net("A", "Init(Scheme.LeCun, Distribution = Distribution.Uniform) /* keep */", Selu)
        + Net("B", "Init(Scheme.LeCun)", Selu));
}
