using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.CompilerServices;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Generated code for weights that are kept as float, double and Half: the same values, under every scheme and in every container.</summary>
public sealed class ElementTests
{
    private static readonly string[] ElementTypes = ["float", "double", "Half"];

    [Theory]
    [InlineData("Dense(37, 24), Init(Scheme.Zero)")]
    [InlineData("Dense(37, 24), Init(Scheme.Constant, Value = -0.1)")]
    [InlineData("Dense(37, 24), Init(Scheme.Uniform, Low = -0.1, High = 0.3)")]
    [InlineData("Dense(37, 24), Init(Scheme.Normal, Std = 0.01, Mean = 1)")]
    [InlineData("Dense(37, 24), Init(Scheme.TruncatedNormal, Std = 0.02)")]
    [InlineData("Dense(100, 90), Init(Scheme.Xavier)")]
    [InlineData("Dense(100, 90), Init(Scheme.He, Distribution = Distribution.Uniform)")]
    [InlineData("Dense(37, 24), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)")]
    [InlineData("Dense(nameof(_n), nameof(_n)), Init(Scheme.Xavier)")]
    [InlineData("Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.TorchDefault)")]
    [InlineData("Embedding(50, 20), Init")]
    [InlineData("Dense(100, 90), Init(Scheme.Orthogonal, Gain = 1.5)")]
    [InlineData("Dense(20, 60, Packed = 3), Init(Scheme.Orthogonal)")]
    [InlineData("Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.DeltaOrthogonal)")]
    [InlineData("Embedding(500, 33), Init(Scheme.UnitSphere)")]
    [InlineData("Dense(37, 24), Init(Scheme.Identity, Gain = 0.3)")]
    [InlineData("Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.Dirac)")]
    [InlineData("Dense(100, 90), Init(Scheme.Sparse, Sparsity = 0.75)")]
    [InlineData("Bias(40), Init(Scheme.LstmForgetBias)")]
    public void Every_scheme_gives_the_same_values_as_each_type(string attributes)
    {
        using RunningModel model = RunningModel.Load(string.Join('\n', ElementTypes.Select(type => $$"""
            public sealed partial class Net_{{type}}
            {
                private readonly int _n = 24;
                [{{attributes}}] private {{type}}[]? _w;
            }
            """)));
        object[] nets = [.. ElementTypes.Select(type => model.Initialize(model.Create("Net_" + type), 5))];
        float[] floats = model.Weights(nets[0], "_w");
        double[] doubles = model.Field<double[]>(nets[1], "_w");
        Half[] halves = model.Field<Half[]>(nets[2], "_w");
        Assert.Equal(floats.Select(weight => (double)weight), doubles);
        Assert.Equal(floats.Select(weight => (Half)weight), halves);
        Assert.Equal(
            [typeof(float), typeof(double), typeof(Half)],
            nets.Select(net => Assert.Single(RunningModel.Parameters(net)).ElementType));

        // Any slice has the bits of the whole, from places at which no group begins too.
        string path = Assert.Single(RunningModel.Parameters(nets[0])).Path;
        foreach (int start in new[] { 0, 1, floats.Length / 3 })
        {
            var slice = new double[(floats.Length - start) * 3 / 4];
            ((IInitializable)nets[1]).FillParameter(path, start, slice, seed: 5);
            Assert.Equal(doubles.AsSpan(start, slice.Length).ToArray(), slice);
            var half = new Half[slice.Length];
            ((IInitializable)nets[2]).FillParameter(path, start, half, seed: 5);
            Assert.Equal(halves.AsSpan(start, half.Length).ToArray(), half);
        }
    }

