using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Generation;

/// <summary>What is generated for typical models, to the letter.</summary>
public sealed class ModelSourceTests
{
    [Fact]
    public void Dense_layers_with_biases() => Verify("""
        public sealed partial class DigitClassifier
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private readonly float[] _hidden = new float[784 * 256];
            [Bias(256)] private readonly float[] _hiddenBias = new float[256];
            [Dense(256, 10), Init(Scheme.Xavier)] private readonly float[] _output = new float[256 * 10];

            public DigitClassifier() => InitializeWeights(seed: 42);
        }
        """);

    [Fact]
    public void Every_scheme_and_distribution() => Verify("""
        public sealed partial class Schemes
        {
            [Dense(100, 50), Init(Scheme.Zero)] private float[]? _zero;
            [Dense(100, 50), Init(Scheme.One)] private float[]? _one;
            [Dense(100, 50), Init(Scheme.Constant, Value = -0.25)] private float[]? _constant;
            [Dense(100, 50), Init(Scheme.Uniform, Low = -0.1, High = 0.3)] private float[]? _uniform;
            [Dense(100, 50), Init(Scheme.Normal, Std = 0.01, Mean = 1)] private float[]? _normal;
            [Dense(100, 50), Init(Scheme.TruncatedNormal, Std = 0.02)] private float[]? _truncated;
            [Dense(100, 50), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private float[]? _xavier;
            [Dense(100, 50), Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 3)] private float[]? _he;
            [Dense(100, 50), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = 0.2)] private float[]? _leaky;
            [Dense(100, 50), Init(Scheme.LeCun), Activation(Activation.SELU)] private float[]? _lecun;
            [Dense(100, 50), Init(Scheme.VarianceScaling, Gain = 1.5, Fan = FanMode.Out)] private float[]? _scaled;
            [Dense(100, 50), Init, Activation(Activation.GELU)] private float[]? _auto;
            [Dense(100, 50), Init(Scheme.He, Seed = 18446744073709551615UL, Name = "a.b")] private float[]? _own;
        }
        """);

    [Fact]
    public void Schemes_that_make_a_weight_as_a_whole() => Verify("""
        public sealed partial class Schemes
        {
            private readonly int _n;
            [Dense(100, 50), Init(Scheme.Orthogonal, Gain = 1.5)] private float[]? _orthogonal;
            [Dense(50, 200, Packed = 4), Init(Scheme.Orthogonal, Seed = 7)] private float[]? _gates;
            [Conv(8, 16, 3, 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _delta;
            [Embedding(100, 50), Init(Scheme.UnitSphere)] private float[]? _sphere;
            [Dense(100, 50), Init(Scheme.Identity)] private float[]? _identity;
            [ConvTranspose(8, 16, 4, Groups = 2), Init(Scheme.Dirac, Gain = 0.5)] private float[]? _dirac;
            [Dense(100, 50), Init(Scheme.Sparse, Sparsity = 0.9)] private float[]? _sparse;
            [Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _late;
            [Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.Orthogonal)] private float[]? _later;
            [Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.Sparse, Sparsity = 0.5, Std = 1)] private float[]? _latest;
            public Schemes(int n) => _n = n;
        }
        """);

    [Fact]
    public void Schemes_of_frameworks_and_architectures() => Verify("""
        public sealed partial class Recipes
        {
            private readonly int _n;
            [Dense(100, 50), Init(Scheme.TorchDefault)] private float[]? _linear;
            [Bias(50), Init(Scheme.TorchDefault)] private float[]? _linearBias;
            [Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.TorchDefault)] private float[]? _conv;
            [Bias(nameof(_n)), Init(Scheme.TorchDefault)] private float[]? _convBias;
            [Bias(8, For = nameof(_conv)), Init(Scheme.TorchDefault, Name = "other")] private float[]? _other;
            [Norm(50), Init(Scheme.TorchDefault)] private float[]? _norm;
            [Bias(50), Init(Scheme.TorchDefault)] private float[]? _shift;
            [Dense(2, 50), Init(Scheme.Siren, Position = LayerPosition.Input)] private float[]? _siren;
            [Dense(nameof(_n), 50), Init(Scheme.Siren, Position = LayerPosition.Input)] private float[]? _late;
            [Dense(nameof(_n), 50), Init(Scheme.MuP)] private float[]? _hidden;
            [Dense(100, 50), Init(Scheme.Normal, Std = 0.02, Depth = 12)] private float[]? _residual;
            [Bias(50), Init(Scheme.PriorProbability)] private float[]? _prior;
            [Dense(20, nameof(_n), Packed = 4), Init(Scheme.Orthogonal)] private float[]? _lstm;
            [Bias(nameof(_n)), Init(Scheme.LstmForgetBias)] private float[]? _forget;
            public Recipes(int n) => _n = n;
        }
        """);

