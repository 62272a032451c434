using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

public sealed class Init404RegistrationTests : TorchRuleTest
{
    [Fact]
    public Task Fires_on_lists_arrays_and_dictionaries_of_layers() => Finds(
        Net("Lists", "private readonly List<Linear> {|#0:layers|} = new();", "for (int i = 0; i < 3; i++) layers.Add(Linear(2, 2));")
        + Net("Arrays", "private readonly Module<Tensor, Tensor>[] {|#1:layers|};", "layers = new Module<Tensor, Tensor>[2]; layers[0] = Linear(2, 2); layers[1] = ReLU();")
        + Net("Literal", "private readonly Linear[] {|INIT404:layers|} = { Linear(2, 2), Linear(2, 2) };", "")
        + Net("Property", "private List<Block> {|INIT404:layers|} { get; } = new();", "layers.Add(new Block());")
        + Net("Query", "private readonly Linear[] {|INIT404:layers|};", "layers = Enumerable.Range(0, 3).Select(_ => Linear(2, 2)).ToArray();")
        + Net("Local", "private readonly IReadOnlyList<Linear> {|INIT404:layers|};", "var made = new List<Linear>(); var one = Linear(2, 2); init.zeros_(one.weight); made.Add(one); layers = made;")
        + """
        public sealed class Maps : Module<Tensor, Tensor>
        {
            private readonly Dictionary<string, Linear> {|#2:heads|} = new();
            public Maps() : base("m") { heads["a"] = Linear(2, 2); RegisterComponents(); }
            public override Tensor forward(Tensor x) => heads["a"].forward(x);
        }
        """
        + Block,
        new ExpectedDiagnostic("INIT404")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The modules in 'layers' are not registered, since it is a List: no optimizer trains them, no sweep initializes them, no file holds them; use ModuleList",
        },
        new ExpectedDiagnostic("INIT404") { At = "1", Arguments = ["layers", "an array", "ModuleList"] },
        new ExpectedDiagnostic("INIT404") { At = "2", Arguments = ["heads", "a Dictionary", "ModuleDict"] });

    [Fact]
    public Task Is_silent_where_modules_are_registered_or_have_no_weights() => IsSilent(
        Net("ByHand", "private readonly List<Linear> layers = new();", "for (int i = 0; i < 3; i++) { var l = Linear(2, 2); layers.Add(l); register_module($\"l{i}\", l); }")
        + Net("ByElement", "private readonly List<Linear> layers = new();", "layers.Add(Linear(2, 2)); for (int i = 0; i < 1; i++) register_module($\"l{i}\", layers[i]);")
        + Net("InSequential", "private readonly List<Linear> layers = new(); private readonly Sequential all;", "layers.Add(Linear(2, 2)); all = Sequential(layers);")
        + Net("InModuleList", "private readonly Linear[] layers = { Linear(2, 2) }; private readonly ModuleList<Linear> all;", "all = new ModuleList<Linear>(layers);")
        + Net("Aliases", "private readonly Linear a = Linear(2, 2), b = Linear(2, 2); private readonly Linear[] layers;", "layers = new[] { a, b };")
        + Net("AlsoAField", "private readonly List<Linear> layers = new(); private readonly Linear a;", "var l = Linear(2, 2); a = l; layers.Add(l);")
        + Net("GivenFromOutside", "private readonly List<Linear> layers = new(); private readonly Linear shared;", "layers.Add(shared); } public NAME(Linear given) : this() { shared = given;".Replace("NAME", "GivenFromOutside"))
        + Net("NoWeights", "private readonly Module<Tensor, Tensor>[] layers = { ReLU(), Dropout(0.5), MaxPool2d(2) };", "")
        + Net("Right", "private readonly ModuleList<Linear> layers = new(Linear(2, 2));", "")
        + """
        public sealed class OwnWay : Module<Tensor, Tensor>
        {
            private readonly List<Linear> layers = new() { Linear(2, 2) };
            public OwnWay() : base("n") { RegisterComponents(); }
            protected override void RegisterComponents() { base.RegisterComponents(); }
            public override Tensor forward(Tensor x) { foreach (var l in layers) x = l.forward(x); return x; }
        }

        public sealed class Unused : Module<Tensor, Tensor>
        {
            private readonly List<Linear> old = new() { Linear(2, 2) };
            public Unused() : base("n") { RegisterComponents(); }
            public override Tensor forward(Tensor x) => x;
        }

        public class Module { }
        public class Mine : Module
        {
            private readonly List<Linear> layers = new() { Linear(2, 2) };
            public Tensor forward(Tensor x) { foreach (var l in layers) x = l.forward(x); return x; }
        }

        public sealed class NoList : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public NoList() : base("not registered here") { }
            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """);

    [Fact]
    public Task Fix_makes_it_a_ModuleList() => Fixes(
        "INIT404",
        Net("Net", "private readonly List<Linear> {|INIT404:layers|} = new List<Linear>(); // the stack", "for (int i = 0; i < 3; i++) layers.Add(Linear(2, 2));")
        + Net("Other", "private List<Module<Tensor, Tensor>> {|INIT404:layers|};", "layers = new(); layers.Add(Linear(2, 2)); layers.Add(ReLU());"),
        Net("Net", "private readonly ModuleList<Linear> layers = new ModuleList<Linear>(); // the stack", "for (int i = 0; i < 3; i++) layers.Add(Linear(2, 2));")
        + Net("Other", "private ModuleList<Module<Tensor, Tensor>> layers;", "layers = new(); layers.Add(Linear(2, 2)); layers.Add(ReLU());"));

    [Fact]
    public Task Fix_is_not_offered_where_a_ModuleList_would_not_do() => OffersNothing(
        "INIT404",
        Net("Sorted", "private readonly List<Linear> {|INIT404:layers|} = new();", "layers.Add(Linear(2, 2)); layers.Reverse();")
        + Net("Arrays", "private readonly Linear[] {|INIT404:layers|} = { Linear(2, 2) };", "")
        + """
        public sealed class TooLate : Module<Tensor, Tensor>
        {
            private readonly List<Linear> {|INIT404:layers|} = new();
            public TooLate() : base("n") { RegisterComponents(); layers.Add(Linear(2, 2)); }
            public override Tensor forward(Tensor x) { foreach (var l in layers) x = l.forward(x); return x; }
        }
        """);

    private const string Block = """

        public sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(1, 1, 1);
            public Block() : base("b") => RegisterComponents();
            public override Tensor forward(Tensor x) => conv.forward(x);
        }
        """;

    private static string Net(string name, string members, string constructor) => $$"""

        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            {{members}}
            public {{name}}() : base("net") { {{constructor}} RegisterComponents(); }
            public override Tensor forward(Tensor x)
            {
                foreach (var layer in layers) x = layer.forward(x);
                return layers.Count() > 3 ? x : nn.functional.relu(x);
            }
        }

        """;
}