    public static TheoryData<string, string> Containers
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] containers =
            [
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public T[]? W;",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public readonly T[] W = new T[37 * 24];",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public T[]? W { get; set; }",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public T[,]? W;",
                "private readonly int _n = 24; [Dense(37, nameof(_n)), Init(Scheme.He, Name = \"w\")] public T[,]? W;",
                "[Conv(37, 8, 3), Init(Scheme.He, Name = \"w\")] public T[,,]? W;",
                "[Conv(37, 2, 4, 3), Init(Scheme.He, Name = \"w\")] public readonly T[,,,] W = new T[2, 37, 4, 3];",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public Memory<T> W;",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public readonly Memory<T> W = new T[1000].AsMemory(5, 37 * 24);",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public Tensor<T>? W;",
                "[Dense(37, 24), Init(Scheme.He, Name = \"w\")] public T[][]? W;",
                "private readonly int _n = 24; [Dense(37, nameof(_n)), Init(Scheme.He, Name = \"w\")] public T[][]? W { get; set; }",
                "[Conv(37, 8, 3), Init(Scheme.He, Name = \"w\")] public T[][][]? W;",
                "[Conv(37, 2, 4, 3), Init(Scheme.He, Name = \"w\")] public T[][][][]? W;",
            ];
            foreach (string container in containers)
            {
                foreach (string type in ElementTypes) data.Add(type, container);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_container_keeps_each_type(string type, string container)
    {
        string member = container.Replace("T[", type + "[").Replace("<T>", $"<{type}>");
        using RunningModel model = RunningModel.Load($$"""
            public sealed partial class Net { {{member}} }
            public sealed partial class Flat { [Dense(37, 24), Init(Scheme.Normal, Std = 1, Name = "w")] public float[]? W; }
            """);
        object net = model.Initialize(model.Create("Net"), 5);
        double[] weights = Weights.Of(net.GetType().GetField("W") is { } field ? field.GetValue(net)! : net.GetType().GetProperty("W")!.GetValue(net)!);

        // One path and one seed draw the same normal numbers; only sigma differs.
        double sigma = Assert.Single(RunningModel.Parameters(net)).Distribution.Sigma;
        double[] units = Weights.Of(model.Weights(model.Initialize(model.Create("Flat"), 5), "W"));
        Assert.Equal(37 * 24, weights.Length);
        double precision = type == "Half" ? 1 / 2047.0 : 1e-6;
        for (int i = 0; i < weights.Length; i++) Assert.InRange(weights[i] - (units[i] * sigma), -precision * Math.Abs(weights[i]) - 3e-8, precision * Math.Abs(weights[i]) + 3e-8);
    }

    [Fact]
    public void A_slice_has_to_have_the_elements_of_its_parameter()
    {
        using RunningModel model = RunningModel.Load("public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private Half[]? _w; }");
        var thrown = Assert.Throws<ArgumentException>(() => RunningModel.Slice(model.Create("Net"), "w.weight", 0, 1));
        Assert.StartsWith("'w.weight' has elements of type Half, and the destination's are float. Pass a Span<Half>.", thrown.Message);
    }

    [Fact]
    public void Types_are_mixed_in_one_model_and_nested_ones()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(300, 200), Init(Scheme.He)] public Half[]? _first;
                [Bias(200), Init(Scheme.Constant, Value = 0.1)] public float[]? _bias;
                [Init] public readonly Block[] _blocks = { new(), new() };
                [Dense(200, 10), Init(Scheme.Xavier)] public double[,]? _last;
            }

            public sealed partial class Block { [Dense(200, 200), Init(Scheme.Xavier)] public float[]? W; }
            """);
        object net = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 8, MaxDegreeOfParallelism = 1 });
        Assert.Equal((Half)RunningModelFloat("first.weight", 300, 200, "He"), model.Field<Half[]>(net, "_first")[^1]);
        Assert.All(model.Weights(net, "_bias"), weight => Assert.Equal(0.1f, weight));
        Assert.Equal((double)RunningModelFloat("last.weight", 200, 10, "Xavier"), model.Field<double[,]>(net, "_last")[9, 199]);

        static float RunningModelFloat(string path, int inputs, int outputs, string scheme)
        {
            string name = path.Split('.')[0];
            using RunningModel other = RunningModel.Load($"public sealed partial class Net {{ [Dense({inputs}, {outputs}), Init(Scheme.{scheme})] private float[]? _{name}; }}");
            return RunningModel.Slice(other.Create("Net"), path, (inputs * outputs) - 1, 1, 8)[0];
        }
    }
}
