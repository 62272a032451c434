using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init401InitializerTests : TorchRuleTest
{
    private static readonly string Version = typeof(TorchSharp.torch.Tensor).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public Task Fires_on_each_defect_with_the_value_and_the_version() => Finds(
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(4, 4);
            public Net(Generator generator, double std) : base("net")
            {
                init.{|#0:trunc_normal_|}(fc.weight, std: 0.02);
                init.{|#1:trunc_normal_|}(fc.weight, 0, std);
                init.{|#2:trunc_normal_|}(fc.weight, 0.5, 3);
                init.{|#3:trunc_normal_|}(fc.weight, 0, 3.0, -1, 1);
                init.{|#4:trunc_normal_|}(fc.bias!, std: 0.02);
                init.{|#5:xavier_normal_|}(fc.weight);
                init.{|#6:glorot_normal_|}(fc.weight, 0.5);
                init.{|#7:normal_|}(fc.weight, 0, 0.02, generator);
                init.{|#8:uniform_|}(fc.weight, -0.1, 0.1, generator);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """,
        new ExpectedDiagnostic("INIT401")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = $"'fc.weight' is filled by trunc_normal_, which in TorchSharp {Version} gives every element the value 0.02; normal_ draws what is meant, and clamp_ cuts it off",
        },
        new ExpectedDiagnostic("INIT401") { At = "1", Severity = DiagnosticSeverity.Warning, Arguments = ["fc.weight", "trunc_normal_", Version, "gives every element the same value, its standard deviation", "normal_ draws what is meant, and clamp_ cuts it off"] },
        new ExpectedDiagnostic("INIT401") { At = "2", Severity = DiagnosticSeverity.Warning, Arguments = ["fc.weight", "trunc_normal_", Version, "scales by the mean and shifts by the standard deviation", "normal_ draws what is meant, and clamp_ cuts it off"] },
        new ExpectedDiagnostic("INIT401") { At = "3", Severity = DiagnosticSeverity.Warning, Arguments = ["fc.weight", "trunc_normal_", Version, "gives every element the value 1", "normal_ draws what is meant, and clamp_ cuts it off"] },
        new ExpectedDiagnostic("INIT401") { At = "4", Severity = DiagnosticSeverity.Info },
        new ExpectedDiagnostic("INIT401")
        {
            At = "5",
            Severity = DiagnosticSeverity.Info,
            Message = $"'fc.weight' is filled by xavier_normal_, which in TorchSharp {Version} draws from a uniform distribution of the same variance; "
                + "xavier_uniform_ says so; normal_ with sigma gain x sqrt(2 / (fan-in + fan-out)) draws from a normal one",
        },
        new ExpectedDiagnostic("INIT401") { At = "6", Severity = DiagnosticSeverity.Info },
        new ExpectedDiagnostic("INIT401")
        {
            At = "7",
            Severity = DiagnosticSeverity.Warning,
            Message = $"'fc.weight' is filled by normal_, which in TorchSharp {Version} ignores its generator; the tensor's own normal_ uses it",
        },
        new ExpectedDiagnostic("INIT401") { At = "8", Severity = DiagnosticSeverity.Warning });

    [Theory]
    [InlineData("0.93.9.0", "0", "1")]
    [InlineData("0.93.8.0", "0", "0")]
    [InlineData("0.97.3.0", "0", "1")]
    [InlineData("0.97.5.0", "1", "1")]
    [InlineData("0.107.9.0", "1", "1")]
    [InlineData("0.108.0.0", "0", "0")]
    [InlineData("1.0.0.0", "0", "0")]
    public Task Speaks_of_versions_that_are_known_to_have_the_defect(string version, string truncated, string xavier) => Analyzer.VerifyAsync(
        new TestProject { NoWarn = ["CS8618"] }
            .WithProjectReferences(OldLibrary(version))
            .WithEditorConfig("dotnet_diagnostic.INIT401.severity = warning")
            .WithSources($$"""
                using TorchSharp;
                public static class Start
                {
                    public static void Of(torch.Tensor w)
                    {
                        torch.nn.init.{{Mark("trunc_normal_", truncated)}}(w);
                        torch.nn.init.{{Mark("xavier_normal_", xavier)}}(w);
                    }
                }
                """));

    [Fact]
    public Task Is_silent_on_what_does_what_it_says_and_on_functions_of_the_same_name() => IsSilent("""
        public static class mine
        {
            public static Tensor trunc_normal_(Tensor t, double mean = 0, double std = 1, double a = -2, double b = 2) => t;
            public static Tensor xavier_normal_(Tensor t) => t;
        }

        public static class Start
        {
            public static void Of(Linear l, Generator generator)
            {
                mine.trunc_normal_(l.weight, std: 0.02);
                mine.xavier_normal_(l.weight);
                init.xavier_uniform_(l.weight);
                init.kaiming_normal_(l.weight);
                init.normal_(l.weight, 0, 0.02, null);
                init.zeros_(l.bias!);
                using (torch.no_grad()) l.weight.normal_(0, 0.02, generator);
            }
        }
        """);

    [Fact]
    public Task Fix_draws_and_cuts_off_where_there_is_something_to_cut() => Fixes(
        "INIT401",
        """
        public static class Start
        {
            public static Tensor Of(Linear l, double std, Generator generator)
            {
                // a vision transformer's
                init.{|INIT401:trunc_normal_|}(l.weight, std: 0.02); // folklore
                torch.nn.init.{|INIT401:trunc_normal_|}(l.weight, 0, /* two sigmas */ 1.0);
                init.{|INIT401:trunc_normal_|}(l.weight, 0.0, std, a: -3 * std, b: 3 * std, generator);
                using (no_grad())
                    init.{|INIT401:trunc_normal_|}(l.weight, std: std);
                return init.{|INIT401:trunc_normal_|}(l.weight, std: std);
            }
        }
        """,
        """
        public static class Start
        {
            public static Tensor Of(Linear l, double std, Generator generator)
            {
                // a vision transformer's
                init.normal_(l.weight, std: 0.02); // folklore
                using (torch.no_grad()) torch.nn.init.normal_(l.weight, 0, /* two sigmas */ 1.0).clamp_(-2, 2);
                using (torch.no_grad()) init.normal_(l.weight, 0.0, std).clamp_(-3 * std, 3 * std);
                using (no_grad())
                    init.normal_(l.weight, std: std).clamp_(-2, 2);
                return init.normal_(l.weight, std: std);
            }
        }
        """);

    [Fact]
    public Task Fix_calls_the_uniform_one_by_its_name_and_asks_the_tensor_for_a_seed() => Fixes(
        "INIT401",
        """
        using static TorchSharp.torch.nn.init;

        public static class Start
        {
            public static Tensor Of(Linear l, Generator generator)
            {
                {|INIT401:xavier_normal_|}(l.weight, /* of tanh */ 5.0 / 3);
                init.{|INIT401:normal_|}(l.weight, std: 0.02, generator: generator);
                init.{|INIT401:uniform_|}(l.weight, -0.1, 0.1, generator);
                return init.{|INIT401:glorot_normal_|}(l.weight);
            }
        }
        """,
        """
        using static TorchSharp.torch.nn.init;

        public static class Start
        {
            public static Tensor Of(Linear l, Generator generator)
            {
                xavier_uniform_(l.weight, /* of tanh */ 5.0 / 3);
                using (torch.no_grad()) l.weight.normal_(0, 0.02, generator);
                using (torch.no_grad()) l.weight.uniform_(-0.1, 0.1, generator);
                return init.glorot_uniform_(l.weight);
            }
        }
        """);

    private static string Mark(string name, string isFound) => isFound == "1" ? $"{{|INIT401:{name}|}}" : name;

    private static TestProject OldLibrary(string version) => new TestProject { Name = "TorchSharp", NoWarn = ["CS8981", "CS1591"] }.WithSources($$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        namespace TorchSharp;

        public static class torch
        {
            public sealed class Tensor { }

            public static class nn
            {
                public class Module { }

                public static class init
                {
                    public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0) => tensor;
                    public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => tensor;
                }
            }
        }
        """);
}