    [Fact]
    public void Types_of_elements() => Verify("""
        public sealed partial class Net
        {
            private readonly int _n = 3;
            [Dense(4, 2), Init(Scheme.He)] private double[]? _double;
            [Dense(4, nameof(_n)), Init(Scheme.Orthogonal)] private Half[,]? _half;
            [Dense(4, 2), Init(Scheme.One)] private Memory<Half> _memory;
            [Dense(4, 2), Init(Scheme.He)] private Tensor<double>? _tensor;
            [Dense(4, nameof(_n)), Init(Scheme.He)] private float[][]? _rows;
            [Conv(4, 2, 3), Init(Scheme.He)] private readonly Half[][][] _planes = new Half[2][][];
        }
        """);

    [Fact]
    public void Memory_behind_pointers() => Verify(
        """
        public sealed unsafe partial class Net
        {
            [Dense(65536, 65536), Init(Scheme.He)] private readonly Half* _w;
            [Bias(65536)] public float* Bias { get; set; }
            public Net(Half* w) => _w = w;
        }
        """,
        allowUnsafe: true);

    [Fact]
    public void Weights_that_are_shared() => Verify(
        """
        public sealed unsafe partial class Net
        {
            [TiedTo(nameof(_head))] private float[]? _first;
            [Embedding(100, 8), Init] private float[]? _table;
            [Dense(8, 100), TiedTo(nameof(_table))] private readonly float[] _head;
            [Bias(100)] private float[]? _headBias;
            [Norm(8), Init] private Memory<Half> _memory;
            [TiedTo(nameof(_memory))] public Memory<Half> Again { get; set; }
            [Bias(8, For = nameof(_table))] private float* _pointer;
            [TiedTo(nameof(_pointer))] private float* _other;
            public Net(float[] table) => _head = _table = table;
        }
        """,
        allowUnsafe: true);

    [Fact]
    public void Every_kind_of_layer() => Verify("""
        public sealed partial class Layers
        {
            [Conv(16, 32, 3, 3, Groups = 4), Init(Scheme.He)] private float[]? _conv;
            [ConvTranspose(16, 32, 4, 4, Groups = 2, Stride = 2), Init(Scheme.He)] private float[]? _up;
            [Dense(64, 192, Packed = 3), Init(Scheme.Xavier)] private float[]? _qkv;
            [Embedding(1000, 64), Init] private float[]? _tokens;
            [Norm(64), Init] private float[]? _gamma;
            [Bias(64)] private float[]? _beta;
            [Bias(32, For = nameof(_conv))] private float[]? _convBias;
        }
        """);

    [Fact]
    public void Sizes_known_when_the_code_runs() => Verify("""
        public sealed partial class Net
        {
            private readonly int _inputs;
            private const int Hidden = 32;
            private static readonly long Classes = 10;
            public short Channels { get; init; } = 4;
            [Dense(nameof(_inputs), nameof(Hidden)), Init(Scheme.He)] private float[]? _first;
            [Bias(nameof(Hidden))] private float[]? _firstBias;
            [Dense(nameof(_inputs), nameof(_inputs)), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private float[,]? _square;
            [Dense(nameof(Hidden), nameof(Classes)), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)] private Tensor<float>? _last;
            [Conv(nameof(Channels), nameof(Channels), 3, Groups = 2), Init(Scheme.He)] private float[]? _conv;
            [Embedding(100, nameof(_inputs)), Init] private float[]? _table;
            public Net(int inputs) => _inputs = inputs;
        }
        """);

    [Fact]
    public void Containers_and_properties() => Verify("""
        public partial class Containers
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _matrix = new float[2, 4];
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private float[,,,]? _kernel;
            [Dense(4, 2), Init(Scheme.He)] private Memory<float> _memory;
            [Dense(4, 2), Init(Scheme.He)] private Tensor<float>? _tensor;
            [Dense(4, 2), Init(Scheme.He)] public float[] Property { get; private set; } = null!;
            [field: Dense(4, 2), Init(Scheme.He)] public float[] Backed { get; } = new float[8];
            [Dense(4, 2), Init(Scheme.He)] public float[] @class = new float[8];
            [Dense(4, 2), Init(Scheme.He)] private float[] m_old = new float[8];
        }
        """);

