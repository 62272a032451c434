using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Compiler.Tests.Running;
using TorchSharp;
using static TorchSharp.torch;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>The bits are those of raw arrays under the same paths, wherever the tensors lie and whatever their elements are.</summary>
public sealed class PlaceTests
{
    private const string Net = """
        internal sealed partial class Net : Module<Tensor, Tensor>
        {
            [Init(Scheme.He), Activation(Activation.ReLU)] private readonly Linear fc1 = nn.Linear(784, 256);
            [Init(Scheme.Orthogonal)] private readonly Linear _turn = nn.Linear(40, 30);
            [Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private readonly Conv2d conv = nn.Conv2d(8, 12, 3, groups: 2);
            [Init(Scheme.He, Seed = 9)] private readonly ConvTranspose2d up = nn.ConvTranspose2d(8, 6, 4, stride: 2);
            [Init] private readonly Embedding table = nn.Embedding(20, 8);
            [Init(Scheme.TruncatedNormal, Std = 0.02, Name = "head")] private readonly Linear last = nn.Linear(8, 4, hasBias: false);
            [Init] private readonly LayerNorm norm = nn.LayerNorm(8);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => x;
        }

        """;

    private const string Raw = """
        internal sealed partial class Raw
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private readonly float[] fc1 = new float[784 * 256];
            [Bias(256)] private readonly float[] fc1Bias = new float[256];
            [Dense(40, 30), Init(Scheme.Orthogonal)] private readonly float[] _turn = new float[1200];
            [Bias(30)] private readonly float[] turnBias = new float[30];
            [Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.Xavier, Distribution = Distribution.Uniform)] private readonly float[] conv = new float[12 * 4 * 9];
            [Bias(12)] private readonly float[] convBias = new float[12];
            [ConvTranspose(8, 6, 4, 4, Stride = 2), Init(Scheme.He, Seed = 9)] private readonly float[] up = new float[8 * 6 * 16];
            [Bias(6)] private readonly float[] upBias = new float[6];
            [Embedding(20, 8), Init] private readonly float[] table = new float[160];
            [Dense(8, 4), Init(Scheme.TruncatedNormal, Std = 0.02, Name = "head")] private readonly float[] last = new float[32];
            [Norm(8), Init] private readonly float[] norm = new float[8];
            [Bias(8)] private readonly float[] normBias = new float[8];
        }
        """;

    private static readonly string[] Members = ["fc1", "_turn", "conv", "up", "table", "last", "norm"];

    [Fact]
    public void A_module_has_the_bits_of_a_model_of_arrays()
    {
        using FilledModel model = FilledModel.Load(Net + Raw);
        object net = model.Fill("Net", 42);
        object raw = model.Fill("Raw", 42);
        Assert.Equal(
            RunningModel.Parameters(raw).Select(parameter => parameter.ToString()),
            RunningModel.Parameters(net).Select(parameter => parameter.ToString()));
        Dictionary<string, double[]> values = FilledModel.Values(net);
        foreach (string member in Members) Assert.Equal(Hash(Weights.Of(model.Field<float[]>(raw, member))), Hash(values[member + ".weight"]));
        foreach ((string path, long start) in new[] { ("fc1.weight", 1000L), ("turn.weight", 7L), ("head.weight", 3L) })
            Assert.Equal(RunningModel.Slice(raw, path, start, 25, 5), RunningModel.Slice(net, path, start, 25, 5));
    }

    [Fact]
    public void Recurrent_modules_have_the_bits_of_a_layer_of_arrays()
    {
        using FilledModel model = FilledModel.Load("""
            [Layer]
            internal sealed partial class ArrayLstm
            {
                [Weight, Dense(8, 64, Packed = 4)] private readonly float[] weight_ih_l0 = new float[8 * 64];
                [Weight, Dense(16, 64, Packed = 4)] private readonly float[] weight_hh_l0 = new float[16 * 64];
                [Bias(64)] private readonly float[] bias_ih_l0 = new float[64];
                [Bias(64)] private readonly float[] bias_hh_l0 = new float[64];
            }

            internal sealed partial class Raw { [Init(Scheme.Orthogonal)] private readonly ArrayLstm lstm = new(); [Init(Scheme.Xavier)] private readonly ArrayLstm other = new(); }

            internal sealed partial class Net { [Init(Scheme.Orthogonal)] private readonly LSTM lstm = LSTM(8, 16); [Init(Scheme.Xavier)] private readonly LSTM other = LSTM(8, 16); }
            """);
        object net = model.Fill("Net", 42);
        object raw = model.Fill("Raw", 42);
        Assert.Equal(RunningModel.Paths(raw), RunningModel.Paths(net));
        foreach (string member in new[] { "lstm", "other" })
        {
            Dictionary<string, double[]> values = FilledModel.Values(model.Field<object>(net, member));
            object arrays = model.Field<object>(raw, member);
            foreach ((string name, double[] value) in values) Assert.Equal(Weights.Of(model.Field<float[]>(arrays, name)), value);
        }
    }

