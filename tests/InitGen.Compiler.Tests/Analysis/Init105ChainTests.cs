using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init105ChainTests : RuleTest
{
    private static string Deep(string name, string mark, string function, string init = "Init(Scheme.He)", string end = "x") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 8), {{init}}] private readonly float[] {{mark}} = new float[64];
            [Dense(8, 8), {{init}}] private readonly float[] _b = new float[64];
            [Dense(8, 8), {{init}}] private readonly float[] _c = new float[64];
            [Dense(8, 8), Init(Scheme.LeCun)] private readonly float[] _d = new float[64];

            public float[] Forward(float[] x)
            {
                float[] y = x;
                y = Ops.{{function}}(Ops.Linear(_a, y, 8));
                y = Ops.{{function}}(Ops.Linear(_b, y, 8));
                y = Ops.{{function}}(Ops.Linear(_c, y, 8));
                y = Ops.Linear(_d, y, 8);
                return {{end}};
            }
        }

        """;

    private static TestProject Shallow(string source) =>
        Compiler.Project.WithEditorConfig("initgen.deep_from = 4").WithSources(Compiler.Model(source));

    [Fact]
    public Task Fires_once_for_a_chain_with_its_numbers() => Compiler.Analyzer.VerifyAsync(
        Shallow(Source + Deep("Net", "{|#0:_a|}", "Silu", end: "y")),
        new ExpectedDiagnostic("INIT105")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' begins a chain of 4 layers with SiLU between them and nothing that resets the signal, whose root mean square changes by x0.48 on the way; "
                + "no gain holds it: add normalization or residual connections",
        });

    [Fact]
    public Task Is_silent_on_other_chains() => Compiler.Analyzer.VerifyAsync(Shallow(Source
        + Deep("Rectified", "_a", "Relu", end: "y")
        + Deep("Squashed", "_a", "Tanh", "Init(Scheme.Xavier)", end: "y")
        + Deep("Branch", "_a", "Silu", end: "Ops.Add(x, y)")
        + """
        public sealed partial class Normalized
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _b = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _c = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _d = new float[64];

            public float[] Forward(float[] x)
            {
                x = Ops.Silu(Ops.Normalize(Ops.Linear(_a, x, 8)));
                x = Ops.Silu(Ops.Normalize(Ops.Linear(_b, x, 8)));
                x = Ops.Silu(Ops.Normalize(Ops.Linear(_c, x, 8)));
                return Ops.Linear(_d, x, 8);
            }
        }

        public sealed partial class PreNorm
        {
            [Dense(8, 16), Init] private readonly float[] _a = new float[128];
            [Dense(16, 8), Init(Scheme.LeCun)] private readonly float[] _b = new float[128];
            [Dense(8, 16), Init] private readonly float[] _c = new float[128];
            [Dense(16, 8), Init(Scheme.LeCun)] private readonly float[] _d = new float[128];

            public float[] Forward(float[] x)
            {
                x = Ops.Add(x, Ops.Linear(_b, Ops.Silu(Ops.Linear(_a, Ops.Normalize(x), 16)), 8));
                return Ops.Add(x, Ops.Linear(_d, Ops.Silu(Ops.Linear(_c, Ops.Normalize(x), 16)), 8));
            }
        }
        """));

    [Fact]
    public Task Is_silent_below_the_depth_that_counts_as_deep() => IsSilent(Source + Deep("Net", "_a", "Silu", end: "y"));

    [Fact]
    public Task Fires_on_a_list_of_layers_and_on_a_declared_chain() => Compiler.Analyzer.VerifyAsync(Shallow("""
        public sealed partial class Declared
        {
            [Dense(64, 64), Init, Activation(Activation.GELU)] private float[]? {|INIT105:_a|};
            [Dense(64, 64), Init, Activation(Activation.GELU)] private float[]? _b;
            [Dense(64, 64), Init, Activation(Activation.Mish)] private float[]? _c;
            [Dense(64, 64), Init(Scheme.LeCun)] private float[]? _d;
        }
        """));
}
