using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init409ConstantTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_numbers_that_come_out_wrong() => Finds(
        """
        public static class Start
        {
            public static void Of(Linear l, long fanIn, int n, double prior)
            {
                init.normal_(l.weight, 0, {|#0:1 / 256|});
                init.normal_(l.weight, 0, Math.Sqrt({|#1:2 / (fanIn + n)|}));
                init.xavier_uniform_(l.weight, {|INIT409:5 / 3|});
                init.constant_(l.bias!, -Math.Log({|INIT409:99 / 10|}));
                init.constant_(l.bias!, {|#2:Math.Log(0.5 - 0.5)|});
                init.uniform_(l.weight, -{|INIT409:Math.Sqrt(-1.0)|}, 1);
                using (no_grad()) l.weight.normal_(0, 0.5 * ({|INIT409:1 / n|}));
                var std = Math.Sqrt({|INIT409:1 / fanIn|});
                init.normal_(l.weight, 0, std);
            }
        }
        """,
        new ExpectedDiagnostic("INIT409")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'l.weight' is initialized with 1 / 256, a division of integers, which is 0; divide floating-point numbers",
        },
        new ExpectedDiagnostic("INIT409")
        {
            At = "1",
            Message = "'l.weight' is initialized with 2 / (fanIn + n), a division of integers, which is 0 as soon as fanIn + n is greater than 2; divide floating-point numbers",
        },
        new ExpectedDiagnostic("INIT409")
        {
            At = "2",
            Message = "'l.bias' is initialized with Math.Log(0.5 - 0.5), which is minus infinity; all that is computed from it is lost",
        });

    [Fact]
    public Task Fires_on_defaults_that_are_not_for_weights_and_says_what_they_do() => Finds(
        """
        public sealed class Plain : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(64, 8);
            private readonly Conv2d conv = Conv2d(4, 8, 3);
            public Plain() : base("net")
            {
                init.{|#0:normal_|}(fc.weight);
                init.{|#1:uniform_|}(fc.weight);
                using (no_grad()) conv.weight.{|#2:normal_|}();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Normed : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(64, 8);
            private readonly BatchNorm1d norm = BatchNorm1d(8);
            public Normed() : base("net")
            {
                init.{|#3:normal_|}(fc.weight);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => norm.forward(fc.forward(x));
        }
        """,
        new ExpectedDiagnostic("INIT409")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'fc.weight' is initialized with the default standard deviation 1: with 64 inputs the signal grows x8 here; kaiming_normal_ and xavier_normal_ take it from the layer's size",
        },
        new ExpectedDiagnostic("INIT409")
        {
            At = "1",
            Severity = DiagnosticSeverity.Warning,
            Message = "'fc.weight' is initialized with the default bounds 0 and 1, and so with mean 0.5: each of 64 inputs counts with the same sign; "
                + "give both bounds, or let kaiming_uniform_ and xavier_uniform_ take them from the layer's size",
        },
        new ExpectedDiagnostic("INIT409") { At = "2", Severity = DiagnosticSeverity.Warning, Arguments = ["conv.weight", "the default standard deviation 1: with 36 inputs the signal grows x6 here", "kaiming_normal_ and xavier_normal_ take it from the layer's size"] },
        new ExpectedDiagnostic("INIT409") { At = "3", Severity = DiagnosticSeverity.Info });

    [Fact]
    public Task Is_silent_on_right_numbers_and_on_what_is_meant() => IsSilent("""
        public static class Start
        {
            public static void Of(Linear l, Embedding table, LayerNorm norm, Parameter own, Module<Tensor, Tensor> any, long dim, long heads, int n, double p)
            {
                init.normal_(l.weight, 0, 1.0 / 256);
                init.normal_(l.weight, 0, 4 / 2);
                init.normal_(l.weight, 0, Math.Sqrt(1.0 / (dim / heads)));
                init.normal_(l.weight, 0, Math.Pow(dim / heads, -0.5));
                init.normal_(l.weight, 0, dim / 1024);
                init.sparse_(l.weight, 0.1);
                init.constant_(l.bias!, -Math.Log((1 - 0.01) / 0.01));
                init.constant_(l.bias!, Math.Log(p));
                init.normal_(table.weight);
                init.uniform_(table.weight);
                init.normal_(own);
                init.uniform_(l.bias!);
                init.uniform_(norm.weight!);
                init.normal_(l.weight, 0, 1);
                init.uniform_(l.weight, 0, 1);
                init.uniform_(l.weight, -0.5, 0.5);
                int half = n / 2;
                init.constant_(l.bias!, half);
            }
        }
        """);

    [Fact]
    public Task Fix_divides_floating_point_numbers() => Fixes(
        "INIT409",
        """
        public static class Start
        {
            private const int One = 1;
            public static void Of(Linear l, long fanIn)
            {
                init.normal_(l.weight, 0, {|INIT409:1 / 256|}); // small
                init.normal_(l.weight, 0, Math.Sqrt({|INIT409:2 /* He */ / fanIn|}));
                init.normal_(l.weight, 0, {|INIT409:One / fanIn|});
                init.normal_(l.weight, 0, {|INIT409:(One + 1) / fanIn|});
            }
        }
        """,
        """
        public static class Start
        {
            private const int One = 1;
            public static void Of(Linear l, long fanIn)
            {
                init.normal_(l.weight, 0, 1.0 / 256); // small
                init.normal_(l.weight, 0, Math.Sqrt(2.0 /* He */ / fanIn));
                init.normal_(l.weight, 0, (double)One / fanIn);
                init.normal_(l.weight, 0, (double)(One + 1) / fanIn);
            }
        }
        """);
}
