using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init408LoadTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_loads_that_are_overwritten_and_on_initializations_for_nothing() => Finds(
        Net("Sweeps", "load(\"w.dat\"); apply(m => { if (m is Linear l) {|#0:init.zeros_(l.bias!)|}; });")
        + Net("Direct", "fc.load(\"w.dat\"); {|INIT408:init.ones_(fc.weight)|};")
        + Net("Vain", "init.ones_(fc.weight); {|#1:load(\"w.dat\")|};"),
        new ExpectedDiagnostic("INIT408")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The weights of 'Sweeps' are loaded by load and then initialized by zeros_: what was loaded is lost; initialize first, or not at all",
        },
        new ExpectedDiagnostic("INIT408")
        {
            At = "1",
            Severity = DiagnosticSeverity.Info,
            Message = "The weights of 'Vain' are initialized and then loaded by load: the initialization was for nothing; leave it out where weights are loaded",
        });

    [Fact]
    public Task Is_silent_on_new_heads_and_on_what_may_not_be_loaded() => IsSilent(
        Net("Head", "load(\"w.dat\"); init.zeros_(fc.weight);")
        + Net("Maybe", "init.ones_(fc.weight); if (System.IO.File.Exists(\"w.dat\")) load(\"w.dat\");")
        + Net("Partly", "init.ones_(fc.weight); load(\"w.dat\", strict: false);")
        + Net("Other", "fc.load(\"w.dat\"); init.ones_(head.weight);")
        + Net("Only", "load(\"w.dat\");")
        + Net("Later", "init.ones_(fc.weight); } public void Read() { load(\"w.dat\");"));

    private static string Net(string name, string constructor) => $$"""

        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(3, 4), head = Linear(4, 4);
            public {{name}}() : base("net") { RegisterComponents(); {{constructor}} }
            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }

        """;
}
