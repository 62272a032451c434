using System;
using System.Linq;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Layer objects of the user's own: models say how they start, and the same seed and path give the same bits as raw arrays.</summary>
public sealed class LayerTests
{
    internal const string Dense = """
        [Layer]
        public sealed partial class DenseLayer
        {
            [Weight] private readonly float[] _weight;
            [Bias] private readonly float[] m_bias;
            public DenseLayer(int inputs, int outputs)
            {
                Inputs = inputs;
                Outputs = outputs;
                _weight = new float[inputs * outputs];
                m_bias = new float[outputs];
            }

            [FanIn] public int Inputs { get; }
            [FanOut] public int Outputs { get; }
        }


        """;

    [Fact]
    public void A_model_of_layers_has_the_bits_of_one_of_arrays()
    {
        using RunningModel model = RunningModel.Load(Dense + """
            public sealed partial class Mlp
            {
                [Init(Scheme.He), Activation(Activation.ReLU)] public readonly DenseLayer _first = new(784, 256);
                [Init(Scheme.Xavier, Distribution = Distribution.Uniform)] public DenseLayer Last { get; } = new DenseLayer(outputs: 10, inputs: 256);
                [Init(Scheme.Orthogonal, Seed = 5)] public readonly DenseLayer _turn;
                public Mlp() => _turn = new(30, 40);
            }

            public sealed partial class Raw
            {
                [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] public readonly float[] _first = new float[784 * 256];
                [Bias(256)] public readonly float[] _firstBias = new float[256];
                [Dense(256, 10), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] public readonly float[] Last = new float[256 * 10];
                [Bias(10)] public readonly float[] _lastBias = new float[10];
                [Dense(30, 40), Init(Scheme.Orthogonal, Seed = 5)] public readonly float[] _turn = new float[30 * 40];
                [Bias(40)] public readonly float[] _turnBias = new float[40];
            }
            """);
        object layers = model.Initialize(model.Create("Mlp"), 42);
        object raw = model.Initialize(model.Create("Raw"), 42);
        Assert.Equal("first.weight first.bias Last.weight Last.bias turn.weight turn.bias", RunningModel.Paths(layers));
        foreach (string member in new[] { "_first", "_turn" })
            Assert.Equal(model.Weights(raw, member), model.Weights(model.Field<object>(layers, member), "_weight"));
        Assert.Equal(model.Weights(raw, "Last"), model.Weights(model.Call(layers, "get_Last")!, "_weight"));
        Assert.Equal(
            RunningModel.Parameters(raw).Select(parameter => parameter.ToString()),
            RunningModel.Parameters(layers).Select(parameter => parameter.ToString()));
        Assert.Equal(RunningModel.Slice(raw, "first.weight", 1000, 50, 3), RunningModel.Slice(layers, "first.weight", 1000, 50, 3));
        Assert.Equal(RunningModel.Slice(raw, "turn.weight", 7, 50, 3), RunningModel.Slice(layers, "turn.weight", 7, 50, 3));
    }

    [Fact]
    public void Collections_of_layers_have_sizes_of_run_time()
    {
        using RunningModel model = RunningModel.Load(Dense + """
            public sealed partial class Net
            {
                private readonly int _width;
                [Init(Scheme.He)] public readonly DenseLayer[] _array = { new(8, 16), new(16, 4) };
                [Init(Scheme.Orthogonal)] public readonly List<DenseLayer> _list = new() { new(8, 16), new(6, 3) };
                [Init(Scheme.Sparse, Sparsity = 0.5)] public readonly System.Collections.Immutable.ImmutableArray<DenseLayer> _immutable =
                    System.Collections.Immutable.ImmutableArray.Create(new DenseLayer(8, 16));
                [Init(Scheme.UnitSphere)] public readonly IReadOnlyList<DenseLayer> _read = new[] { new DenseLayer(8, 16) };
                [Init(Scheme.Xavier)] public readonly Dictionary<string, DenseLayer> _named = new() { ["a.b"] = new(8, 16) };
                [Init(Scheme.LeCun)] public readonly DenseLayer _late;
                public Net(int width) { _width = width; _late = new(_width, 2 * width); }
                public DenseLayer At(int i) => _array[i];
                public DenseLayer Listed(int i) => _list[i];
            }

            public sealed partial class Raw
            {
                [Dense(8, 16), Init(Scheme.He, Name = "array.0")] public float[]? _a;
                [Init] public readonly A array = new();
                [Init] public readonly L list = new();
            }

            public sealed partial class A { [Dense(8, 16), Init(Scheme.He, Name = "0")] public float[]? _a; [Dense(16, 4), Init(Scheme.He, Name = "1")] public float[]? _b; }
            public sealed partial class L { [Dense(8, 16), Init(Scheme.Orthogonal, Name = "0")] public float[]? _a; [Dense(6, 3), Init(Scheme.Orthogonal, Name = "1")] public float[]? _b; }
            """);
        object net = model.Initialize(model.Create("Net", 12), 5);
        object raw = model.Initialize(model.Create("Raw"), 5);
        Assert.Equal(
            "array.0.weight array.0.bias array.1.weight array.1.bias list.0.weight list.0.bias list.1.weight list.1.bias immutable.0.weight immutable.0.bias read.0.weight read.0.bias named.a%2Eb.weight named.a%2Eb.bias late.weight late.bias",
            RunningModel.Paths(net));
        Assert.Equal(model.Weights(model.Field<object>(raw, "array"), "_a"), model.Weights(model.Call(net, "At", 0)!, "_weight"));
        Assert.Equal(model.Weights(model.Field<object>(raw, "array"), "_b"), model.Weights(model.Call(net, "At", 1)!, "_weight"));
        Assert.Equal(model.Weights(model.Field<object>(raw, "list"), "_a"), model.Weights(model.Call(net, "Listed", 0)!, "_weight"));
        Assert.Equal(model.Weights(model.Field<object>(raw, "list"), "_b"), model.Weights(model.Call(net, "Listed", 1)!, "_weight"));
        ParameterDescription late = RunningModel.Parameters(net).Single(parameter => parameter.Path == "late.weight");
        Assert.Equal(12, late.FanIn);
        Assert.Equal(24, late.FanOut);
        Assert.Equal(Math.Sqrt(1 / 12d), late.Distribution.Sigma, 12);
    }
}
