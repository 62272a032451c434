using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init402SweepTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_each_kind_of_sweep_before_registration() => Finds(
        Net("Modules", "foreach (var m in {|#0:modules()|}) if (m is Linear l) init.zeros_(l.bias!); RegisterComponents();")
        + Net("Apply", "{|#1:apply(m => { if (m is Linear l) init.zeros_(l.bias!); })|};")
        + Net("Named", "foreach (var (name, m) in {|INIT402:this.named_modules()|}) { if (m is Linear l) { init.zeros_(l.bias!); } } RegisterComponents();")
        + Net("Parameters", "foreach (var p in {|INIT402:parameters()|}) init.normal_(p, 0, 0.02); RegisterComponents();")
        + Net("Query", "foreach (var l in {|INIT402:modules()|}.OfType<Linear>()) init.zeros_(l.bias!); RegisterComponents();")
        + Net("Helper", "{|INIT402:Reset()|}; RegisterComponents(); } private void Reset() { foreach (var m in children()) if (m is Linear l) init.ones_(l.weight);")
        + Net("Method", "{|INIT402:apply(Reset)|}; RegisterComponents(); } private static void Reset(nn.Module m) { if (m is Linear l) init.ones_(l.weight);")
        + Net("Late", "foreach (var m in {|INIT402:layers.modules()|}) if (m is Linear l) init.ones_(l.weight); RegisterComponents(); } private readonly ModuleList<Linear> layers = new(Linear(2, 2)); private void Nothing() {"),
        new ExpectedDiagnostic("INIT402")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'Modules' is not initialized here: modules() sees registered modules alone, and RegisterComponents() comes after it; register first",
        },
        new ExpectedDiagnostic("INIT402")
        {
            At = "1",
            Message = "'Apply' is not initialized here: apply() sees registered modules alone, and none is registered yet; call RegisterComponents() before it",
        });

    [Fact]
    public Task Is_silent_where_the_sweep_reaches_its_modules_or_is_none() => IsSilent(
        Net("After", "RegisterComponents(); foreach (var m in modules()) if (m is Linear l) init.zeros_(l.bias!);")
        + Net("ByHand", "register_module(\"fc\", fc); apply(m => { if (m is Linear l) init.zeros_(l.bias!); });")
        + Net("ByBranch", "if (fc is not null) RegisterComponents(); apply(m => { if (m is Linear l) init.zeros_(l.bias!); });")
        + Net("Direct", "Reset(); RegisterComponents(); } private void Reset() { init.zeros_(fc.bias!); foreach (var l in new[] { fc }) init.ones_(l.weight);")
        + Net("OfSequential", "foreach (var m in layers.modules()) if (m is Linear l) init.ones_(l.weight); layers.apply(m => { if (m is Linear l) init.zeros_(l.bias!); }); RegisterComponents(); } private readonly Sequential layers = Sequential(Linear(2, 2)); private void Nothing() {")
        + Net("OfList", "foreach (var l in layers) init.ones_(l.weight); RegisterComponents(); } private readonly ModuleList<Linear> layers = new(Linear(2, 2)); private void Nothing() {")
        + Net("OfItself", "apply(m => { if (m is OfItself n) init.ones_(n.fc.weight); }); RegisterComponents();")
        + Net("OnlyLooks", "long n = 0; foreach (var p in parameters()) n += p.numel(); RegisterComponents();")
        + Net("Called", "RegisterComponents(); } public void Reset() { apply(m => { if (m is Linear l) init.zeros_(l.bias!); });")
        + """
        public class Parent : Module<Tensor, Tensor>
        {
            public Parent() : base("p") => RegisterComponents();
            public override Tensor forward(Tensor x) => x;
        }

        public sealed class Child : Parent
        {
            private readonly Linear fc = Linear(2, 2);
            public Child() { apply(m => { if (m is Linear l) init.zeros_(l.bias!); }); }
        }

        public sealed class Chain : Sequential
        {
            private readonly Linear fc;
            public Chain() : this(Linear(2, 2)) { }
            private Chain(Linear l) : base(l) { fc = l; apply(m => { if (m is Linear x) init.zeros_(x.bias!); }); }
        }

        public class Module
        {
            private readonly Linear fc = Linear(2, 2);
            protected Module() { foreach (var m in modules()) if (m is Linear l) init.zeros_(l.bias!); }
            private IEnumerable<object> modules() => new object[] { fc };
        }
        """);

    [Fact]
    public Task Fires_once_where_a_base_class_sweeps() => Finds("""
        public abstract class Parent : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(2, 2);
            protected Parent() : base("p") { {|INIT402:apply(Reset)|}; }
            private void Reset(nn.Module m) { if (m is Linear l) init.zeros_(l.bias!); }
        }

        public sealed class First : Parent { public First() { RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }
        public sealed class Second : Parent { public Second() { RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }
        """);

    [Fact]
    public Task Fix_registers_first() => Fixes(
        "INIT402",
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            public Net() : base("net")
            {
                fc = Linear(2, 2);

                // He for all
                foreach (var m in {|INIT402:modules()|})
                {
                    if (m is Linear l) init.kaiming_normal_(l.weight); // the weights
                }

                {|INIT402:apply(m => { if (m is Linear l) init.zeros_(l.bias!); })|};
                RegisterComponents(); // all of them
                eval();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Bare : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Bare() : base("net")
            {
                {|INIT402:apply(m => { if (m is Linear l) init.zeros_(l.bias!); })|};
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """,
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            public Net() : base("net")
            {
                fc = Linear(2, 2);

                // He for all
                RegisterComponents(); // all of them
                foreach (var m in modules())
                {
                    if (m is Linear l) init.kaiming_normal_(l.weight); // the weights
                }

                apply(m => { if (m is Linear l) init.zeros_(l.bias!); });
                eval();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Bare : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Bare() : base("net")
            {
                RegisterComponents();
                apply(m => { if (m is Linear l) init.zeros_(l.bias!); });
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """);

    [Fact]
    public Task Fix_moves_the_sweep_where_more_is_assigned_behind_it() => Fixes(
        "INIT402",
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2), head;
            public Net() : base("net")
            {
                foreach (var m in {|INIT402:modules()|})
                    if (m is Linear l) init.zeros_(l.bias!);
                head = Linear(2, 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }
        """,
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2), head;
            public Net() : base("net")
            {
                head = Linear(2, 1);
                RegisterComponents();
                foreach (var m in modules())
                    if (m is Linear l) init.zeros_(l.bias!);
            }

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }
        """);

    [Fact]
    public Task Fix_does_not_switch_on_what_fills_a_constant() => Fixes(
        "INIT402",
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Net() : base("net")
            {
                {|INIT402:apply(Reset)|};
                RegisterComponents();
            }

            private void Reset(nn.Module m)
            {
                if (m is Linear l) init.{|INIT401:trunc_normal_|}(l.weight, std: 0.02);
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """,
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Net() : base("net")
            {
                RegisterComponents();
                apply(Reset);
            }

            private void Reset(nn.Module m)
            {
                if (m is Linear l) init.normal_(l.weight, std: 0.02);
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """);

    private static string Net(string name, string constructor) => $$"""

        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public {{name}}() : base("net") { {{constructor}} }
            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        """;
}
