using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Refactorings;

public sealed class AddInitTests : RefactoringTest<AddInitRefactoring>
{
    // What follows the new layer is not known: that is for the person to say.
    private const string Guess = "INIT006";

    [Theory]
    [InlineData("float[,] _w = new float[256, 784];", "[Dense(784, 256), Init]")]
    [InlineData("double[,] _w = new double[256, 784];", "[Dense(784, 256), Init]")]
    [InlineData("Half[,]? _w = new Half[2, 1_024];", "[Dense(1_024, 2), Init]")]
    [InlineData("float[,,] _w = new float[64, 32, 3];", "[Conv(32, 64, 3), Init]")]
    [InlineData("float[,,,] _w = (new float[64, 32, 3, 5]);", "[Conv(32, 64, 3, 5), Init]")]
    [InlineData("Tensor<float> _w = Tensor.CreateFromShape<float>(new nint[] { 256, 784 });", "[Dense(784, 256), Init]")]
    [InlineData("float[][] _w = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, 4), _ => new float[3]));", null)]
    [InlineData("float[][] _w = Enumerable.Range(0, 4).Select(_ => new float[3]).ToArray();", "[Dense(3, 4), Init]")]
    public Task Reads_the_lengths_of_the_container(string member, string? attributes)
    {
        string before = $"public sealed partial class Net {{ private {member.Replace("_w =", "[||]_w =", System.StringComparison.Ordinal)} }}";
        return attributes is null ? Linq().VerifyNotOfferedAsync("using System.Linq; " + Source(before)) : (Linq() with { AllowedDiagnostics = [Guess] }).VerifyAsync(
            "using System.Linq; " + Source(before),
            "using System.Linq; " + Source($"public sealed partial class Net {{ {attributes} private {member} }}"));

        static CodeRefactoringVerifier Linq() => Verifier with { Title = "Add [Init]" };
    }

    [Theory]
    [InlineData("float[] _hiddenBias = new float[256];", "[Bias(256)]", "Add [Bias]")]
    [InlineData("float[] _b1 = new float[4 * 64];", "[Bias(256)]", "Add [Bias]")]
    [InlineData("float[] hidden_b = GC.AllocateUninitializedArray<float>(256);", "[Bias(256)]", "Add [Bias]")]
    [InlineData("Memory<float> _beta = new float[256];", "[Bias(256)]", "Add [Bias]")]
    [InlineData("float[] _gamma = new float[256];", "[Norm(256), Init]", "Add [Init]")]
    [InlineData("float[] _layerNorm = new float[256];", "[Norm(256), Init]", "Add [Init]")]
    [InlineData("float[,] _tokenEmbedding = new float[500, 64];", "[Embedding(500, 64), Init]", "Add [Init]")]
    [InlineData("float[] _w = new float[784 * 256];", "[Dense(784, 256), Init]", "as Dense(784, 256)")]
    [InlineData("float[] _w = new float[784 * 256];", "[Dense(256, 784), Init]", "as Dense(256, 784)")]
    [InlineData("float[] _w = new float[64 * (32 * 3) * 3];", "[Conv(32, 64, 3, 3), Init]", "as Conv(32, 64, 3, 3)")]
    [InlineData("float[] _w = new float[32 * 64 * 3 * 3];", "[Conv(32, 64, 3, 3), Init]", "as Conv(32, 64, 3, 3)")]
    [InlineData("float[] _w = new float[256];", "[Bias(256)]", "as Bias(256)")]
    [InlineData("float[] _w = new float[256];", "[Norm(256), Init]", "as Norm(256)")]
    [InlineData("float[] _embed = new float[500 * 64];", "[Embedding(500, 64), Init]", "as Embedding(500, 64)")]
    [InlineData("float[] _w = new float[8 * 8];", "[Dense(8, 8), Init]", "Add [Init]")] // one way only
    public Task Reads_name_and_factors(string member, string attributes, string title) => Offers(
        $"public sealed partial class Net {{ private [||]{member} }}",
        $"public sealed partial class Net {{ {attributes} private {member} }}",
        title,
        Guess);