    [Fact]
    public void Models_inside_models() => Verify("""
        public sealed partial class Gpt
        {
            [Embedding(1000, 64), Init(Scheme.Normal, Std = 0.02)] private float[]? _tokens;
            [Init] private readonly Block[] _blocks = { new(), new() };
            [Init] private readonly List<Block> _more = new() { new() };
            [Init] private readonly Block _last = new();
            [Init] private Point _point;
            [Init] private readonly Point _fixed;
            [Init] public Point Place { get; set; }
        }

        public sealed partial class Block { [Dense(64, 64), Init(Scheme.He)] private float[]? _w; }
        public partial struct Point { [Dense(2, 2), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public void Base_classes() => Verify("""
        public abstract partial class Base { [Dense(64, 64), Init(Scheme.He)] private float[]? _w; }
        public partial class Middle : Base { }
        public sealed partial class Leaf : Middle { [Dense(64, 10), Init(Scheme.Xavier)] private float[]? _head; }
        """);

    [Fact]
    public void Nested_and_generic_types() => Verify("""
        public partial class Outer<TKey, @event>
        {
            internal partial record struct Middle
            {
                public partial record Inner<T>([property: Dense(4, 2), Init(Scheme.He)] float[] Weights) where T : struct
                {
                    [Dense(4, 2), Init(Scheme.He)] private float[]? _w;
                }
            }
        }
        """);

    [Fact]
    public void A_member_that_cannot_be_generated_leaves_its_siblings() => Verify("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private string _text = "";
            [Dense(4, 2), Init(Scheme.He)] private float[]? _w;
        }
        """);

    [Fact]
    public void Kernels_are_emitted_for_what_the_models_use()
    {
        const string Model = """
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He, Distribution = Distribution.Uniform)] private float[]? _w;
            }
            """;
        GeneratorResult result = Compiler.Generator.Verify(Compiler.Model(Model));
        Snapshots.Verify(result.Sources.Where(IsKernels).ToDictionary());
    }

    [Fact]
    public void Kernels_hold_the_vector_code_and_no_scheme()
    {
        const string Model = """
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He)] private float[]? _a;
                [Dense(4, 2), Init(Scheme.He, Distribution = Distribution.TruncatedNormal)] private float[]? _b;
            }
            """;
        string kernels = Compiler.Generator.Verify(Compiler.Model(Model)).Sources.Single(IsKernels).Value;
        Assert.Contains("Vector512<uint>", kernels);
        Assert.Contains("Vector256<uint>", kernels);
        Assert.Contains("Vector128<uint>", kernels);
        Assert.Contains("void Normal(", kernels);
        Assert.Contains("void TruncatedNormal(", kernels);
        Assert.DoesNotContain("void Uniform(", kernels);
        Assert.DoesNotContain("Scheme", kernels);
        Assert.DoesNotContain("Fans", kernels);
    }

    [Fact]
    public void No_kernels_without_need() => Assert.DoesNotContain(
        Compiler.Generator.Verify(Compiler.Model("public sealed partial class Net { [Bias(2)] private float[]? _b; }")).Sources,
        IsKernels);

    [Fact]
    public void Nothing_at_all_without_models() =>
        Assert.Empty(Compiler.Generator.Verify(Compiler.Model("public sealed class Net { [Dense(4, 2)] public float[]? W; }")).Sources);

    private static void Verify(string model, [CallerMemberName] string test = "", bool allowUnsafe = false)
    {
        GeneratorVerifier generator = Compiler.Generator with
        {
            AllowedDiagnostics = ["CS0169", "CS0649", "CS0414", "CS1591"],
            Template = Compiler.Project with { AllowUnsafe = allowUnsafe },
        };
        GeneratorResult result = generator.Verify(Compiler.Model(model));
        Snapshots.Verify(result.Sources.Where(static source => !IsKernels(source)).ToDictionary(), member: test);
    }

    private static bool IsKernels(KeyValuePair<string, string> source) => source.Key == "InitGen.Kernels.g.cs";
}
