using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>What is said of layer types and of the members that hold them, and when nothing is.</summary>
public sealed class LayerRuleTests : RuleTest
{
    private const string Dense = """
        [Layer]
        public sealed partial class DenseLayer
        {
            [Weight] private readonly float[] _weight;
            [Bias] private readonly float[] _bias;
            public DenseLayer(int inputs, int outputs)
            {
                Inputs = inputs;
                Outputs = outputs;
                _weight = new float[inputs * outputs];
                _bias = new float[outputs];
            }

            [FanIn] public int Inputs { get; }
            [FanOut] public int Outputs { get; }
            public int Length => _weight.Length + _bias.Length;
        }


        """;

    [Fact]
    public Task Xavier_before_a_rectifier_is_found_on_the_models_field() => Finds(
        Dense + """
        public sealed partial class Net
        {
            [{|#0:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] private readonly DenseLayer _first = new(512, 512);
            [Init(Scheme.He), Activation(Activation.ReLU)] private readonly DenseLayer _second = new(512, 512);
            [Init(Scheme.Xavier), Activation(Activation.ReLU)] private readonly DenseLayer _late;
            public Net(int width) => _late = new(width, width);
        }
        """,
        new ExpectedDiagnostic("INIT101")
        {
            At = "0",
            Message = "'_first' is initialized with Xavier but ReLU follows: the signal's power changes by x0.50 here (fan-in 512, fan-out 512); Scheme.He keeps it at x1",
        });

    [Fact]
    public Task Constant_hidden_weights_are_found_on_the_models_field() => Finds(Dense + """
        public sealed partial class Net
        {
            [{|INIT301:Init(Scheme.Zero)|}, Activation(Activation.ReLU)] private readonly DenseLayer _first = new(784, 256);
            [Init(Scheme.Xavier)] private readonly DenseLayer _last = new(256, 10);
        }
        """);

    [Fact]
    public Task The_light_bulb_writes_on_the_models_field() => Fixes<ChangeAttributeFix>(
        Dense + """
        public sealed partial class Net { [{|INIT101:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] private readonly DenseLayer _first = new(512, 512); }
        """,
        Dense + """
        public sealed partial class Net { [Init(Scheme.He), Activation(Activation.ReLU)] private readonly DenseLayer _first = new(512, 512); }
        """);

    [Fact]
    public Task Is_silent_where_several_weights_or_layers_are_in_one_member() => IsSilent(Dense + """
        [Layer]
        public sealed partial class Pair
        {
            [Weight, Dense(512, 512)] private readonly float[] _up = new float[512 * 512];
            [Weight, Dense(512, 512)] private readonly float[] _down = new float[512 * 512];
            public int Length => _up.Length + _down.Length;
        }

        public sealed partial class Net
        {
            [Init(Scheme.Xavier), Activation(Activation.ReLU)] private readonly Pair _pair = new();
            [Init(Scheme.Xavier), Activation(Activation.ReLU)] private readonly DenseLayer[] _many = { new(512, 512), new(512, 512) };
            [Init(Scheme.Zero), Activation(Activation.ReLU)] private readonly DenseLayer[] _zero = { new(512, 512) };
            [Init(Scheme.He)] private readonly DenseLayer _last = new(512, 512);
        }
        """);

