using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init406CopyTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_copies_and_on_leaves() => Finds(
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            private readonly Parameter table = Parameter(torch.zeros(3));
            public Net() : base("net")
            {
                init.{|#0:normal_|}(fc.weight.clone(), 0, 0.02);
                init.{|#1:normal_|}(fc.weight.to(torch.CPU), 0, 0.02);
                fc.bias!.detach().clone().{|INIT406:zero_|}();
                var copy = table.clone();
                init.{|INIT406:uniform_|}(copy, -0.1, 0.1);
                fc.weight.{|#2:normal_|}(0, 0.02);
                table.{|INIT406:fill_|}(1);
                Reset();
                RegisterComponents();
                foreach (var p in parameters()) p.{|INIT406:uniform_|}(-0.1, 0.1);
                foreach (var (name, p) in named_parameters()) init.{|INIT406:zeros_|}(p.clone());
                new List<Linear> { fc }.ForEach(layer => init.{|INIT406:zeros_|}(layer.weight.clone()));
            }

            private void Reset() => fc.bias!.{|INIT406:zero_|}();

            public override Tensor forward(Tensor x) => fc.forward(x) + table;
        }
        """,
        new ExpectedDiagnostic("INIT406")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'fc.weight' keeps its values: normal_ fills what clone() made; fill 'fc.weight' itself",
        },
        new ExpectedDiagnostic("INIT406") { At = "1", Message = "'fc.weight' may keep its values: normal_ fills what to() returns, a copy where device or type differ; fill 'fc.weight' itself" },
        new ExpectedDiagnostic("INIT406")
        {
            At = "2",
            Message = "'fc.weight' is changed in place by normal_ while gradients are recorded, which throws when it runs; put it under no_grad(), as the functions of torch.nn.init are",
        });

    [Fact]
    public Task Is_silent_on_the_same_memory_on_copies_that_are_kept_and_without_gradients() => IsSilent("""
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            private readonly Tensor table = torch.zeros(3);
            public Net(Tensor given) : base("net")
            {
                init.normal_(fc.weight, 0, 0.02);
                init.normal_(fc.weight.detach(), 0, 0.02);
                fc.weight.detach().normal_(0, 0.02);
                fc.weight = new Parameter(init.normal_(fc.weight.clone(), 0, 0.02));
                var kept = fc.weight.clone();
                init.normal_(kept, 0, 0.02);
                fc.weight = new Parameter(kept);
                table.fill_(1);
                given.clone().fill_(1);
                init.normal_(given.clone());
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x).add_(table).relu_();
        }

        public sealed class Guarded : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Guarded() : base("net")
            {
                using (torch.no_grad()) { fc.weight.normal_(0, 0.02); Reset(); }
                RegisterComponents();
            }

            private void Reset() => fc.bias!.zero_();
            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Frozen : Module<Tensor, Tensor>
        {
            private readonly Parameter table = new Parameter(torch.zeros(3), requires_grad: false);
            public Frozen() : base("net") { table.fill_(1); RegisterComponents(); }
            public override Tensor forward(Tensor x) => x + table;
        }

        public static class Helper { public static void Fill(Linear l) => l.weight.normal_(0, 0.02); }

        public class Open : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Open() : base("net") => RegisterComponents();
            public void Reset() => fc.weight.normal_(0, 0.02);
            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """);

    [Fact]
    public Task Fix_fills_the_parameter_itself() => Fixes(
        "INIT406",
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Net() : base("net")
            {
                init.{|INIT406:normal_|}(fc.weight.clone(), 0, /* small */ 0.02);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Leaf : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Leaf() : base("net")
            {
                // small
                fc.weight.{|INIT406:normal_|}(0, 0.02); // very
                RegisterComponents();
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
                init.normal_(fc.weight, 0, /* small */ 0.02);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public sealed class Leaf : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Leaf() : base("net")
            {
                // small
                using (torch.no_grad()) fc.weight.normal_(0, 0.02); // very
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """);
}
