using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init407MissedTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_a_convolution_that_the_tests_leave_out() => Finds(
        Net("Transposed", "foreach (var m in {|#0:modules()|}) { if (m is Conv2d c) init.kaiming_normal_(c.weight); else if (m is Linear l) init.zeros_(l.bias!); }", "ConvTranspose2d(4, 2, 3)")
        + Net("Other", "{|#1:apply(m => { switch (m) { case Conv2d c: init.kaiming_normal_(c.weight); break; } })|};", "Sequential(Conv1d(4, 2, 3), Conv3d(4, 2, 3))"),
        new ExpectedDiagnostic("INIT407")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The sweep in 'Transposed' initializes Conv2d, but not ConvTranspose2d, which 'Transposed' holds as well: it keeps the library's default",
        },
        new ExpectedDiagnostic("INIT407") { At = "1", Arguments = ["Other", "Conv2d", "Conv1d, Conv3d", "each"] });

    [Fact]
    public Task Is_silent_where_all_are_reached_or_the_others_are_of_another_kind() => IsSilent(
        Net("Both", "apply(m => { if (m is Conv2d c) init.kaiming_normal_(c.weight); if (m is ConvTranspose2d t) init.kaiming_normal_(t.weight); });", "ConvTranspose2d(4, 2, 3)")
        + Net("Two", "foreach (var m in modules()) if (m is Conv2d c) init.kaiming_normal_(c.weight); foreach (var m in modules()) if (m is ConvTranspose2d c) init.kaiming_normal_(c.weight);", "ConvTranspose2d(4, 2, 3)")
        + Net("ByBase", "apply(m => { if (m is Convolution c) init.kaiming_normal_(c.weight); });", "ConvTranspose2d(4, 2, 3)")
        + Net("ByName", "apply(m => { if (m.GetName().Contains(\"Conv\")) init.zeros_(((Convolution)m).weight); });", "ConvTranspose2d(4, 2, 3)")
        + Net("Default", "apply(m => { if (m is Conv2d c) init.kaiming_normal_(c.weight); else foreach (var p in m.parameters()) init.normal_(p, 0, 0.01); });", "ConvTranspose2d(4, 2, 3)")
        + Net("ByHand", "apply(m => { if (m is Conv2d c) init.kaiming_normal_(c.weight); }); init.zeros_(other.weight);", "ConvTranspose2d(4, 2, 3)", "ConvTranspose2d")
        + Net("Linears", "apply(m => { if (m is Conv2d c) init.kaiming_normal_(c.weight); });", "Sequential(Linear(4, 4), Embedding(3, 3), BatchNorm2d(4))")
        + Net("OnlyLinear", "apply(m => { if (m is Linear l) init.kaiming_normal_(l.weight); });", "Sequential(Linear(4, 4))"));

    private static string Net(string name, string constructor, string other, string type = "Module<Tensor, Tensor>") => $$"""

        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 4, 3);
            private readonly {{type}} other = {{other}};
            public {{name}}() : base("net") { RegisterComponents(); {{constructor}} }
            public override Tensor forward(Tensor x) => other.forward(conv.forward(x));
        }

        """;
}
