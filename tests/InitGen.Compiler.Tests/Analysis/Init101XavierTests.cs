using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using static InitGen.Compiler.Tests.Analysis.LayerFunctions;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init101XavierTests : RuleTest
{
    [Fact]
    public Task Fires_on_Xavier_before_ReLU_with_the_numbers_of_the_layer() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(784, 256), {|#0:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] private float[]? _hidden;
            [Dense(256, 10), Init(Scheme.Xavier)] private float[]? _output;
        }
        """,
        new ExpectedDiagnostic("INIT101")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_hidden' is initialized with Xavier but ReLU follows: the signal's power changes by x0.75 here (fan-in 784, fan-out 256); Scheme.He keeps it at x1",
        });

    [Theory]
    [InlineData("LeCun", "ReLU")]
    [InlineData("Xavier", "LeakyReLU")]
    [InlineData("Xavier", "PReLU")]
    [InlineData("Xavier", "ReLU6")]
    [InlineData("LeCun", "ELU")]
    public Task Fires_on_each_scheme_and_rectifier(string scheme, string activation) => Finds($$"""
        public sealed partial class Net
        {
            [Dense(256, 256), {|INIT101:Init(Scheme.{{scheme}})|}, Activation(Activation.{{activation}})] private float[]? _a;
            [Conv(64, 64, 3, 3), {|INIT101:Init(Scheme.{{scheme}}, Distribution = Distribution.Uniform)|}, Activation(Activation.{{activation}})] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_information_where_the_shape_makes_up_for_it() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(784, 10), {|#0:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] private float[]? _w;
        }
        """,
        new ExpectedDiagnostic("INIT101")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'_w' is initialized with Xavier but ReLU follows: the signal's power changes by x0.99 here (fan-in 784, fan-out 10), "
                + "which this one layer's shape happens to make up for; Scheme.He keeps it at x1",
        });

    [Fact]
    public Task Fires_under_a_default_that_was_written_by_hand() => Finds("""
        [InitDefaults(Scheme.Xavier)]
        public sealed partial class Net
        {
            [Dense(256, 256), {|INIT101:Init|}, Activation(Activation.ReLU)] private float[]? _a;
        }
        """);

    [Theory]
    [InlineData("He", "ReLU")]
    [InlineData("Auto", "ReLU")]
    [InlineData("Xavier", "Tanh")]
    [InlineData("Xavier", "Sigmoid")]
    [InlineData("Xavier", "Identity")]
    [InlineData("Xavier", "Softmax")]
    [InlineData("LeCun", "SELU")]
    [InlineData("Xavier", "GELU")]
    public Task Is_silent_where_scheme_and_activation_fit(string scheme, string activation) => IsSilent($$"""
        public sealed partial class Net
        {
            [Dense(256, 256), Init(Scheme.{{scheme}}), Activation(Activation.{{activation}})] private float[]? _a;
        }
        """);

    [Fact]
    public Task Is_silent_without_a_declared_activation_and_with_sizes_of_run_time() => IsSilent("""
        public sealed partial class Net
        {
            private readonly int _n = 4;
            [Dense(256, 256), Init(Scheme.Xavier)] private float[]? _a;
            [Dense(nameof(_n), 256), Init(Scheme.Xavier), Activation(Activation.ReLU)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_silent_on_a_gain_that_makes_up_for_it_and_fires_on_one_that_does_not() => Finds("""
        public sealed partial class Net
        {
            [Dense(256, 256), Init(Scheme.Xavier, Gain = 1.4142135), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(256, 256), {|INIT101:Init(Scheme.Xavier, Gain = 1.1)|}, Activation(Activation.ReLU)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Fix_takes_out_a_gain_that_would_undo_it() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            [Dense(256, 256), {|INIT101:Init(Scheme.Xavier, Gain = 1, Distribution = Distribution.Uniform, Fan = FanMode.Out)|}, Activation(Activation.ReLU)] private float[]? _a;
        }
        """,
        """
        public sealed partial class Net
        {
            [Dense(256, 256), Init(Scheme.He, Distribution = Distribution.Uniform), Activation(Activation.ReLU)] private float[]? _a;
        }
        """);

    [Fact]
    public Task Counts_dropout_behind_the_rectifier() => Finds(
        Source
        + Net("Half", "Init(Scheme.Xavier)", "Ops.Linear(_b, Ops.Drop(Ops.Relu(Ops.Linear(_a, x, 8)), _random, 0.5f), 4)")
        + Net("Little", "{|#0:Init(Scheme.Xavier)|}", "Ops.Linear(_b, Ops.Drop(Ops.Relu(Ops.Linear(_a, x, 8)), _random, 0.2f), 4)")
        + Net("Before", "{|INIT101:Init(Scheme.Xavier)|}", "Ops.Linear(_b, Ops.Relu(Ops.Linear(_a, Ops.Drop(x, _random, 0.5f), 8)), 4)")
        + Net("Normalized", "Init(Scheme.Xavier)", "Ops.Linear(_b, Ops.Normalize(Ops.Relu(Ops.Linear(_a, x, 8))), 4)"),
        new ExpectedDiagnostic("INIT101")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_a' is initialized with Xavier but ReLU follows: the signal's power changes by x0.63 here (fan-in 8, fan-out 8, dropout 0.2); "
                + "Scheme.He keeps it at x1.25",
        });

    [Fact]
    public Task Is_silent_on_a_bias_and_an_embedding() => IsSilent("""
        public sealed partial class Net
        {
            [Embedding(256, 256), Init(Scheme.Normal, Std = 1), Activation(Activation.ReLU)] private float[]? _a;
            [Bias(256), Init(Scheme.Zero), Activation(Activation.ReLU)] private float[]? _b;
        }
        """);

    [Fact]
    public Task Is_silenced_by_a_pragma_by_an_attribute_and_by_configuration() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project
            .WithSources(Compiler.Model("""
                public sealed partial class Net
                {
                #pragma warning disable INIT101
                    [Dense(256, 256), Init(Scheme.Xavier), Activation(Activation.ReLU)] private float[]? _a;
                #pragma warning restore INIT101
                    [System.Diagnostics.CodeAnalysis.SuppressMessage("InitGen.Scheme", "INIT101")]
                    [Dense(256, 256), Init(Scheme.Xavier), Activation(Activation.ReLU)] private float[]? _b;
                }
                """)));

    [Fact]
    public Task Can_be_switched_off() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project
            .WithEditorConfig("dotnet_diagnostic.INIT101.severity = none")
            .WithSources(Compiler.Model("""
                public sealed partial class Net
                {
                    [Dense(256, 256), Init(Scheme.Xavier), Activation(Activation.ReLU)] private float[]? _a;
                }
                """)));

    [Fact]
    public Task Fix_writes_He_and_leaves_the_rest() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            // The first layer.
            [Dense(784, 256), {|INIT101:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] // keep me
            private float[]? _a;
            [Dense(256, 256), {|INIT101:Init(InitGen.Scheme.LeCun /* why not */, Distribution = Distribution.Uniform, Seed = 3)|}, Activation(Activation.LeakyReLU, Slope = 0.2)]
            private float[]? _b;
        }
        """,
        """
        public sealed partial class Net
        {
            // The first layer.
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] // keep me
            private float[]? _a;
            [Dense(256, 256), Init(InitGen.Scheme.He /* why not */, Distribution = Distribution.Uniform, Seed = 3), Activation(Activation.LeakyReLU, Slope = 0.2)]
            private float[]? _b;
        }
        """);

    [Fact]
    public Task Fix_all_reaches_every_document_of_every_project()
    {
        static string Layer(string name, string scheme) => Compiler.Model(
            $$"""
            public partial class {{name}}
            {
                [Dense(256, 256), {{scheme}}, Activation(Activation.ReLU)] private float[]? _a;
                [Dense(256, 256), {{scheme}}, Activation(Activation.ReLU)] private float[]? _b;
            }
            """);
        static TestProject Solution(string scheme) => Compiler.Project
            .WithDocument("One.cs", Layer("One", scheme))
            .WithDocument("Two.cs", Layer("Two", scheme))
            .WithProjectReferences((Compiler.Project with { Name = "Library" }).WithDocument("Three.cs", Layer("Three", scheme)));

        return Fix<ChangeAttributeFix>().VerifyAsync(Solution("{|INIT101:Init(Scheme.Xavier)|}"), Solution("Init(Scheme.He)"));
    }
}
