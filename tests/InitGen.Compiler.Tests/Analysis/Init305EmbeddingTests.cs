using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init305EmbeddingTests : RuleTest
{
    private static string Table(string name, string init, string forward = "Ops.Linear(_b, Row(token), 4)") => $$"""
        public sealed partial class {{name}}
        {
            [Embedding(100, 16), {{init}}] private readonly float[] _table = new float[1600];
            [Dense(16, 4), Init(Scheme.LeCun)] private readonly float[] _b = new float[64];

            public float[] Forward(int token) => {{forward}};

            private float[] Row(int token)
            {
                var y = new float[16];
                for (int i = 0; i < 16; i++) y[i] = _table[token * 16 + i];
                return y;
            }
        }

        """;

    [Fact]
    public Task Fires_on_Xavier_with_the_numbers_of_the_table() => Finds(
        Source + Table("Net", "{|#0:Init(Scheme.Xavier)|}"),
        new ExpectedDiagnostic("INIT305")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The embedding '_table' is initialized with Xavier, which is made for sums over a fan-in, but its rows are picked: sigma 0.343 is what it passes on; "
                + "use Scheme.Auto for 1 / sqrt(width) = 0.25, or Scheme.Normal with Std = 0.02 or 1",
        });

    [Fact]
    public Task Fires_on_He_and_without_a_forward_pass() => Finds(Source
        + Table("A", "{|INIT305:Init(Scheme.He)|}")
        + """
        public sealed partial class Declared
        {
            [Embedding(100, 16), {|INIT305:Init(Scheme.Xavier, Distribution = Distribution.Uniform)|}] private float[]? _table;
        }
        """);

    [Fact]
    public Task Is_silent_elsewhere() => IsSilent(Source
        + Table("A", "Init")
        + Table("B", "Init(Scheme.Normal, Std = 0.02)")
        + Table("C", "Init(Scheme.LeCun)")
        + Table("D", "Init(Scheme.VarianceScaling, Fan = FanMode.Out)")
        + Table("E", "Init(Scheme.Xavier, Gain = 0.1)")
        + "[InitDefaults(Scheme.Xavier)] " + Table("Defaults", "Init")
        + """
        public sealed partial class Normalized
        {
            [Embedding(100, 16), Init(Scheme.Xavier)] private readonly float[] _table = new float[1600];
            [Embedding(100, 16), Init] private readonly float[] _places = new float[1600];
            [Dense(16, 4), Init(Scheme.LeCun)] private readonly float[] _b = new float[64];

            public float[] Forward(int token, int place)
            {
                var x = new float[16];
                for (int i = 0; i < 16; i++) x[i] = _table[token * 16 + i] + _places[place * 16 + i];
                return Ops.Linear(_b, Ops.Normalize(x), 4);
            }
        }

        public sealed partial class OneHot
        {
            [Dense(100, 16), Init(Scheme.Xavier)] private float[]? _a;
        }
        """);

    [Fact]
    public Task Fix_writes_Auto_and_leaves_the_rest() => FixesFirst(
        "INIT305",
        Source + Table("A", "{|INIT305:Init(Scheme.Xavier, Seed = 3)|} /* keep */"),
        Source + Table("A", "Init(Scheme.Auto, Seed = 3) /* keep */"));

    [Fact]
    public Task Fix_offers_a_fixed_sigma_as_well() => Fixes<ChangeAttributeFix>(
        Source + Table("A", "{|INIT305:Init(Scheme.He)|}"),
        Source + Table("A", "Init(Scheme.Normal, Std = 0.02)"),
        "Use Scheme.Normal with Std = 0.02");
}
