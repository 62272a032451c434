using System.Linq;
using System.Runtime.CompilerServices;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Generation;

/// <summary>What is generated for layer types and for the models that hold them, to the letter.</summary>
public sealed class LayerSourceTests
{
    [Fact]
    public void A_dense_layer() => Verify(Running.LayerTests.Dense + """
        public sealed partial class Mlp
        {
            [Init(Scheme.He), Activation(Activation.ReLU)] private readonly DenseLayer _first = new(784, 256);
            [Init(Scheme.Xavier)] private readonly DenseLayer[] _more = { new(256, 64), new(64, 10) };
        }
        """);

    [Fact]
    public void Every_kind_of_weight() => Verify("""
        [Layer]
        public partial class Layers
        {
            [FanIn] private readonly int _inputs;
            [FanOut] private readonly int _outputs;
            private readonly int _kernel;
            private readonly int _groups;
            [Weight] private float[,]? _dense;
            [Weight, Dense(nameof(_inputs), nameof(Gates), Packed = 4), Init(Scheme.Orthogonal)] private double[]? _packed;
            [Bias(nameof(Gates)), Init(Scheme.LstmForgetBias)] private float[]? _forget;
            [Weight, Conv(nameof(_inputs), nameof(_outputs), nameof(_kernel), nameof(_kernel), GroupsFrom = nameof(_groups)), Init(Scheme.TorchDefault)] private Tensor<float>? _conv;
            [Bias, Init(Scheme.TorchDefault)] private float[]? _convBias;
            [Weight, ConvTranspose(nameof(_inputs), nameof(_outputs), 3, Stride = 2)] private float[][][]? _up;
            [Weight, Embedding(100, nameof(_outputs))] private Memory<Half> _table;
            [Weight, Norm(nameof(_outputs))] private float[]? _scale;
            public Layers(int inputs, int outputs, int kernel, int groups = 1) =>
                (_inputs, _outputs, _kernel, _groups) = (inputs, outputs, kernel, groups);
            private int Gates => 4 * _outputs;
        }

        [Layer]
        public partial class More : Layers
        {
            [Weight, Dense(3, 2)] private readonly float[] _own = new float[6];
            [Weight] private Inner _inner;
            [Weight, Init(Scheme.Normal, Std = 0.5)] private Inner[] _several;
            public More(int width) : base(width, 2 * width, 3) { _inner = new(width); _several = new Inner[] { new(2) }; }
        }

        [Layer]
        public partial struct Inner
        {
            [FanIn, FanOut] public int Width { get; }
            [Weight] private float[] _weight;
            public Inner(int width) { Width = width; _weight = new float[width * width]; }
        }

        public sealed partial class Net
        {
            [Init] private readonly Layers _known = new(8, 16, 3, groups: 2);
            [Init(Scheme.He)] private readonly Layers _late;
            [Init] private readonly More _more = new(6);
            [Init] public Inner Value { get; set; } = new(7);
            public Net(int width) => _late = new(width, width, 5);
        }
        """);

    private static void Verify(string model, [CallerMemberName] string test = "")
    {
        GeneratorVerifier generator = Compiler.Generator with { AllowedDiagnostics = ["CS0169", "CS0649", "CS0414", "CS1591"], Template = Compiler.Project };
        GeneratorResult result = generator.Verify(Compiler.Model(model));
        Snapshots.Verify(result.Sources.Where(static source => source.Key != "InitGen.Kernels.g.cs").ToDictionary(), member: test);
    }
}
