using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Generated code, run: the weights have the promised distribution and land where they belong.</summary>
public sealed class WeightTests
{
    // Five standard errors: with the seeds fixed the outcome is fixed too, and this says how far it may lie from theory.
    private const double Errors = 5;

    [Theory]
    [InlineData("Init(Scheme.Zero)")]
    [InlineData("Init(Scheme.One)")]
    [InlineData("Init(Scheme.Constant, Value = -0.25)")]
    [InlineData("Init(Scheme.Uniform, Low = -0.1, High = 0.3)")]
    [InlineData("Init(Scheme.Normal, Std = 0.01)")]
    [InlineData("Init(Scheme.Normal, Std = 2, Mean = 3)")]
    [InlineData("Init(Scheme.TruncatedNormal, Std = 0.02)")]
    [InlineData("Init(Scheme.TruncatedNormal, Std = 1, Truncation = 0.5)")]
    [InlineData("Init(Scheme.TruncatedNormal, Std = 1, Truncation = 6, Mean = -1)")]
    [InlineData("Init(Scheme.Xavier)")]
    [InlineData("Init(Scheme.Xavier, Distribution = Distribution.Uniform)")]
    [InlineData("Init(Scheme.Xavier, Distribution = Distribution.TruncatedNormal)")]
    [InlineData("Init(Scheme.He)")]
    [InlineData("Init(Scheme.He, Distribution = Distribution.Uniform, Fan = FanMode.Out)")]
    [InlineData("Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 3)")]
    [InlineData("Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = 0.2)")]
    [InlineData("Init(Scheme.LeCun), Activation(Activation.SELU)")]
    [InlineData("Init(Scheme.VarianceScaling, Gain = 1.5, Fan = FanMode.Average)")]
    [InlineData("Init(Scheme.TorchDefault)")]
    [InlineData("Init(Scheme.Siren)")]
    [InlineData("Init(Scheme.Siren, Position = LayerPosition.Input)")]
    [InlineData("Init(Scheme.MuP)")]
    [InlineData("Init(Scheme.MuP, Position = LayerPosition.Output, Distribution = Distribution.Uniform)")]
    [InlineData("Init(Scheme.He, Depth = 12)")]
    [InlineData("Init(Scheme.Normal, Std = 0.02, Depth = 12)")]
    [InlineData("Init, Activation(Activation.GELU)")]
    [InlineData("Init, Activation(Activation.Tanh)")]
    public void Weights_have_the_moments_of_their_law(string attributes)
    {
        using RunningModel model = RunningModel.Load($$"""
            public sealed partial class Net
            {
                [Dense(512, 256), {{attributes}}] private float[]? _w;
            }
            """);
        object net = model.Initialize(model.Create("Net"), 7);
        float[] weights = model.Weights(net, "_w");
        WeightDistribution law = RunningModel.Parameters(net).Single().Distribution;

        Assert.Equal(512 * 256, weights.Length);
        Assert.All(weights, weight => Assert.InRange(weight, (float)law.Minimum, (float)law.Maximum));
        double mean = weights.Average(weight => (double)weight);
        double variance = weights.Average(weight => (weight - mean) * (weight - mean));
        double fourth = weights.Average(weight => Math.Pow(weight - mean, 4));
        Assert.InRange(mean - law.Mean, -Errors * Math.Sqrt(law.Variance / weights.Length) - 1e-7, Errors * Math.Sqrt(law.Variance / weights.Length) + 1e-7);
        double spread = Errors * Math.Sqrt((fourth - (variance * variance)) / weights.Length);
        Assert.InRange(variance - law.Variance, -spread - 1e-12, spread + 1e-12);
    }