    [Fact]
    public Task Keeps_the_names_of_constants_and_members() => Offers(
        """
        public sealed class Net
        {
            private const int Inputs = 784;
            private static readonly int Outputs = 256;

            private readonly float[,] [||]_w = new float[Outputs, Inputs];
        }
        """,
        """
        public sealed partial class Net
        {
            private const int Inputs = 784;
            private static readonly int Outputs = 256;

            [Dense(Inputs, nameof(Outputs)), Init]
            private readonly float[,] _w = new float[Outputs, Inputs];
        }
        """,
        allowed: Guess);

    [Fact]
    public Task Reads_the_constructor_and_what_keeps_its_parameters() => Offers(
        """
        public sealed class Net
        {
            private readonly int _in;
            private readonly float[] [||]_w;

            public Net(int inputs, int outputs)
            {
                (_in, Out) = (inputs, outputs);
                _w = new float[outputs * inputs];
            }

            public int Out { get; }
        }
        """,
        """
        public sealed partial class Net
        {
            private readonly int _in;
            [Dense(nameof(_in), nameof(Out)), Init]
            private readonly float[] _w;

            public Net(int inputs, int outputs)
            {
                (_in, Out) = (inputs, outputs);
                _w = new float[outputs * inputs];
            }

            public int Out { get; }
        }
        """,
        "as Dense(nameof(_in), nameof(Out))",
        Guess);

    // Collection expressions and primary constructors came with Roslyn 4.8.
    [Theory]
    [InlineData("Net", "Tensor<float> _w = Tensor.CreateFromShape<float>([256, 784]);", "[Dense(784, 256), Init]")]
    [InlineData("Net(int inputs)", "float[,] _w = new float[256, inputs];", "[Dense(nameof(_inputs), 256), Init]")]
    public async Task Reads_newer_syntax(string type, string member, string attributes)
    {
        if (typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version is { Major: 4, Minor: < 8 }) return;
        string kept = type == "Net" ? string.Empty : "private readonly int _inputs = inputs; ";
        await Offers(
            $"public sealed class {type} {{ {kept}private [||]{member} }}",
            $"public sealed partial class {type} {{ {kept}{attributes} private {member} }}",
            allowed: Guess);
    }

    [Fact]
    public Task Keeps_comments_and_makes_the_types_around_partial() => Offers(
        """
        // models
        internal static class Models
        {
            /// <summary>A model.</summary>
            class Outer<T>
            {
                private struct Net
                {
                    public Net() { }

                    /// <summary>Weights of the first layer.</summary>
                    // they are large
                    internal float[,] [||]W { get; set; } = new float[2, 4]; // bytes: 32
                }
            }
        }
        """,
        """
        // models
        internal static partial class Models
        {
            /// <summary>A model.</summary>
            partial class Outer<T>
            {
                private partial struct Net
                {
                    public Net() { }

                    /// <summary>Weights of the first layer.</summary>
                    // they are large
                    [Dense(4, 2), Init]
                    internal float[,] W { get; set; } = new float[2, 4]; // bytes: 32
                }
            }
        }
        """,
        allowed: Guess);

    [Fact]
    public Task Does_as_its_neighbours_do() => Offers(
        """
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _a = new float[2, 4];
            private readonly float[,] [||]_w = new float[3, 2];
        }
        """,
        """
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _a = new float[2, 4];
            [Dense(2, 3), Init] private readonly float[,] _w = new float[3, 2];
        }
        """,
        allowed: Guess);

    [Fact]
    public Task Keeps_the_attributes_that_are_there() => Offers(
        """
        public sealed partial class Net
        {
            [Obsolete("old")] // but kept
            private readonly float[,] [||]_w = new float[3, 2];
        }
        """,
        """
        public sealed partial class Net
        {
            [Obsolete("old")] // but kept
            [Dense(2, 3), Init]
            private readonly float[,] _w = new float[3, 2];
        }
        """,
        allowed: Guess);

    [Fact]
    public Task Adds_only_Init_where_the_shape_is_given() => Offers(
        "public sealed class Net { [Dense(4, 2), Activation(Activation.ReLU)] private float[]? [||]_w; }",
        "public sealed partial class Net { [Dense(4, 2), Activation(Activation.ReLU), Init] private float[]? _w; }");