    [Fact]
    public void Other_devices_and_types_of_elements_get_the_same_values_rounded_once()
    {
        using FilledModel model = FilledModel.Load(Net);
        Dictionary<string, double[]> expected = FilledModel.Values(model.Fill("Net", 42));
        (string Place, Func<nn.Module, nn.Module> Move, Func<double, double> Round)[] places =
        [
            ("cuda", static module => module.to(CUDA), static value => value),
            ("double", static module => module.to(float64), static value => value),
            ("half", static module => module.to(float16), static value => (double)(Half)value),
            ("bfloat16", static module => module.to(bfloat16), static value => BitConverter.Int32BitsToSingle(
                (BitConverter.SingleToInt32Bits((float)value) + 0x7fff + ((BitConverter.SingleToInt32Bits((float)value) >> 16) & 1)) & unchecked((int)0xffff0000))),
            ("half on cuda", static module => module.to(CUDA).to(float16), static value => (double)(Half)value),
        ];
        foreach ((string place, Func<nn.Module, nn.Module> move, Func<double, double> round) in places)
        {
            object net = move((nn.Module)model.Create("Net"));
            Dictionary<string, double[]> values = FilledModel.Values(model.Initialize(net, 42));
            Assert.All(expected, pair => Assert.True(pair.Value.Select(round).SequenceEqual(values[pair.Key]), $"{pair.Key} on {place}"));
        }
    }

    [Fact]
    public void What_other_devices_and_types_of_elements_hold_is_saved_and_loaded()
    {
        using FilledModel model = FilledModel.Load(Net);
        Func<nn.Module, nn.Module>[] places =
            [static module => module, static module => module.to(CUDA), static module => module.to(float64), static module => module.to(CUDA).to(float16)];
        foreach (Func<nn.Module, nn.Module> move in places)
        {
            object saved = model.Initialize(move((nn.Module)model.Create("Net")), 42);
            object loaded = move((nn.Module)model.Create("Net"));
            string path = System.IO.Path.GetTempFileName();
            try
            {
                ((CompilerServices.IInitializable)saved).SaveWeights(path);
                Assert.Equal(12, ((CompilerServices.IInitializable)loaded).LoadWeights(path).Loaded.Count);
            }
            finally
            {
                System.IO.File.Delete(path);
            }

            Dictionary<string, double[]> values = FilledModel.Values(loaded);
            Assert.All(FilledModel.Values(saved), pair => Assert.Equal(pair.Value, values[pair.Key]));
        }
    }

    [Fact]
    public void A_tensor_with_gaps_gets_each_element_in_its_place()
    {
        using FilledModel model = FilledModel.Load(Net);
        double[] expected = FilledModel.Values(model.Fill("Net", 42))["fc1.weight"];
        object net = model.Create("Net");
        model.Field<global::TorchSharp.Modules.Linear>(net, "fc1").weight = new global::TorchSharp.Modules.Parameter(empty(784, 256).t());
        for (int rank = 0; rank < 2; rank++) model.Initialize(net, new InitializationOptions { Seed = 42, Shard = new Shard(rank, 2) });
        Assert.Equal(expected, FilledModel.Values(net)["fc1.weight"]);
    }

    /// <summary>Threads, shards and reports cut a tensor that is written in pieces as they cut an array.</summary>
    [Fact]
    public void Cuts_do_not_change_the_bits()
    {
        const string Large = """
            internal sealed partial class Large : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] private readonly Linear first = Linear(1000, 700);
                [Init(Scheme.Orthogonal)] private readonly Linear square = Linear(60, 60);
                [Init(Scheme.He)] private readonly Linear second = Linear(700, 1000);
                public Large() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }
            """;
        using FilledModel model = FilledModel.Load(Net + Large);
        object one = model.Initialize(model.Create("Large"), new InitializationOptions { Seed = 1, MaxDegreeOfParallelism = 1 });
        object two = model.Initialize(((nn.Module)model.Create("Large")).to(CUDA), new InitializationOptions { Seed = 1, MaxDegreeOfParallelism = 2 });
        Equal(one, two);

        object shards = ((nn.Module)model.Create("Net")).to(CUDA);
        for (int rank = 0; rank < 3; rank++) model.Initialize(shards, new InitializationOptions { Seed = 1, Shard = new Shard(rank, 3), Progress = new Ignored() });
        Equal(model.Fill("Net", 1), shards);

        static void Equal(object expected, object net)
        {
            Dictionary<string, double[]> values = FilledModel.Values(net);
            foreach ((string name, double[] right) in FilledModel.Values(expected)) Assert.True(right.AsSpan().SequenceEqual(values[name]), name);
        }
    }

    private static string Hash(double[] values) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(values)));

    private sealed class Ignored : IProgress<InitializationProgress>
    {
        public void Report(InitializationProgress value)
        {
        }
    }
}