    [Fact]
    public void Sigma_is_that_of_the_paper()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _he;
                [Dense(784, 256), Init(Scheme.Xavier)] private float[]? _xavier;
                [Dense(784, 256), Init(Scheme.LeCun)] private float[]? _lecun;
                [Conv(64, 128, 3, 3, Groups = 4), Init(Scheme.He)] private float[]? _conv;
                [Dense(768, 2304, Packed = 3), Init(Scheme.Xavier)] private float[]? _qkv;
                [Embedding(1000, 256), Init] private float[]? _table;
                [Norm(256), Init] private float[]? _gamma;
                [Bias(256)] private float[]? _beta;
            }
            """);
        double[] sigmas = [.. RunningModel.Parameters(model.Create("Net")).Select(parameter => parameter.Distribution.StandardDeviation)];
        Assert.Equal(
            [
                Math.Sqrt(2.0 / 784), Math.Sqrt(2.0 / 1040), Math.Sqrt(1.0 / 784), Math.Sqrt(2.0 / (16 * 9)),
                Math.Sqrt(2.0 / 1536), Math.Sqrt(1.0 / 256), 0, 0,
            ],
            sigmas,
            (expected, found) => Math.Abs(expected - found) < 1e-15);
    }

    [Fact]
    public void Readonly_arrays_are_filled_in_place_and_null_members_are_allocated()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _kept = new float[8];
                [Dense(4, 2), Init(Scheme.He)] private float[]? _allocated;
                [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _matrix = new float[2, 4];
                [Dense(4, 2), Init(Scheme.He)] private float[,]? _newMatrix;
                [Dense(4, 2), Init(Scheme.He)] private Tensor<float>? _tensor;
                [Conv(2, 3, 4), Init(Scheme.He)] private float[,,]? _three;
                [Conv(2, 3, 4, 5), Init(Scheme.He)] private readonly float[,,,] _four = new float[3, 2, 4, 5];
                [Dense(4, 2), Init(Scheme.He)] private Memory<float> _memory;
                [Dense(4, 2), Init(Scheme.He)] private readonly Memory<float> _part = new float[20].AsMemory(5, 8);
                public float[] MemoryWeights => _memory.ToArray();
                public float[] PartWeights => _part.ToArray();
                [Dense(4, 2), Init(Scheme.He)] public float[]? Property { get; set; }
                [Dense(4, 2)] [field: Init(Scheme.He)] public float[] Backed { get; } = new float[8];
                public float TensorAt(int i, int j) => _tensor![new nint[] { i, j }];
            }
            """);
        object net = model.Create("Net");
        float[] kept = model.Weights(net, "_kept");
        model.Initialize(net);

        Assert.Same(kept, model.Weights(net, "_kept"));
        Assert.Equal(8, model.Weights(net, "_allocated").Length);
        Assert.All(kept, weight => Assert.NotEqual(0, weight));
        Assert.Equal(RunningModel.Slice(net, "matrix.weight", 0, 8), model.Field<float[,]>(net, "_matrix").Cast<float>());
        Assert.Equal(RunningModel.Slice(net, "newMatrix.weight", 0, 8), model.Field<float[,]>(net, "_newMatrix").Cast<float>());
        Assert.Equal(RunningModel.Slice(net, "tensor.weight", 5, 1)[0], model.Call(net, "TensorAt", 1, 1));
        Assert.Equal(RunningModel.Slice(net, "three.weight", 0, 24), model.Field<float[,,]>(net, "_three").Cast<float>());
        Assert.Equal(RunningModel.Slice(net, "four.weight", 0, 120), model.Field<float[,,,]>(net, "_four").Cast<float>());
        Assert.Equal(RunningModel.Slice(net, "memory.weight", 0, 8), model.Call(net, "get_MemoryWeights"));
        Assert.Equal(RunningModel.Slice(net, "part.weight", 0, 8), model.Call(net, "get_PartWeights"));
        Assert.Equal(
            "kept.weight allocated.weight matrix.weight newMatrix.weight tensor.weight three.weight four.weight memory.weight part.weight "
            + "Property.weight Backed.weight", RunningModel.Paths(net));
    }

    [Fact]
    public void Jagged_arrays_have_the_bits_of_flat_ones_under_every_cut()
    {
        const string Source = """
            public sealed partial class Name
            {
                [Dense(1500, 700), Init(Scheme.He)] public readonly Rows A = Make(700, 1500);
                [Dense(300, 200), Init(Scheme.Orthogonal)] public Rows? B;
                [Dense(77, 4000), Init(Scheme.Sparse, Sparsity = 0.5)] public Rows? C;
                [Embedding(999, 333), Init(Scheme.UnitSphere)] public Rows? D;
                private static Rows Make(int rows, int length) => Made;
            }
            """;
        using RunningModel model = RunningModel.Load(
            Source.Replace("Name", "Jagged").Replace("Rows", "float[][]").Replace("Made", "Array.ConvertAll(new int[rows], _ => new float[length])")
            + Source.Replace("Name", "Flat").Replace("Rows", "float[]").Replace("Made", "new float[rows * length]"));
        object flat = model.Initialize(model.Create("Flat"), 4);
        object jagged = model.Create("Jagged");
        Array kept = model.Field<float[][]>(jagged, "A")[^1];
        InitializationOptions[] runs =
        [
            new() { Seed = 4, MaxDegreeOfParallelism = 1 }, new() { Seed = 4, MaxDegreeOfParallelism = 3 },
            new() { Seed = 4, Shard = new(0, 2) }, new() { Seed = 4, Shard = new(1, 2), MaxDegreeOfParallelism = 1 },
        ];
        for (int run = 0; run < runs.Length; run++)
        {
            if (run is 1 or 2) Array.ForEach(model.Field<float[][]>(jagged, "A"), row => Array.Clear(row));
            model.Initialize(jagged, runs[run]);
            if (run == 2) continue;
            foreach (string field in new[] { "A", "B", "C", "D" })
                Assert.Equal(model.Weights(flat, field), model.Field<float[][]>(jagged, field).SelectMany(row => row));
        }

        Assert.Same(kept, model.Field<float[][]>(jagged, "A")[^1]);
    }

    [Fact]
    public void Rows_that_two_parameters_share_are_filled_by_the_later_one()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(1000, 1500), Init(Scheme.He)] public readonly float[][] A = Array.ConvertAll(new int[1500], _ => new float[1000]);
                [Dense(1000, 1500), Init(Scheme.He)] public readonly float[][] B;
                public Net() => B = (float[][])A.Clone();
            }
            """);
        object net = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 4, MaxDegreeOfParallelism = 4 });
        Assert.Equal(RunningModel.Slice(net, "B.weight", 0, 1000 * 1500, 4), model.Field<float[][]>(net, "A").SelectMany(row => row));
    }

    [Fact]
    public void A_constructor_may_rely_on_initialized_members_under_nullable_analysis()
    {
        // Warnings are failures here: without MemberNotNull this would not compile.
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He)] private float[] _w;
                public Net() => InitializeWeights(3);
                public int Length => _w.Length;
            }

            public partial struct Point
            {
                [Dense(4, 2), Init(Scheme.He)] private float[] _w;
                private readonly int _other;
                public Point(int other)
                {
                    _other = other;
                    InitializeWeights(3);
                }

                public int Length => _w.Length + _other;
            }
            """);
        Assert.Equal(8, model.Weights(model.Create("Net"), "_w").Length);
        Assert.Equal(8, model.Weights(model.Create("Point", 1), "_w").Length);
    }

    [Fact]
    public void Same_seed_and_path_give_the_same_bits_whatever_else_the_model_holds()
    {
        using RunningModel one = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(64, 64), Init(Scheme.He)] private float[]? _a;
                [Dense(64, 64), Init(Scheme.He)] private float[]? _b;
            }
            """);
        using RunningModel other = RunningModel.Load("""
            public partial class Renamed
            {
                [Dense(64, 64), Init(Scheme.Xavier)] private float[]? _first;
                [Dense(64, 64), Init(Scheme.He)] private float[,]? b;
                [Dense(64, 64), Init(Scheme.He, Name = "a")] private float[]? m_pinned;
            }
            """);
        object x = one.Initialize(one.Create("Net"), 42);
        object y = other.Initialize(other.Create("Renamed"), 42);
        Assert.Equal(one.Weights(x, "_a"), other.Weights(y, "m_pinned"));
        Assert.Equal(one.Weights(x, "_b"), other.Field<float[,]>(y, "b").Cast<float>());
        Assert.NotEqual(one.Weights(x, "_a"), one.Weights(x, "_b"));
        Assert.NotEqual(one.Weights(x, "_a"), one.Weights(one.Initialize(one.Create("Net"), 43), "_a"));
    }

    [Fact]
    public void A_seed_of_its_own_wins()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(64, 64), Init(Scheme.He, Seed = 18446744073709551615)] private float[]? _own;
                [Dense(64, 64), Init(Scheme.He)] private float[]? _common;
            }
            """);
        object one = model.Initialize(model.Create("Net"), 1);
        object two = model.Initialize(model.Create("Net"), 2);
        Assert.Equal(model.Weights(one, "_own"), model.Weights(two, "_own"));
        Assert.NotEqual(model.Weights(one, "_common"), model.Weights(two, "_common"));
        Assert.Equal(model.Weights(one, "_own"), RunningModel.Slice(one, "own.weight", 0, 64 * 64, seed: 5));
    }

    [Fact]
    public void Slices_equal_the_whole()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(100, 77), Init(Scheme.He)] private float[]? _normal;
                [Dense(100, 77), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private float[]? _uniform;
                [Dense(100, 77), Init(Scheme.TruncatedNormal, Std = 1)] private float[]? _truncated;
                [Bias(77), Init(Scheme.Constant, Value = 0.5)] private float[]? _bias;
            }
            """);
        object net = model.Initialize(model.Create("Net"), 9);
        var random = new Random(1);
        foreach ((string path, string field) in new[]
            { ("normal.weight", "_normal"), ("uniform.weight", "_uniform"), ("truncated.weight", "_truncated"), ("truncated.bias", "_bias") })
        {
            float[] whole = model.Weights(net, field);
            for (int i = 0; i < 50; i++)
            {
                int start = random.Next(whole.Length + 1);
                int count = random.Next(whole.Length - start + 1);
                Assert.Equal(whole.AsSpan(start, count).ToArray(), RunningModel.Slice(net, path, start, count, seed: 9));
            }
        }
    }

    [Fact]
    public void Sizes_of_run_time_give_the_bits_of_constant_ones()
    {
        const string Constant = """
            public sealed partial class Constant
            {
                [Dense(37, 11), Init(Scheme.He)] private float[]? _a;
                [Dense(37, 11), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private float[]? _b;
                [Dense(37, 11), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)] private float[]? _c;
                [Conv(12, 6, 3, 3, Groups = 3), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = 0.3)] private float[]? _d;
                [ConvTranspose(12, 6, 3, 3, Groups = 3, Stride = 2), Init(Scheme.He, Fan = FanMode.Out)] private float[]? _e;
                [Embedding(5, 37), Init] private float[]? _f;
                [Dense(37, 12, Packed = 3), Init(Scheme.Xavier)] private float[]? _g;
            }
            """;
        const string Dynamic = """
            public sealed partial class Dynamic
            {
                private readonly int _inputs = 37;
                public long Outputs { get; set; } = 11;
                private static int Twelve => 12;
                private readonly short _six = 6;
                [Dense(nameof(_inputs), nameof(Outputs)), Init(Scheme.He)] private float[]? _a;
                [Dense(37, nameof(Outputs)), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private float[]? _b;
                [Dense(nameof(_inputs), 11), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)] private float[]? _c;
                [Conv(nameof(Twelve), nameof(_six), 3, 3, Groups = 3), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = 0.3)] private float[]? _d;
                [ConvTranspose(nameof(Twelve), nameof(_six), 3, 3, Groups = 3, Stride = 2), Init(Scheme.He, Fan = FanMode.Out)] private float[]? _e;
                [Embedding(5, nameof(_inputs)), Init] private float[]? _f;
                [Dense(nameof(_inputs), nameof(Twelve), Packed = 3), Init(Scheme.Xavier)] private float[]? _g;
            }
            """;
        using RunningModel model = RunningModel.Load(Constant + Dynamic);
        object one = model.Initialize(model.Create("Constant"), 5);
        object two = model.Initialize(model.Create("Dynamic"), 5);
        foreach (string field in new[] { "_a", "_b", "_c", "_d", "_e", "_f", "_g" })
            Assert.Equal(model.Weights(one, field), model.Weights(two, field));
        Assert.Equal(
            RunningModel.Parameters(one).Select(parameter => parameter.ToString() + parameter.FanIn + parameter.FanOut),
            RunningModel.Parameters(two).Select(parameter => parameter.ToString() + parameter.FanIn + parameter.FanOut));
    }

    [Fact]
    public void Weights_are_a_function_of_seed_and_path_alone_to_the_bit()
    {
        // A change of these bits is a new version of every user's model: never by accident.
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(4, 1), Init(Scheme.Normal, Std = 1)] private float[]? _normal;
                [Dense(4, 1), Init(Scheme.Uniform, Low = -1, High = 1)] private float[]? _uniform;
                [Dense(4, 1), Init(Scheme.TruncatedNormal, Std = 1)] private float[]? _truncated;
            }
            """);
        object net = model.Initialize(model.Create("Net"), 42);
        Testing.Snapshots.VerifyText(string.Join('\n', new[] { "_normal", "_uniform", "_truncated" }.Select(field =>
            field + ": " + string.Join(' ', model.Weights(net, field).Select(weight => BitConverter.SingleToUInt32Bits(weight).ToString("x8"))))));
    }
}
