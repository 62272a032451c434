using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init310TruncationTests : RuleTest
{
    private static string Layer(string init) => $$"""
        public sealed partial class Net
        {
            [Dense(784, 256), {{init}}] private float[]? _w;
        }
        """;

    [Fact]
    public Task Fires_on_the_sigma_of_a_scheme_that_the_cut_makes_smaller() => Finds(
        Layer("{|#0:Init(Scheme.TruncatedNormal, Std = 0.0505076)|}"),
        new ExpectedDiagnostic("INIT310")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' is drawn from N(0, 0.0505) cut at 2 sigma, whose sigma is that of He for fan-in 784, but only before the cut: the signal's power changes by x0.77 more "
                + "at each such layer; use Scheme.He with Distribution.TruncatedNormal, which makes up for it",
        });

    [Fact]
    public Task Is_information_on_a_narrow_cut() => Finds(
        Layer("{|#0:Init(Scheme.TruncatedNormal, Std = 0.02, Truncation = 1)|}"),
        new ExpectedDiagnostic("INIT310")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_w' is drawn from N(0, 0.02) cut at 1 sigma, of whose variance the cut leaves x0.29: a sigma of 0.01079; remove Truncation for a cut at two sigma, "
                + "which leaves x0.77",
        });

    [Fact]
    public Task Is_information_on_a_cut_that_cuts_nothing() => Finds(
        Layer("{|#0:Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 6)|}"),
        new ExpectedDiagnostic("INIT310")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_w' is drawn from N(0, 0.0505) cut at 6 sigma, which is a normal law: less than one weight in a million lies out there; "
                + "remove Truncation for a cut at two sigma",
        });

    [Fact]
    public Task Is_silent_elsewhere() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(784, 256), Init(Scheme.TruncatedNormal, Std = 0.02)] private float[]? _folklore;
            [Dense(5000, 16), Init(Scheme.TruncatedNormal, Std = 0.02)] private float[]? _round;
            [Dense(784, 256), Init(Scheme.TruncatedNormal, Std = 0.0575)] private float[]? _widened;
            [Dense(784, 256), Init(Scheme.TruncatedNormal, Std = 0.0505076, Depth = 4)] private float[]? _deep;
            [Dense(784, 256), Init(Scheme.Normal, Std = 0.0505076)] private float[]? _uncut;
            [Dense(784, 256), Init(Scheme.He, Distribution = Distribution.TruncatedNormal)] private float[]? _he;
            [Dense(784, 256), Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 1)] private float[]? _corrected;
            [Dense(784, 256), Init(Scheme.TruncatedNormal, Std = 0.02, Truncation = 3)] private float[]? _wide;
            [Embedding(784, 256), Init(Scheme.TruncatedNormal, Std = 1.4142135)] private float[]? _table;
        }
        """);

    [Fact]
    public Task Fix_writes_the_scheme_or_takes_the_cut_out() => FixesFirst(
        "INIT310",
        """
        public sealed partial class Net
        {
            [Dense(784, 256), {|INIT310:Init(Scheme.TruncatedNormal, Std = 0.0505076, Seed = 3)|} /* keep */] private float[]? _a;
            [Dense(784, 256), {|INIT310:Init(Scheme.TruncatedNormal, Std = 0.02, Truncation = 0.5)|} /* keep */] private float[]? _b;
            [Dense(784, 256), {|INIT310:Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal, Truncation = 5.5)|}] private float[]? _c;
            [Dense(784, 256), {|INIT310:InitGen.Init(InitGen.Scheme.TruncatedNormal, Std = 0.0505076)|}] private float[]? _d;
        }
        """,
        """
        public sealed partial class Net
        {
            [Dense(784, 256), Init(Scheme.He, Seed = 3, Distribution = Distribution.TruncatedNormal) /* keep */] private float[]? _a;
            [Dense(784, 256), Init(Scheme.TruncatedNormal, Std = 0.02) /* keep */] private float[]? _b;
            [Dense(784, 256), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)] private float[]? _c;
            [Dense(784, 256), InitGen.Init(InitGen.Scheme.He, Distribution = InitGen.Distribution.TruncatedNormal)] private float[]? _d;
        }
        """);
}
