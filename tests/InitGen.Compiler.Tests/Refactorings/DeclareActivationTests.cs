using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;

namespace InitGen.Compiler.Tests.Refactorings;

public sealed class DeclareActivationTests : RefactoringTest<DeclareActivationRefactoring>
{
    private static string Net(string member, string function = "Relu", string more = "") => $$"""
        public sealed partial class Net
        {
            {{member}}
            public float[] Forward(float[] x) => F.{{function}}(F.Apply(_w, x));{{more}}
        }
        """;

    [Theory]
    [InlineData("Relu", "Activation.ReLU", "ReLU")]
    [InlineData("Leaky", "Activation.LeakyReLU, Slope = 0.2", "leaky ReLU (slope 0.2)")]
    [InlineData("Gelu", "Activation.GELU", "GELU")]
    [InlineData("Tanh", "Activation.Tanh", "tanh")]
    public async Task Says_what_the_forward_pass_applies(string function, string declared, string name)
    {
        string before = Net("[Dense(64, 48), Init] private readonly float[] _w = new float[64 * 48];", function);
        string after = Net($"[Dense(64, 48), Init, Activation({declared})] private readonly float[] _w = new float[64 * 48];", function);
        await Offers(before.Replace("[] _w", "[] [||]_w", System.StringComparison.Ordinal), after, $"Declare the activation: {name}");
        StartAlike(before, after);
    }

    [Fact]
    public Task Has_a_list_of_its_own_where_each_attribute_has() => Offers(
        Net("""
            // the first layer
                [Dense(64, 48)] // sizes
                [Init(Scheme.He)]
                private readonly float[] [||]_w = new float[64 * 48];
            """),
        Net("""
            // the first layer
                [Dense(64, 48)] // sizes
                [Init(Scheme.He)]
                [Activation(Activation.ReLU)]
                private readonly float[] _w = new float[64 * 48];
            """));

    [Fact]
    public Task Stays_on_the_line() => Offers(
        Net("[Dense(64, 48)] [Init(Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];"),
        Net("[Dense(64, 48)] [Init(Scheme.He)] [Activation(Activation.ReLU)] private readonly float[] _w = new float[64 * 48];"));

    [Fact]
    public Task Writes_names_as_the_member_does() => Offers(
        Net("[InitGen.Dense(64, 48), InitGen.Init(InitGen.Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];"),
        Net("[InitGen.Dense(64, 48), InitGen.Init(InitGen.Scheme.He), InitGen.Activation(InitGen.Activation.ReLU)] private readonly float[] _w = new float[64 * 48];"));

    [Fact]
    public Task Writes_full_names_where_a_member_is_called_Activation() => Offers(
        Net("[Dense(64, 48), Init(Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];", more: " public string Activation => string.Empty;"),
        Net("[Dense(64, 48), Init(Scheme.He), global::InitGen.Activation(global::InitGen.Activation.ReLU)] private readonly float[] _w = new float[64 * 48];", more: " public string Activation => string.Empty;"));

    [Theory]
    [InlineData("[Dense(64, 48), Init, Activation(Activation.ReLU)] private readonly float[] [||]_w = new float[64 * 48];", "Relu")]
    [InlineData("[Dense(64, 48), Init(Scheme.He), Activation(Activation.GELU)] private readonly float[] [||]_w = new float[64 * 48];", "Relu")] // contradicts
    [InlineData("[Dense(64, 48)] private readonly float[] [||]_w = new float[64 * 48];", "Relu")] // not marked
    [InlineData("[Dense(64, 48), Init] private readonly float[] _w = new float[64 * 48]; [Bias(48)] private float[]? [||]_b;", "Relu")]
    [InlineData("[Dense(64, 48), Init] private readonly float[] _w = new float[64 * 48]; private readonly float[] [||]_k = new float[4];", "Relu")]
    [InlineData("[Dense(64, 47), Init] private readonly float[] [||]_w = new float[64 * 48];", "Relu")] // INIT003
    [InlineData("[Dense(64, 48), Init(Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];", "Unknown")]
    public Task Is_not_offered(string member, string function) => IsNotOffered(Net(member, function));

    [Fact]
    public Task Is_not_offered_without_a_forward_pass() => IsNotOffered(
        "public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private float[]? [||]_w; }");

    [Fact]
    public Task Is_not_offered_where_the_weight_is_followed_by_two() => IsNotOffered("""
        public sealed partial class Net
        {
            [Dense(64, 48), Init(Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];
            public (float[], float[]) Forward(float[] x) => (F.Relu(F.Apply(_w, x)), F.Tanh(F.Apply(_w, x)));
        }
        """);

    [Fact]
    public Task Is_not_offered_on_a_model_inside() => IsNotOffered("""
        public sealed partial class Net
        {
            [Init] private readonly Child [||]_child = new();
            public float[] Forward(float[] x) => F.Relu(_child.Forward(x));
        }
        public sealed partial class Child
        {
            [Dense(64, 48), Init(Scheme.He)] private readonly float[] _w = new float[64 * 48];
            public float[] Forward(float[] x) => F.Apply(_w, x);
        }
        """);
}
