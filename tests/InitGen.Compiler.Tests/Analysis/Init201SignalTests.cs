using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>INIT201 to INIT205 in source: where the finding stands, what it says, and what the light bulb writes.</summary>
public sealed class Init201SignalTests : RuleTest
{
    private static readonly string Wide = Linear(512);

    /// <summary>A layer object of one size, and what it computes.</summary>
    internal static string Linear(int n) => $$"""
        [Layer]
        public sealed partial class Linear
        {
            [Weight, Dense({{n}}, {{n}})] private readonly float[] _weight = new float[{{n}} * {{n}}];
            [Bias({{n}})] private readonly float[] _bias = new float[{{n}}];

            public float[] Forward(float[] x)
            {
                var y = new float[{{n}}];
                for (int o = 0; o < {{n}}; o++)
                {
                    y[o] = _bias[o];
                    for (int i = 0; i < {{n}}; i++) y[o] += _weight[o * {{n}} + i] * x[i];
                }

                return y;
            }
        }


        """;

    // Thirty layers of 512 units; the forward pass goes through them with an activation.
    private static string Stack(string name, string init, string activation) => $$"""
        public sealed partial class {{name}}
        {
            [{{init}}] private readonly Linear[] _layers = { {{string.Join(", ", Enumerable.Repeat("new()", 30))}} };
            [Init(Scheme.Xavier)] private readonly Linear _output = new();
            public float[] Forward(float[] x)
            {
                foreach (Linear layer in _layers) x = {{activation.Replace("()", "(layer.Forward(x))", System.StringComparison.Ordinal)}};
                return _output.Forward(x);
            }

            private static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
            private static float[] Tanh(float[] x) => Array.ConvertAll(x, MathF.Tanh);
            private static float[] Sigmoid(float[] x) => Array.ConvertAll(x, static v => 1 / (1 + MathF.Exp(-v)));
        }


        """;

    private static string Chain(string name, string init, string activation, int hidden, int width = 512)
    {
        var text = new StringBuilder("public sealed partial class " + name + "\n{\n");
        for (int i = 0; i < hidden; i++) text.Append($"    [Dense({width}, {width}), {init}, Activation(Activation.{activation})] private float[]? _h{i};\n");
        return text.Append($"    [Dense({width}, 10), Init(Scheme.Xavier)] private float[]? _output;\n}}\n\n").ToString();
    }

    [Fact]
    public Task A_signal_that_leaves_the_format_is_an_error_at_the_member_that_holds_the_layers() => Finds(
        Wide
        + Stack("Exploding", "{|#0:{|#1:Init(Scheme.Normal, Std = 1)|}|}", "(layer.Forward(x))")
        + Stack("Vanishing", "{|#2:{|#3:Init(Scheme.He, Gain = 0.5)|}|}", "Relu()"),
        [
            new ExpectedDiagnostic("INIT201")
            {
                At = "0",
                Severity = DiagnosticSeverity.Error,
                Message = "The signal grows by x22.6 per layer along the 29 layers through '_layers': it overflows float32 at layer 29; use Scheme.Xavier",
            },
            new ExpectedDiagnostic("INIT205") { At = "1", Severity = DiagnosticSeverity.Warning },
            new ExpectedDiagnostic("INIT104") { At = "3", Severity = DiagnosticSeverity.Warning },
            new ExpectedDiagnostic("INIT202")
            {
                At = "2",
                Severity = DiagnosticSeverity.Warning,
                Message = "The signal changes by x0.358 per layer along the 30 layers through '_layers': its rms at layer 30 is 4e-14 of that at the start; use Scheme.He",
            },
        ]);