    [Theory]
    [InlineData("Block _[||]a = new();", "Block _a = new();")]
    [InlineData("List<Block> _[||]a = new();", "List<Block> _a = new();")]
    [InlineData("Layer _[||]a = new(4, 2);", "Layer _a = new(4, 2);")]
    [InlineData("Layer[] [||]All { get; } = { new(4, 2) };", "Layer[] All { get; } = { new(4, 2) };")]
    public Task Marks_models_and_layers(string before, string after)
    {
        const string Parts = """
            public sealed partial class Block { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }
            [Layer] public sealed partial class Layer
            {
                [FanIn] public int In { get; }
                [FanOut] public int Out { get; }
                [Weight] private readonly float[] _weight;
                public Layer(int inputs, int outputs) { (In, Out) = (inputs, outputs); _weight = new float[inputs * outputs]; }
            }
            """;
        return Offers(
            $"public sealed class Net {{ private {before} }}\n{Parts}",
            $"public sealed partial class Net {{ [Init] private {after} }}\n{Parts}",
            allowed: Guess);
    }

    [Theory]
    [InlineData("private static readonly float[,] [||]_w = new float[2, 4];")]
    [InlineData("public float[,] [||]this[int i] => new float[2, 4];")]
    [InlineData("public float[,] [||]W => new float[2, 4];")]
    [InlineData("private readonly float[,] _a = new float[2, 4], [||]_b = new float[2, 4];")]
    [InlineData("[Dense(4, 2), Init] private readonly float[,] [||]_w = new float[2, 4];")]
    [InlineData("[Bias(4)] private readonly float[] [||]_b = new float[4];")]
    [InlineData("private readonly int[,] [||]_w = new int[2, 4];")]
    [InlineData("private readonly int [||]_n = 4;")]
    [InlineData("private readonly string [||]_s = string.Empty;")]
    [InlineData("private readonly List<float> [||]_w = new();")]
    [InlineData("private readonly float[,,,,] [||]_w = new float[2, 2, 2, 2, 2];")]
    [InlineData("private float[,]? [||]_w;")] // no size is seen
    [InlineData("private readonly float[,] [||]_w = { { 1, 2 }, { 3, 4 } };")] // values are given
    [InlineData("private readonly float[,] [||]_w = new float[,] { { 1, 2 }, { 3, 4 } };")]
    [InlineData("private readonly float[] [||]_w = new float[Environment.ProcessorCount];")]
    [InlineData("private readonly float[] [||]_w = Array.Empty<float>();")]
    [InlineData("private readonly float[] _w; public Net(int n) => [||]_w = new float[n];")]
    [InlineData("private readonly float[] [||]_w; public Net(int n) => _w = new float[n * 2];")] // nothing keeps n
    [InlineData("private readonly float[] [||]_w; public Net() => _w = new float[4 * 2]; public Net(int n) => _w = new float[3 * 2];")]
    [InlineData("private readonly float[,] _w = new float[2, 4]; private float[,] [||]M() => new float[2, 4];")]
    public Task Is_not_offered(string members) => IsNotOffered($"public sealed partial class Net {{ {members} }}");

    [Theory]
    [InlineData("public static class Net { public static readonly float[,] [||]W = new float[2, 4]; }")]
    [InlineData("public interface INet { float[,] [||]W { get; } }")]
    [InlineData("public abstract class Net { public abstract float[,] [||]W { get; } }")]
    [InlineData("public ref struct Net { public float[,] [||]W = new float[2, 4]; public Net() { } }")]
    [InlineData("file class Net { public float[,] [||]W = new float[2, 4]; }")]
    [InlineData("[Layer] public sealed partial class Layer { [Weight, Dense(4, 2)] private float[]? _a; private float[,] [||]_w = new float[2, 4]; }")]
    [InlineData("public sealed class Net { private readonly Other [||]_other = new(); } public sealed class Other { }")]
    [InlineData("public interface INet { float[,] W { get; } } public sealed class Net : INet { float[,] INet.[||]W { get; } = new float[2, 4]; }")]
    [InlineData("public sealed class Net { private unsafe struct S { public fixed float [||]W[4]; } }")]
    public Task Is_not_offered_in_types_and_members_that_cannot_be(string source) => IsNotOffered(source);

    [Fact]
    public Task Is_not_offered_without_the_package() =>
        (Verifier with { Template = new TestProject() }).VerifyNotOfferedAsync("class Net { float[,] [||]_w = new float[2, 4]; }");

    [Fact]
    public Task Is_not_offered_where_generated_code_would_not_compile() =>
        (Verifier with { Template = Verifier.Template with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 } })
        .VerifyNotOfferedAsync("class Net { float[,] [||]_w = new float[2, 4]; }");
}