    [Theory]
    [InlineData(
        "[Layer] public class {|#0:Lone|} { [Weight, Dense(4, 2)] public float[] W = new float[8]; }",
        "INIT001",
        "'Lone' holds members marked for initialization but is not partial, so InitializeWeights cannot be added to it; add 'partial' to it")]
    [InlineData(
        "public class Plain { [Weight] public float[] {|#0:W|} = new float[8]; }",
        "INIT002",
        "'W' cannot be initialized: it is marked with [Weight], but 'Plain' is not marked with [Layer]; mark the type with [Layer], or say by [Init] how the member starts")]
    [InlineData(
        "[Layer] public partial class L { [Weight] public decimal[] {|#0:W|} = new decimal[8]; }",
        "INIT002",
        "'W' cannot be initialized: its elements are of type 'decimal'; make them float, double or Half")]
    [InlineData(
        "[Layer] public partial class L { [Weight] private static float[]? {|#0:s_w|}; }",
        "INIT002",
        "'s_w' cannot be initialized: it is static, and weights belong to an object; remove 'static'")]
    [InlineData(
        "[Layer] public partial class L { [{|#0:Weight|}] public float[]? W; }",
        "INIT003",
        "The shape of 'W' is not declared; mark the members of 'L' that hold the number of inputs and outputs with [FanIn] and [FanOut], or give the weight a shape: [Dense(...)], [Conv(...)], [Embedding(...)], [Norm(...)]")]
    [InlineData(
        "[Layer] public partial class L { [Weight, Dense(4, 2)] public float[]? W; [{|#0:Bias|}] public float[]? B; }",
        "INIT003",
        "The shape of 'B' gives no size; mark the member that holds the number of outputs with [FanOut], or write [Bias(size)]")]
    [InlineData(
        "public partial class Net { [{|#0:Bias|}] public float[]? B; }",
        "INIT003",
        "The shape of 'B' gives no size; write [Bias(size)]")]
    [InlineData(
        "public partial class Net { public int K { get; set; } [{|#0:Conv(nameof(K), nameof(K), nameof(K))|}, Init(Scheme.He)] public float[]? W; }",
        "INIT003",
        "The shape of 'W' has a kernel, groups or a stride that members hold; give numbers, or make the type a [Layer], whose sizes are known where it is created")]
    [InlineData(
        "[Layer] public partial class L { [FanIn] public string {|#0:N|} = \"\"; [FanOut] public int M; [Weight] public float[]? W; }",
        "INIT003",
        "The shape of 'L' names 'N' as inputs, which is not a field or property that holds a whole number; use nameof(...) of one that does")]
    [InlineData(
        "[Layer] public partial class {|#0:L|} { public L([FanIn] int n, [FanOut] int m) { M = m; } public int M { get; } [Weight] public float[]? W; }",
        "INIT003",
        "The shape of 'L' takes its inputs from the parameter 'n', which no member keeps; keep it in a field or property that is not changed later")]
    [InlineData(
        "[Layer] public partial class L { [Weight, Dense(4, 2), {|#0:Init(Scheme.Normal)|}] public float[]? W; }",
        "INIT004",
        "'W': Scheme.Normal needs Std")]
    [InlineData(
        "[Layer] public partial class L { [Weight, Dense(4, 2)] public float[]? _w; [Weight, {|#0:Dense(4, 2, Packed = 3)|}] public float[]? W; }",
        "INIT003",
        "The shape of 'W' has 2 outputs, which Packed = 3 does not divide; choose Packed so that it divides the outputs")]
    [InlineData(
        "[Layer] public partial class L { [Weight, Dense(4, 2)] public float[]? _w; [Weight, Dense(4, 2)] public float[]? {|#0:w|}; }",
        "INIT004",
        "'w': its path 'w' is also that of '_w', and both would start with the same values; set Name on one of them")]
    [InlineData(
        "[Layer] public partial class L { [Weight] public L? {|#0:Next|} { get; set; } }",
        "INIT002",
        "'Next' cannot be initialized: 'L' is a layer of which no weights are known; declare the member with the layer type that it holds, and mark that one's weights with [Weight]")]
    public Task Layer_types(string model, string id, string message) => Finds(model, new ExpectedDiagnostic(id) { At = "0", Message = message });

