using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init106SigmoidTests : RuleTest
{
    private static string Stack(string name, string mark, string first, string second, string end = "y") => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] {{mark}} = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _b = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _c = new float[64];

            public float[] Forward(float[] x)
            {
                float[] y = Ops.{{first}}(Ops.Linear(_a, x, 8));
                y = Ops.{{second}}(Ops.Linear(_b, y, 8));
                y = Ops.Linear(_c, y, 8);
                return {{end}};
            }
        }

        """;

    [Fact]
    public Task Fires_once_for_a_row_with_its_numbers() => Finds(
        Source + Stack("Net", "{|#0:_a|}", "Sigmoid", "Sigmoid", "Ops.Sigmoid(y)"),
        new ExpectedDiagnostic("INIT106")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_a' begins a row of 2 hidden layers with sigmoid: the gradient's root mean square shrinks to x0.05 on the way back through them, and no scheme "
                + "prevents it; use tanh or a rectifier, or add normalization",
        });

    [Fact]
    public Task Fires_on_softplus_and_mixtures_and_on_a_declared_chain() => Finds(Source
        + Stack("Smooth", "{|INIT106:_a|}", "Softplus", "Softplus")
        + Stack("Mixed", "{|INIT106:_a|}", "Sigmoid", "Softplus")
        + """
        public sealed partial class Declared
        {
            [Dense(64, 64), Init, Activation(Activation.HardSigmoid)] private float[]? {|INIT106:_a|};
            [Dense(64, 64), Init, Activation(Activation.HardSigmoid)] private float[]? _b;
            [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """);

    [Fact]
    public Task The_light_bulb_declares_normalizations_where_there_is_no_code() => FixesFirst(
        "INIT106",
        """
        public sealed partial class Net
        {
            [InitGen.Dense(64, 64), InitGen.Init, InitGen.Activation(Activation.Sigmoid)]
            private float[]? {|INIT106:_a|}; // first
            [Bias(64)] private float[]? _aBias;

            [Dense(64, 32), Init, Activation(Activation.Sigmoid)] private readonly float[] _b = new float[64 * 32];

            [Dense(32, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """,
        """
        public sealed partial class Net
        {
            [InitGen.Dense(64, 64), InitGen.Init, InitGen.Activation(Activation.Sigmoid)]
            private float[]? _a; // first
            [Bias(64)] private float[]? _aBias;
            [InitGen.Norm(64), InitGen.Init]
            private float[]? _aScale;

            [Dense(64, 32), Init, Activation(Activation.Sigmoid)] private readonly float[] _b = new float[64 * 32];

            [Norm(32), Init] private readonly float[] _bScale = new float[32];

            [Dense(32, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """,
        "suggestion");

    [Fact]
    public Task It_does_not_where_the_code_computes_or_a_name_is_taken() => (Fix<ChangeAttributeFix>() with { Template = AtOneLevel("INIT106", "suggestion") }).VerifyNotOfferedAsync(
        Compiler.Model(Source + Stack("Smooth", "{|INIT106:_a|}", "Softplus", "Softplus") + """
        public sealed partial class Taken
        {
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? {|INIT106:_a|};
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _b;
            [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _c;
            private float _bScale() => 1;
        }

        public sealed partial class Rectangular
        {
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[,]? {|INIT106:_a|};
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _b;
            [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """));

    [Fact]
    public Task Is_a_warning_where_the_gradient_is_lost() => Finds(
        """
        public sealed partial class Deep
        {
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? {|#0:_a|};
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _b;
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _c;
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _d;
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _e;
            [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _f;
        }
        """,
        new ExpectedDiagnostic("INIT106") { At = "0", Severity = DiagnosticSeverity.Warning });

    [Fact]
    public Task Is_silent_on_one_hidden_layer_on_outputs_gates_and_normalization() => IsSilent(Source
        + Stack("One", "_a", "Tanh", "Sigmoid")
        + Stack("Apart", "_a", "Sigmoid", "Tanh")
        + """
        public sealed partial class Output
        {
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _b = new float[64];

            public float[] Forward(float[] x) => Ops.Sigmoid(Ops.Linear(_b, Ops.Sigmoid(Ops.Linear(_a, x, 8)), 8));
        }

        public sealed partial class Gates
        {
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _b = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _c = new float[64];

            public float[] Forward(float[] x)
            {
                x = Ops.Multiply(x, Ops.Sigmoid(Ops.Linear(_a, x, 8)));
                x = Ops.Multiply(x, Ops.Sigmoid(Ops.Linear(_b, x, 8)));
                return Ops.Linear(_c, x, 8);
            }
        }

        public sealed partial class Normalized
        {
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _b = new float[64];
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _c = new float[64];

            public float[] Forward(float[] x)
            {
                x = Ops.Normalize(Ops.Sigmoid(Ops.Linear(_a, x, 8)));
                x = Ops.Normalize(Ops.Sigmoid(Ops.Linear(_b, x, 8)));
                return Ops.Linear(_c, x, 8);
            }
        }

        public sealed partial class Unordered
        {
            [Dense(64, 64), Init, Activation(Activation.Sigmoid)] private float[]? _a;
            [Dense(64, 32), Init, Activation(Activation.Sigmoid)] private float[]? _b;
            [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """);
}
