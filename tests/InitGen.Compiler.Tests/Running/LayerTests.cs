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

    [Fact]
    public void Layers_may_be_structs_records_generic_nested_and_derived()
    {
        using RunningModel model = RunningModel.Load(Dense + """
            public partial class Outer<T>
            {
                [Layer]
                public partial record Square<TOther>([property: FanIn, FanOut] int Width)
                {
                    [Weight] protected float[]? Weight { get; set; }
                }
            }

            public partial record Named(int Width) : Outer<int>.Square<string>(2 * Width);

            [Layer]
            public partial record Longer(int Width) : Outer<int>.Square<string>(Width)
            {
                [Bias] public float[]? Bias { get; set; }
            }

            [Layer]
            public partial struct Small
            {
                [FanIn, FanOut] private readonly int _n;
                [Weight] public float[]? Weight;
                public Small(int n) { _n = n; Weight = null; }
            }

            public sealed partial class Net<TLayer>
                where TLayer : Outer<int>.Square<string>
            {
                [Init(Scheme.He)] private readonly Outer<int>.Square<string> _square = new(4);
                [Init(Scheme.He)] private readonly Named _named = new(Width: 3);
                [Init(Scheme.He)] private readonly Longer _longer = new(5);
                [Init(Scheme.He)] private readonly TLayer _parameter;
                [Init(Scheme.He)] public Small _field = new(6);
                [Init(Scheme.He)] public Small Property { get; set; } = new(7);
                [Init(Scheme.He)] public readonly Small[] _array = { new(8), new(9) };
                [Init(Scheme.He)] public readonly List<Small> _list = new() { new(2) };
                public Net(TLayer parameter) => _parameter = parameter;
                public bool IsWhole => _field.Weight is { Length: 36 } && Property.Weight is { Length: 49 } && _array[1].Weight is { Length: 81 } && _list[0].Weight is { Length: 4 };
            }
            """);
        Type named = model.Type("Named");
        object net = model.Initialize(model.Create(model.Type("Net`1").MakeGenericType(named), model.Create("Named", 3)), 5);
        Assert.Equal(true, model.Call(net, "get_IsWhole"));
        Assert.Equal(
            "square.Weight:16 named.Weight:36 longer.Weight:25 longer.Bias:5 parameter.Weight:36 field.Weight:36 Property.Weight:49 array.0.Weight:64 array.1.Weight:81 list.0.Weight:4",
            string.Join(" ", RunningModel.Parameters(net).Select(static parameter => parameter.Path + ":" + parameter.Length)));
    }

    [Theory]
    [InlineData("public sealed partial class D([FanIn] int inputs, [FanOut] int outputs) { [Weight] public readonly float[] _weight = new float[inputs * outputs]; }")]
    [InlineData("public sealed partial class D(int inputs, int outputs) { [FanIn] public int Inputs { get; } = inputs; [FanOut] private readonly int _outputs = outputs; [Weight] public readonly float[] _weight = new float[inputs * outputs]; }")]
    [InlineData("public sealed partial class D { public D([FanIn] int inputs, [FanOut] int outputs) { (Inputs, Outputs) = (inputs, outputs); } public int Inputs { get; } public int Outputs { get; } [Weight] public float[]? _weight; }")]
    [InlineData("public sealed partial class D { public D(int inputs, int outputs) { (Inputs, Half) = (inputs, outputs / 2); } [FanIn] public int Inputs { get; } private int Half { get; } [FanOut] public int Outputs => 2 * this.Half; [Weight] public float[]? _weight; }")]
    [InlineData("public sealed partial record D([property: FanIn] int Inputs, [FanOut] int Outputs) { [Weight] public float[]? _weight; }")]
    [InlineData("public readonly partial struct D { public D(int inputs, int outputs) : this(new float[inputs * outputs], inputs, outputs) { } private D(float[] w, int inputs, int outputs) { Inputs = inputs; Outputs = outputs; _weight = w; } [FanIn] public int Inputs { get; } [FanOut] public int Outputs { get; } [Weight] public readonly float[] _weight; }")]
    public void Sizes_are_known_where_a_layer_is_created(string layer)
    {
        bool isPrimary = layer.Contains("class D(", StringComparison.Ordinal);
        if (isPrimary && typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version is { Major: 4, Minor: < 8 }) return;
        string source = "[Layer] " + layer + """
             public sealed partial class Net { [Init(Scheme.He)] public readonly D _first = new(6 + 6, 6); }
            """;
        string generated = Compiler.Generator.Verify(Compiler.Model(source)).Sources.Single(static file => file.Key.Contains("Net")).Value;
        Assert.Contains("He normal: sigma = sqrt(2 / 12)", generated, StringComparison.Ordinal);
        using RunningModel model = RunningModel.Load(source);
        object net = model.Initialize(model.Create("Net"), 3);
        Assert.Equal(RunningModel.Slice(net, "first.weight", 0, 72, 3), model.Weights(model.Field<object>(net, "_first"), "_weight"));
    }

    [Theory]
    [InlineData("private D _first = new(12, 6); public void Other(D d) => _first = d;")]
    [InlineData("public D _first = new(12, 6);")]
    [InlineData("private readonly D _first = D.Make(12, 6);")]
    [InlineData("private readonly D _first; public Net(bool large) => _first = large ? new(24, 6) : new(12, 6);")]
    [InlineData("private readonly D _first; public Net(int inputs) => _first = new(inputs, 6);")]
    [InlineData("private readonly D _first; public Net(bool large) { if (large) _first = new(24, 6); else _first = new(12, 6); }")]
    [InlineData("private readonly D _first = new(12, 6) { Inputs = 24 };")]
    public void Sizes_are_read_from_the_layer_where_they_are_not_certain(string member)
    {
        string generated = Compiler.Generator.Verify(Compiler.Model($$"""
            [Layer]
            public sealed partial class D
            {
                public D(int inputs, int outputs) => (Inputs, Outputs) = (inputs, outputs);
                [FanIn] public int Inputs { get; init; }
                [FanOut] public int Outputs { get; }
                [Weight] public float[]? _weight;
                public static D Make(int inputs, int outputs) => new(inputs, outputs);
            }

            public sealed partial class Net { [Init(Scheme.He)] {{member}} }
            """)).Sources.Single(static file => file.Key.Contains("Net")).Value;
        Assert.DoesNotContain("sqrt(2 / 12)", generated, StringComparison.Ordinal);
        Assert.Contains("shape.Fans.In", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_inside_layers_get_the_models_scheme_and_keep_their_own_where_it_names_none()
    {
        using RunningModel model = RunningModel.Load(Dense + """
            [Layer]
            public sealed partial class Attention
            {
                [Weight] private readonly DenseLayer _query;
                [Weight, Init(Scheme.Normal, Std = 0.02)] private readonly DenseLayer _out;
                [Weight] private readonly DenseLayer[] _heads = { new(4, 4), new(4, 2) };
                [Weight, Norm(nameof(Width))] private float[]? _gamma;
                public Attention(int width) { Width = width; _query = new(width, 2 * width); _out = new(2 * width, width); }
                public int Width { get; }
            }

            [Layer]
            public sealed partial class Lstm
            {
                public Lstm(int inputs, int hidden) => (Inputs, Hidden) = (inputs, hidden);
                public int Inputs { get; }
                public int Hidden { get; }
                private int Gates => 4 * Hidden;
                [Weight, Dense(nameof(Inputs), nameof(Gates), Packed = 4)] private float[]? _input;
                [Weight, Dense(nameof(Hidden), nameof(Gates), Packed = 4), Init(Scheme.Orthogonal)] private float[]? _recurrent;
                [Bias(nameof(Gates)), Init(Scheme.LstmForgetBias)] private float[]? _bias;
            }

            [Layer]
            public sealed partial class LayerNorm
            {
                [Weight, Norm(8)] private readonly float[] _scale = new float[8];
                [Bias(8)] private readonly float[] _shift = new float[8];
            }

            public sealed partial class Net
            {
                [Init, Activation(Activation.Tanh)] private readonly Attention _bare = new(8);
                [Init(Scheme.He)] private readonly Attention _said = new(8);
                [Init, Activation(Activation.Tanh)] private readonly Lstm _lstm = new(6, 5);
                [Init] private readonly LayerNorm _norm = new();
                [Init(Scheme.Zero)] private readonly LayerNorm _tail = new();
            }
            """);
        object net = model.Initialize(model.Create("Net"), 3);
        Assert.Equal(
            """
            bare.query.weight N(0, 0.289)
            bare.query.bias 0
            bare.out.weight N(0, 0.02)
            bare.out.bias 0
            bare.heads.0.weight N(0, 0.5)
            bare.heads.0.bias 0
            bare.heads.1.weight N(0, 0.577)
            bare.heads.1.bias 0
            bare.gamma 1
            said.query.weight N(0, 0.5)
            said.query.bias 0
            said.out.weight N(0, 0.354)
            said.out.bias 0
            said.heads.0.weight N(0, 0.707)
            said.heads.0.bias 0
            said.heads.1.weight N(0, 0.707)
            said.heads.1.bias 0
            said.gamma 1
            """,
            string.Join("\n", RunningModel.Parameters(net).Take(18).Select(static parameter => $"{parameter.Path} {parameter.Distribution}")));
        Assert.Equal(
            "lstm.input:Xavier lstm.recurrent:Orthogonal lstm.bias:LstmForgetBias norm.scale:One norm.shift:Zero tail.scale:Zero tail.shift:Zero",
            string.Join(" ", RunningModel.Parameters(net).Skip(18).Select(static parameter => $"{parameter.Path}:{parameter.Scheme}")));
    }

    [Fact]
    public void Layers_of_another_assembly_are_known_by_what_was_compiled_into_them()
    {
        TestProject library = (Compiler.Project with { Name = "Library", NoWarn = ["CS0169", "CS0649"] }).WithSources(Compiler.Model(Dense + """
            [Layer]
            public partial class Conv
            {
                public Conv(int inputs, int outputs, int kernel, int groups = 1) => (Inputs, Outputs, Kernel, Groups) = (inputs, outputs, kernel, groups);
                [FanIn] public int Inputs { get; }
                [FanOut] public int Outputs { get; }
                private int Kernel { get; }
                private int Groups { get; }
                [Weight, Conv(nameof(Inputs), nameof(Outputs), nameof(Kernel), nameof(Kernel), GroupsFrom = nameof(Groups))] private float[]? _weight;
                [Bias, Init(Scheme.TorchDefault)] private float[]? _bias;
                [Weight, Dense(4, 4), Init(Scheme.TruncatedNormal, Std = 0.25, Truncation = 3), Activation(Activation.LeakyReLU, Slope = 0.2)] private double[]? _other;
                [Weight] private readonly DenseLayer _inner = new(3, 2);
            }
            """));
        TestProject project = Compiler.Project.WithProjectReferences(library).WithSources(Compiler.Model("""
            public sealed partial class Net
            {
                [Init(Scheme.He)] public readonly DenseLayer _first = new(784, 256);
                [Init] public readonly Conv _conv = new(8, 16, 3, groups: 2);
                [Init] public readonly Special _special = new();
                [Init(Scheme.He)] public readonly Conv[] _late = { new(4, 4, 5) };
            }

            public sealed class Special : Conv { public Special() : base(4, 6, 1) { } }
            """)) with { NoWarn = ["CS0169"] };
        using CompiledModel model = CompiledModel.Load(project, new Generator.InitGenerator());
        object net = model.Create("Models.Net");
        model.Call(net, "InitializeWeights", 7UL);
        Assert.Equal(
            """
            first.weight [256, 784] N(0, 0.0505)
            first.bias [256] 0
            conv.weight [16, 4, 3, 3] N(0, 0.136)
            conv.bias [16] U(-0.167, 0.167)
            conv.other [4, 4] N(0, 0.25) cut at 3 sigma
            conv.inner.weight [2, 3] N(0, 0.632)
            conv.inner.bias [2] 0
            """,
            string.Join("\n", RunningModel.Parameters(net).Take(7).Select(static parameter =>
                $"{parameter.Path} [{string.Join(", ", parameter.Shape)}] {parameter.Distribution}")));

        Assert.Contains("layer.Expect(in shape, 16L, 4L, 3L, 3L)", Compiler.Generator.Verify(project).Sources.Single(static file => file.Key.Contains("Net")).Value, StringComparison.Ordinal);
    }
}