    [Theory]
    [InlineData(
        "[Init(Scheme.He), {|#0:Dense(3, 4)|}] private readonly DenseLayer _a = new(3, 4);",
        "INIT003",
        "The shape of '_a' is declared on a layer; remove the shape: the weights inside declare theirs")]
    [InlineData(
        "[Init(Scheme.He)] private readonly DenseLayer {|#0:_a|} = new(0, 4);",
        "INIT003",
        "The shape of '_a' gives Inputs as 0; it must be at least 1")]
    [InlineData(
        "[Init(Scheme.He)] private readonly Conv {|#0:_a|} = new(10, 6, 3);",
        "INIT003",
        "The shape of '_a' has 10 inputs, which Groups = 3 does not divide; choose Groups so that it divides the inputs")]
    [InlineData(
        "[{|#0:Init(Scheme.Normal, Std = -1)|}] private readonly DenseLayer _a = new(3, 4);",
        "INIT004",
        "'_a': Std must be above 0 and finite (Std = -1), for the layer's _weight")]
    [InlineData(
        "[{|#0:Init(Scheme.Dirac)|}] private readonly DenseLayer[] _a = { new(3, 4) };",
        "INIT004",
        "'_a': Scheme.Dirac makes kernels of convolutions; take Scheme.Identity for a matrix (Scheme = Dirac), for the layer's _weight")]
    [InlineData(
        "[{|#0:Init|}] private readonly DenseLayer _a = new(3, 4);",
        "INIT006",
        "Scheme.Auto cannot see the activation after '_a' and fills it as a linear layer (Xavier, gain 1); declare the activation with [Activation(...)], or name the scheme")]
    [InlineData(
        "[Init(Scheme.He)] private readonly Empty {|#0:_a|} = new();",
        "INIT002",
        "'_a' cannot be initialized: 'Empty' is a layer of which no weights are known; declare the member with the layer type that it holds, and mark that one's weights with [Weight]")]
    [InlineData(
        "[Init(Scheme.He)] private readonly Small {|#0:_a|} = new();",
        "INIT002",
        "'_a' cannot be initialized: it is a struct that cannot be written back, and what is allocated in a copy is lost; make the member assignable, or the layer a class")]
    [InlineData(
        "[Init(Scheme.He)] private readonly Dictionary<int, Small> {|#0:_a|} = new();",
        "INIT002",
        "'_a' cannot be initialized: 'Small' is a struct, of which the collection hands out copies; keep them in an array or a List, or make the layer a class")]
    [InlineData(
        "[Init(Scheme.He)] private readonly DenseLayer _a = new(3, 4); [{|#0:Init(Scheme.He)|}] private readonly DenseLayer a = new(3, 4);",
        "INIT004",
        "'a': its path 'a' is also that of '_a', and both would start with the same values; set Name on one of them, or For on a bias")]
    [InlineData(
        "[Init(Scheme.He)] private readonly DenseLayer _a = new(3, 4); [TiedTo(nameof(_a))] private readonly DenseLayer {|#0:_b|} = new(3, 4);",
        "INIT002",
        "'_b' cannot be initialized: it holds layers, and only weights are tied; tie the weights inside, or mark one of the members that hold the same layer")]
    public Task Members_that_hold_layers(string member, string id, string message) => Finds(
        Dense + $$"""
        [Layer]
        public sealed partial class Conv
        {
            public Conv(int inputs, int outputs, int groups) => (Inputs, Outputs, Groups) = (inputs, outputs, groups);
            [FanIn] public int Inputs { get; }
            [FanOut] public int Outputs { get; }
            public int Groups { get; }
            [Weight, Conv("Inputs", "Outputs", 3, 3, GroupsFrom = nameof(Groups))] public float[]? Weight;
        }

        [Layer] public abstract partial class Abstract { }
        [Layer] public sealed partial class Empty : Abstract { }
        [Layer] public partial struct Small { [Weight, Dense(2, 2)] public float[]? W; }

        public sealed partial class Net { {{member}} }
        """,
        new ExpectedDiagnostic(id) { At = "0", Message = message });

    [Fact]
    public Task A_layer_that_is_not_partial_leaves_the_models_other_members() => Finds("""
        [Layer] public class {|INIT001:Lone|} { [Weight, Dense(4, 2)] public float[] W = new float[8]; }

        public sealed partial class Net
        {
            [Init(Scheme.He)] private readonly Lone _lone = new();
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            public void Start() => InitializeWeights(3);
        }
        """);

    [Fact]
    public Task Fix_makes_a_layer_partial() => Fixes<MakePartialFix>(
        "[Layer] public class {|INIT001:Lone|} { [Weight, Dense(4, 2)] public float[] W = new float[8]; }",
        "[Layer] public partial class Lone { [Weight, Dense(4, 2)] public float[] W = new float[8]; }");
}