    [Fact]
    public Task Declared_layers_are_enough_where_they_make_one_chain() => Finds(
        Chain("Net", "Init(Scheme.Normal, Std = 0.12)", "ReLU", 4)
            .Replace("Init(Scheme.Normal, Std = 0.12), Activation(Activation.ReLU)] private float[]? _h2", "{|#0:Init(Scheme.Normal, Std = 0.12)|}, Activation(Activation.ReLU)] private float[]? _h2", System.StringComparison.Ordinal),
        new ExpectedDiagnostic("INIT201")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The signal grows by x2.09 per layer along the 4 layers through '_h2': its rms at layer 4 is 19.2 times that at the start; use Scheme.He",
        });

    [Theory]
    [InlineData("Normal, Std = 0.12, Justification = \"\"", "He, Justification = \"\"")]
    [InlineData("TruncatedNormal, Std = 0.125, Truncation = 3", "He")]
    public Task All_layers_of_the_chain_get_the_scheme_that_fits(string before, string after)
    {
        string first = $"Init(Scheme.{before}), Activation(Activation.ReLU)] private float[]? _h2";
        return (Fix<ChangeAttributeFix>("Use Scheme.He for the 4 members of the chain") with { Template = AtOneLevel("INIT201") }).VerifyAsync(
            Compiler.Model(Two("Init(Scheme." + before + ")")
                .Replace(first, first.Replace($"Init(Scheme.{before})", $"{{|INIT201:Init(Scheme.{before})|}}", System.StringComparison.Ordinal), System.StringComparison.Ordinal)),
            Compiler.Model(Two("Init(Scheme." + after + ")")));

        static string Two(string init) => Chain("Net", init, "ReLU", 4) + Chain("Other", init, "ReLU", 4);
    }

    [Fact]
    public Task A_member_that_holds_the_layers_gets_it_for_all_of_them() => (Fix<ChangeAttributeFix>("Use Scheme.He") with { Template = AtOneLevel("INIT202") }).VerifyAsync(
        Compiler.Model(Wide + Stack("Net", "{|INIT202:{|INIT104:Init(Scheme.He, Gain = 0.5)|}|}", "Relu()")),
        Compiler.Model(Wide + Stack("Net", "Init(Scheme.He)", "Relu()")));

    [Fact]
    public Task It_is_not_offered_where_it_is_not_enough() =>
        (Fix<ChangeAttributeFix>() with { Template = Compiler.Project.WithEditorConfig("dotnet_diagnostic.INIT101.severity = none") }).VerifyNotOfferedAsync(
            Compiler.Model(Wide + Stack("Net", "{|INIT201:Init(Scheme.LeCun)|}", "Array.ConvertAll(Relu(), static v => 4 * v)")));

    [Fact]
    public Task It_is_not_offered_where_half_of_the_chain_stands_in_another_file()
    {
        CodeFixVerifier fix = Fix<ChangeAttributeFix>() with { Template = Compiler.Project.WithEditorConfig("dotnet_diagnostic.INIT201.severity = warning") };
        const string Loud = "Init(Scheme.Normal, Std = 0.12)";
        return fix.VerifyNotOfferedAsync(fix.Template
            .WithDocument("Net.cs", Compiler.Model($$"""
                public sealed partial class Net
                {
                    [Dense(512, 512), {{Loud}}] private readonly float[] _a = new float[512 * 512];
                    [Dense(512, 512), {{Loud}}] private readonly float[] _b = new float[512 * 512];
                    [Dense(512, 512), {|INIT201:{{Loud}}|}] private readonly float[] _c = new float[512 * 512];
                    public float[] Forward(float[] x) => Linear(_output, Relu(Linear(_d, Relu(Linear(_c, Relu(Linear(_b, Relu(Linear(_a, x)))))))));
                    private static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
                    private static float[] Linear(float[] w, float[] x)
                    {
                        var y = new float[512];
                        for (int o = 0; o < 512; o++) for (int i = 0; i < 512; i++) y[o] += w[o * 512 + i] * x[i];
                        return y;
                    }
                }
                """))
            .WithDocument("Other.cs", Compiler.Model($$"""
                public sealed partial class Net
                {
                    [Dense(512, 512), {{Loud}}] private readonly float[] _d = new float[512 * 512];
                    [Dense(512, 512), Init(Scheme.Xavier)] private readonly float[] _output = new float[512 * 512];
                }
                """)));
    }

    [Fact]
    public Task A_gradient_that_changes_where_the_signal_does_not() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithEditorConfig("initgen.max_signal_ratio = 1.5\ndotnet_diagnostic.INIT203.severity = warning").WithSources(Compiler.Model(
            Chain("Net", "Init(Scheme.Normal, Std = 0.05)", "Tanh", 5)
                .Replace("Init(Scheme.Normal, Std = 0.05), Activation(Activation.Tanh)] private float[]? _h1", "{|INIT203:Init(Scheme.Normal, Std = 0.05)|}, Activation(Activation.Tanh)] private float[]? _h1", System.StringComparison.Ordinal))));

    [Fact]
    public Task Its_light_bulb_changes_all_layers_of_the_chain()
    {
        CodeFixVerifier fix = Fix<ChangeAttributeFix>("Use Scheme.Xavier for the 5 members of the chain") with
        {
            Template = Compiler.Project.WithEditorConfig("initgen.max_signal_ratio = 1.5\ndotnet_diagnostic.INIT203.severity = warning"),
        };
        string before = Chain("Net", "Init(Scheme.Normal, Std = 0.05)", "Tanh", 5);
        return fix.VerifyAsync(
            Compiler.Model(before.Replace("Init(Scheme.Normal, Std = 0.05), Activation(Activation.Tanh)] private float[]? _h1", "{|INIT203:Init(Scheme.Normal, Std = 0.05)|}, Activation(Activation.Tanh)] private float[]? _h1", System.StringComparison.Ordinal)),
            Compiler.Model(before.Replace("Normal, Std = 0.05", "Xavier", System.StringComparison.Ordinal)));
    }

    [Fact]
    public Task A_gradient_that_sigmoids_lose_is_told_once() => Finds(
        (Wide + Stack("Net", "Init(Scheme.Xavier)", "Sigmoid()")).Replace("Linear[] _layers", "Linear[] {|#0:_layers|}", System.StringComparison.Ordinal),
        new ExpectedDiagnostic("INIT106") { At = "0", Severity = DiagnosticSeverity.Warning });

    [Fact]
    public Task What_is_right_is_silent() => IsSilent(
        Wide
        + Stack("Rectified", "Init(Scheme.He)", "Relu()")
        + Stack("Critical", "Init(Scheme.Xavier)", "Tanh()")
        + Chain("Small", "Init(Scheme.Normal, Std = 0.01)", "ReLU", 1)
        + Chain("Declined", "Init(Scheme.Normal, Std = 0.01, Justification = \"An example of what goes wrong.\")", "ReLU", 2)
        + """
        public sealed partial class SideBySide
        {
            [Dense(512, 512), Init(Scheme.Normal, Std = 1)] private float[]? _a;
            [Dense(512, 512), Init(Scheme.Normal, Std = 1)] private float[]? _b;
            [Dense(512, 512), Init(Scheme.Normal, Std = 1)] private float[]? _c;
        }

        public sealed partial class Normalized
        {
            [Dense(512, 512), Init(Scheme.Normal, Std = 0.01), Activation(Activation.ReLU)] private float[]? _a;
            [Norm(512), Init] private float[]? _aScale;
            [Dense(512, 512), Init(Scheme.Normal, Std = 0.01), Activation(Activation.ReLU)] private float[]? _b;
            [Norm(512), Init] private float[]? _bScale;
            [Dense(512, 10), Init(Scheme.Xavier)] private float[]? _c;
        }
        """);

    [Fact]
    public Task Saturation_is_told_with_its_share_and_has_a_fix() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            // Keep me.
            [Dense(512, 512), {|INIT204:Init(Scheme.Normal, Std = 1, Seed = 3)|}, Activation(Activation.Tanh)] private float[]? _hidden;
            [Dense(512, 10), Init(Scheme.Xavier)] private float[]? _output;
        }

        public sealed partial class Other
        {
            [Dense(512, 512), {|INIT204:Init(Scheme.Normal, Std = 1)|}, Activation(Activation.Sigmoid)] private float[]? _hidden;
            [Dense(512, 10), Init(Scheme.Xavier)] private float[]? _output;
        }
        """,
        """
        public sealed partial class Net
        {
            // Keep me.
            [Dense(512, 512), Init(Scheme.Xavier, Seed = 3), Activation(Activation.Tanh)] private float[]? _hidden;
            [Dense(512, 10), Init(Scheme.Xavier)] private float[]? _output;
        }

        public sealed partial class Other
        {
            [Dense(512, 512), Init(Scheme.Xavier), Activation(Activation.Sigmoid)] private float[]? _hidden;
            [Dense(512, 10), Init(Scheme.Xavier)] private float[]? _output;
        }
        """);

    [Fact]
    public Task Each_fixed_sigma_gets_the_scheme_of_its_activation() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class A
        {
            [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 1e-4)|}, Activation(Activation.ReLU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class B
        {
            [Dense(512, 512), {|INIT205:Init(Scheme.Uniform, Low = -1e-4, High = 1e-4)|}, Activation(Activation.Tanh)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class C
        {
            [Dense(512, 512), {|INIT103:Init(Scheme.TruncatedNormal, Std = 1e-4)|}, Activation(Activation.SELU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class D
        {
            [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 1e-4)|}, Activation(Activation.GELU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }
        """,
        """
        public sealed partial class A
        {
            [Dense(512, 512), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class B
        {
            [Dense(512, 512), Init(Scheme.Xavier), Activation(Activation.Tanh)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class C
        {
            [Dense(512, 512), Init(Scheme.LeCun), Activation(Activation.SELU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }

        public sealed partial class D
        {
            [Dense(512, 512), Init(Scheme.Auto), Activation(Activation.GELU)] private float[]? _hidden; // keep me
            [Dense(512, 10), Init(Scheme.Normal, Std = 0.01)] private float[]? _output;
        }
        """);

    [Fact]
    public Task Thresholds_come_from_the_configuration() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project
            .WithEditorConfig("initgen.dtype = float16\ninitgen.max_signal_ratio = 1000")
            .WithSources(Compiler.Model("""
                public sealed partial class Net
                {
                    [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 0.5)|}, Activation(Activation.Identity)] private float[]? _a;
                    [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 0.5)|}, Activation(Activation.Identity)] private float[]? _b;
                    [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 0.5)|}, Activation(Activation.Identity)] private float[]? _c;
                    [Dense(512, 512), {|INIT205:Init(Scheme.Normal, Std = 0.5)|}, Activation(Activation.Identity)] private float[]? _d;
                    [Dense(512, 10), {|#0:Init(Scheme.Normal, Std = 0.5)|}] private float[]? _e;
                }
                """)),
        [new ExpectedDiagnostic("INIT201") { At = "0", Severity = DiagnosticSeverity.Error }]);
}
