using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init405SlotTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_each_wrong_slot_with_what_becomes_of_it() => Finds(
        """
        public static class Start
        {
            public static void Of(Linear l, double gain, double std, double initGain = 1.0)
            {
                init.kaiming_normal_(l.weight, {|#0:Math.Sqrt(2)|});
                init.kaiming_uniform_(l.weight, {|#1:init.calculate_gain(init.NonlinearityType.ReLU)|});
                init.kaiming_uniform_(l.weight, {|INIT405:1.414|});
                init.kaiming_uniform_(l.weight, {|INIT405:a: 5.0 / 3|});
                init.kaiming_normal_(l.weight, {|#2:gain|});
                init.kaiming_normal_(l.weight, {|INIT405:initGain|}, init.FanInOut.FanOut);
                init.kaiming_normal_(l.weight, {|#3:0.2|}, init.FanInOut.FanIn, init.NonlinearityType.ReLU);
                init.kaiming_uniform_(l.weight, {|#4:a: Math.Sqrt(5)|}, nonlinearity: init.NonlinearityType.ReLU);
                init.normal_(l.weight, {|#5:0.02|});
                init.normal_(l.weight, {|INIT405:std|});
                using (no_grad()) l.weight.normal_({|INIT405:0.01|});
                init.uniform_(l.weight, {|#6:-0.1|});
            }
        }
        """,
        new ExpectedDiagnostic("INIT405")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'l.weight' is initialized with kaiming_normal_: a = 1.4142 is the slope of a leaky ReLU there, for which the gain is 0.8165, not 1.4142; "
                + "leave a out, and name the activation as nonlinearity",
        },
        new ExpectedDiagnostic("INIT405") { At = "1" },
        new ExpectedDiagnostic("INIT405")
        {
            At = "2",
            Message = "'l.weight' is initialized with kaiming_normal_: gain is a gain, and a is the slope of a leaky ReLU, for which the gain is sqrt(2 / (1 + a x a)): "
                + "a greater one gives smaller weights; leave a out, and name the activation as nonlinearity",
        },
        new ExpectedDiagnostic("INIT405")
        {
            At = "3",
            Severity = DiagnosticSeverity.Info,
            Message = "'l.weight' is initialized with kaiming_normal_: the slope a = 0.2 counts for LeakyReLU alone, and nonlinearity is ReLU: the gain is 1.4142, not 1.3868; "
                + "leave the slope out, or take LeakyReLU",
        },
        new ExpectedDiagnostic("INIT405") { At = "4", Severity = DiagnosticSeverity.Warning },
        new ExpectedDiagnostic("INIT405")
        {
            At = "5",
            Severity = DiagnosticSeverity.Warning,
            Message = "'l.weight' is initialized with normal_: 0.02 is the mean there, and the standard deviation stays 1; write std: 0.02",
        },
        new ExpectedDiagnostic("INIT405")
        {
            At = "6",
            Message = "'l.weight' is initialized with uniform_: -0.1 is the lower bound there, and the upper one stays 1, so that the mean is 0.45; give both bounds, such as -0.1, 0.1",
        });

    [Fact]
    public Task Is_silent_where_the_slot_is_right_or_nothing_is_known() => IsSilent("""
        public static class init2 { public static void kaiming_normal_(Tensor t, double a = 0) { } }

        public static class Start
        {
            public static void Of(Linear l, BatchNorm2d norm, double slope, double mean, double gain, double x)
            {
                init.kaiming_normal_(l.weight);
                init.kaiming_uniform_(l.weight, Math.Sqrt(5));
                init.kaiming_uniform_(l.weight, a: 1);
                init.kaiming_normal_(l.weight, 0.2);
                init.kaiming_normal_(l.weight, slope, init.FanInOut.FanOut, init.NonlinearityType.LeakyReLU);
                init.kaiming_normal_(l.weight, x);
                init.kaiming_normal_(l.weight, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU);
                init.xavier_uniform_(l.weight, init.calculate_gain(init.NonlinearityType.Tanh));
                init.xavier_uniform_(l.weight, gain);
                init.xavier_uniform_(l.weight, 0.01);
                init.normal_(norm.weight, 1.0, 0.02);
                init.normal_(l.weight, mean, 0.02);
                init.normal_(l.weight, 0, 0.02);
                init.normal_(l.weight, std: 0.02);
                init.normal_(l.weight, mean: 0.02, std: 1);
                init.normal_(norm.weight, 1.0);
                init.uniform_(l.weight, -0.1, 0.1);
                init.uniform_(norm.weight, low: 0.5);
                init2.kaiming_normal_(l.weight, Math.Sqrt(2));
            }
        }
        """);

    [Fact]
    public Task Fix_puts_the_argument_where_it_belongs() => Fixes(
        "INIT405",
        """
        public static class Start
        {
            public static void Of(Linear l, double std, double slope)
            {
                init.kaiming_normal_(l.weight, {|INIT405:Math.Sqrt(2)|}); // He
                init.kaiming_normal_(l.weight, {|INIT405:Math.Sqrt(2)|}, init.FanInOut.FanOut);
                nn.init.kaiming_uniform_(l.weight, {|INIT405:init.calculate_gain(init.NonlinearityType.Tanh)|}, init.FanInOut.FanOut);
                nn.init.kaiming_uniform_(l.weight, {|INIT405:a: 5.0 / 3|});
                init.kaiming_normal_(l.weight, {|INIT405:0.2|}, init.FanInOut.FanIn, init.NonlinearityType.ReLU);
                init.normal_(l.weight, {|INIT405:std|});
                init.normal_(l.weight, /* small */ {|INIT405:0.02|});
                using (no_grad()) l.weight.normal_({|INIT405:0.01|});
                init.uniform_(l.weight, {|INIT405:-0.1|});
                init.uniform_(l.weight, {|INIT405:0.05|});
            }
        }
        """,
        """
        public static class Start
        {
            public static void Of(Linear l, double std, double slope)
            {
                init.kaiming_normal_(l.weight); // He
                init.kaiming_normal_(l.weight, mode: init.FanInOut.FanOut);
                nn.init.kaiming_uniform_(l.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.Tanh);
                nn.init.kaiming_uniform_(l.weight, nonlinearity: nn.init.NonlinearityType.Tanh);
                init.kaiming_normal_(l.weight, mode: init.FanInOut.FanIn, nonlinearity: init.NonlinearityType.ReLU);
                init.normal_(l.weight, std: std);
                init.normal_(l.weight, /* small */ std: 0.02);
                using (no_grad()) l.weight.normal_(std: 0.01);
                init.uniform_(l.weight, -0.1, 0.1);
                init.uniform_(l.weight, -0.05, 0.05);
            }
        }
        """);

    [Fact]
    public Task Fix_may_let_the_slope_count() => Fixes(
        "INIT405",
        """
        public static class Start
        {
            public static void Of(Linear l) => init.kaiming_normal_(l.weight, {|INIT405:0.2|}, nonlinearity: init.NonlinearityType.ReLU);
        }
        """,
        """
        public static class Start
        {
            public static void Of(Linear l) => init.kaiming_normal_(l.weight, 0.2, nonlinearity: init.NonlinearityType.LeakyReLU);
        }
        """,
        offer: 1);

    [Fact]
    public Task A_gain_that_is_not_known_has_no_light_bulb() => OffersNothing("INIT405", """
        public static class Start
        {
            public static void Of(Linear l, double gain) => init.kaiming_normal_(l.weight, {|INIT405:gain|});
        }
        """);
}
