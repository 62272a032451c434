using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init403NeverRunTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_queries_iterators_and_methods_that_nobody_runs() => Finds(
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear a = Linear(2, 2), b = Linear(2, 2);
            public Net() : base("net")
            {
                RegisterComponents();
                {|#0:new[] { a, b }.Select(l => init.zeros_(l.bias!))|};
                {|INIT403:modules().OfType<Linear>().Select(l => init.ones_(l.weight)).Where(t => t.ndim > 1)|};
                _ = {|INIT403:new[] { a, b }.Select(Reset)|};
                var unused = {|INIT403:new[] { a, b }.Select(l => Reset(l))|};
                {|#1:Each()|};
            }

            private static Tensor Reset(Linear l) => init.zeros_(l.weight);

            private IEnumerable<Tensor> Each()
            {
                yield return init.zeros_(a.weight);
            }

            private void {|#2:Initialize|}()
            {
                init.zeros_(a.weight);
                if (a is null) Initialize();
            }

            public override Tensor forward(Tensor x) => b.forward(a.forward(x));
        }
        """,
        new ExpectedDiagnostic("INIT403")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'Select(...)' initializes nothing: nobody enumerates the query; loop over it",
        },
        new ExpectedDiagnostic("INIT403") { At = "1", Message = "'Each()' initializes nothing: nobody enumerates what the iterator returns; loop over it" },
        new ExpectedDiagnostic("INIT403") { At = "2", Message = "'Initialize' initializes nothing: it is private, and nothing calls it; call it in the constructor, or take it out" });

    [Fact]
    public Task Is_silent_on_what_runs_or_may() => IsSilent("""
        public static class Mine { public static IEnumerable<Tensor> Select(this Linear[] l, Func<Linear, Tensor> f) => l.AsEnumerable().Select(f).ToList(); }

        public partial class Net : Module<Tensor, Tensor>
        {
            private readonly Linear a = Linear(2, 2), b = Linear(2, 2);
            private readonly Action<nn.Module> action;
            public Net() : base("net")
            {
                RegisterComponents();
                new[] { a, b }.AsEnumerable().Select(l => init.zeros_(l.bias!)).ToList();
                foreach (var t in Each()) t.detach();
                var kept = new List<Linear> { a, b }.Select(l => init.zeros_(l.bias!));
                long n = kept.Count();
                new List<Linear> { a, b }.ForEach(l => init.zeros_(l.bias!));
                new[] { a, b }.Where(l => l.bias is not null);
                action = ByGroup;
                apply(ByGroup);
                new[] { a, b }.Select(l => init.zeros_(l.bias!));
                ByName(nameof(Named));
            }

            private IEnumerable<Tensor> Each() { yield return init.zeros_(a.weight); }
            private void ByGroup(nn.Module m) { if (m is Linear l) init.zeros_(l.weight); }
            private void Named() => init.zeros_(a.weight);
            private void ByName(string name) { }
            private void Nothing() => a.eval();
            [Obsolete] private void Marked() => init.zeros_(a.weight);
            public void Reset() => init.zeros_(a.weight);
            protected virtual void Open() => init.zeros_(a.weight);
            public override Tensor forward(Tensor x) => b.forward(a.forward(x));
        }

        public partial class Net { public void Other() => InOtherPart(); }
        public partial class Net { private void InOtherPart() => init.zeros_(a.weight); }

        public static class NoModule { private static void Reset(Linear l) => init.zeros_(l.weight); }
        """);

    [Fact]
    public Task Fix_loops() => Fixes(
        "INIT403",
        """
        public static class Start
        {
            public static void Of(Linear[] layers)
            {
                // biases
                {|INIT403:layers.Select(l => init.zeros_(l.bias!))|}; // all of them
                {|INIT403:layers.Where(l => l.bias is not null).Select(l => { return init.zeros_(l.bias!); })|};
            }
        }
        """,
        """
        public static class Start
        {
            public static void Of(Linear[] layers)
            {
                // biases
                foreach (var l in layers) init.zeros_(l.bias!); // all of them
                layers.Where(l => l.bias is not null).Select(l => { return init.zeros_(l.bias!); }).ToList();
            }
        }
        """);
}
