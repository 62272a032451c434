using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;

namespace InitGen.Compiler.Tests.Refactorings;

public sealed class FittingGainTests : RefactoringTest<FittingGainRefactoring>
{
    [Theory]
    [InlineData("Init(Scheme.He)", "GELU", "Init(Scheme.He, Gain = 1.53353044)", "GELU")]
    [InlineData("Init(Scheme.He, Gain = 1.2)", "GELU", "Init(Scheme.He, Gain = 1.53353044)", "GELU")]
    [InlineData("Init(Scheme.LeCun, Distribution = Distribution.Uniform)", "SiLU", "Init(Scheme.LeCun, Distribution = Distribution.Uniform, Gain = 1.67653247)", "SiLU")]
    [InlineData("Init(Scheme.Orthogonal)", "GELU", "Init(Scheme.Orthogonal, Gain = 1.53353044)", "GELU")]
    [InlineData("Init(Scheme.He)", "SELU", "Init(Scheme.He, Gain = 1)", "SELU")]
    [InlineData("Init(Scheme.He, Gain = 3)", "ReLU", "Init(Scheme.He)", "ReLU")] // He's own
    [InlineData("Init(Gain = 3)", "GELU", "Init", "GELU")] // what Auto takes
    [InlineData("Init(Gain = 3, Depth = 2)", "GELU", "Init(Depth = 2)", "GELU")]
    [InlineData("Init(Scheme.Xavier, Gain = 1.7)", "Tanh", "Init(Scheme.Xavier)", "tanh")] // by convention 1
    [InlineData("Init(Scheme.He, Gain = 1.7)", "Tanh", "Init(Scheme.He, Gain = 1)", "tanh")]
    public Task Sets_the_gain(string before, string activation, string after, string name) => Offers(
        $"public sealed partial class Net {{ [Dense(64, 48), {before}, Activation(Activation.{activation})] private float[]? _[||]w; }}",
        $"public sealed partial class Net {{ [Dense(64, 48), {after}, Activation(Activation.{activation})] private float[]? _w; }}",
        $"Use the gain that fits {name}");

    [Fact]
    public Task Reads_the_activation_from_the_forward_pass() => Offers(
        """
        public sealed partial class Net
        {
            [Dense(64, 48), Init(Scheme.He)] private readonly float[] [||]_w = new float[64 * 48];
            public float[] Forward(float[] x) => F.Gelu(F.Apply(_w, x));
        }
        """,
        """
        public sealed partial class Net
        {
            [Dense(64, 48), Init(Scheme.He, Gain = 1.53353044)] private readonly float[] _w = new float[64 * 48];
            public float[] Forward(float[] x) => F.Gelu(F.Apply(_w, x));
        }
        """,
        "Use the gain that fits GELU");

    [Fact]
    public Task Says_a_float_where_sizes_are_members() => Offers(
        "public sealed partial class Net { private readonly int _n = 4; [Dense(nameof(_n), 48), Init(Scheme.He), Activation(Activation.GELU)] private float[]? _[||]w; }",
        "public sealed partial class Net { private readonly int _n = 4; [Dense(nameof(_n), 48), Init(Scheme.He, Gain = 1.53353044), Activation(Activation.GELU)] private float[]? _w; }");

    [Theory]
    [InlineData("Init(Scheme.He)", "ReLU")]
    [InlineData("Init(Scheme.He)", "LeakyReLU, Slope = 0.3")]
    [InlineData("Init(Scheme.He, Gain = 1.53)", "GELU")] // within a percent
    [InlineData("Init", "GELU")]
    [InlineData("Init(Scheme.He)", "Tanh")]
    [InlineData("Init(Scheme.Orthogonal)", "Sigmoid")]
    [InlineData("Init(Scheme.He)", "Softmax")]
    [InlineData("Init(Scheme.Xavier)", "SwiGLU")]
    [InlineData("Init(Scheme.Xavier, Gain = 1)", "Tanh")]
    [InlineData("Init(Scheme.Normal, Std = 0.02)", "GELU")] // reads no gain
    [InlineData("Init(Scheme.TorchDefault)", "GELU")]
    [InlineData("Init(Scheme.Identity)", "ReLU")]
    [InlineData("Init(Scheme.He)", "ELU, Slope = 2")] // no gain is known
    [InlineData("Init(Scheme.He, Gain = -1)", "GELU")] // INIT004
    public Task Is_not_offered(string init, string activation) => IsNotOffered(
        $"public sealed partial class Net {{ [Dense(64, 64), {init}, Activation(Activation.{activation})] private float[]? _[||]w; }}");

    [Theory]
    [InlineData("[Dense(4, 4), Init(Scheme.He)] private float[]? _[||]w;")] // nothing says what follows
    [InlineData("[Embedding(4, 4), Init(Scheme.VarianceScaling), Activation(Activation.GELU)] private float[]? _[||]w;")]
    [InlineData("[Norm(4), Init, Activation(Activation.GELU)] private float[]? _[||]w;")]
    [InlineData("[Dense(4, 4), Init(Scheme.He), Activation(Activation.GELU)] private float[]? _w; private int _[||]n;")]
    public Task Is_not_offered_elsewhere(string members) => IsNotOffered($"public sealed partial class Net {{ {members} }}");
}
