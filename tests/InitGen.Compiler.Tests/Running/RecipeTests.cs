using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Schemes of particular frameworks and architectures, in generated code.</summary>
public sealed class RecipeTests
{
    private const string Model = """
        public sealed partial class Constant
        {
            [Dense(100, 80), Init(Scheme.TorchDefault)] private float[]? _linear;
            [Bias(80), Init(Scheme.TorchDefault)] private float[]? _linearBias;
            [Conv(8, 80, 3, 3, Groups = 2), Init(Scheme.TorchDefault)] private float[]? _conv;
            [Bias(80), Init(Scheme.TorchDefault)] private float[]? _convBias;
            [ConvTranspose(8, 80, 3, Groups = 2), Init(Scheme.TorchDefault)] private float[]? _up;
            [Bias(80, For = nameof(_up)), Init(Scheme.TorchDefault)] private float[]? _upBias;
            [Norm(80), Init(Scheme.TorchDefault)] private float[]? _norm;
            [Bias(80), Init(Scheme.TorchDefault)] private float[]? _shift;
            [Dense(100, 80), Init(Scheme.Siren, Position = LayerPosition.Input)] private float[]? _siren;
            [Dense(100, 80), Init(Scheme.MuP, Position = LayerPosition.Output, Depth = 3)] private float[]? _readout;
            [Bias(80), Init(Scheme.PriorProbability)] private float[]? _prior;
            [Dense(20, 80, Packed = 4), Init(Scheme.Orthogonal)] private float[]? _lstm;
            [Bias(80), Init(Scheme.LstmForgetBias)] private float[]? _forget;
        }

        public sealed partial class Dynamic
        {
            private int _hundred = 100, _eighty = 80, _eight = 8;
            [Dense(nameof(_hundred), 80), Init(Scheme.TorchDefault)] private float[]? _linear;
            [Bias(80), Init(Scheme.TorchDefault)] private float[]? _linearBias;
            [Conv(nameof(_eight), nameof(_eighty), 3, 3, Groups = 2), Init(Scheme.TorchDefault)] private float[]? _conv;
            [Bias(nameof(_eighty)), Init(Scheme.TorchDefault)] private float[]? _convBias;
            [ConvTranspose(nameof(_eight), nameof(_eighty), 3, Groups = 2), Init(Scheme.TorchDefault)] private float[]? _up;
            [Bias(nameof(_eighty), For = nameof(_up)), Init(Scheme.TorchDefault)] private float[]? _upBias;
            [Norm(nameof(_eighty)), Init(Scheme.TorchDefault)] private float[]? _norm;
            [Bias(nameof(_eighty)), Init(Scheme.TorchDefault)] private float[]? _shift;
            [Dense(nameof(_hundred), nameof(_eighty)), Init(Scheme.Siren, Position = LayerPosition.Input)] private float[]? _siren;
            [Dense(nameof(_hundred), nameof(_eighty)), Init(Scheme.MuP, Position = LayerPosition.Output, Depth = 3)] private float[]? _readout;
            [Bias(nameof(_eighty)), Init(Scheme.PriorProbability)] private float[]? _prior;
            [Dense(20, nameof(_eighty), Packed = 4), Init(Scheme.Orthogonal)] private float[]? _lstm;
            [Bias(nameof(_eighty)), Init(Scheme.LstmForgetBias)] private float[]? _forget;
        }
        """;

    private static readonly string[] Fields =
    [
        "_linear", "_linearBias", "_conv", "_convBias", "_up", "_upBias", "_norm", "_shift", "_siren", "_readout", "_prior", "_lstm", "_forget",
    ];

    [Fact]
    public void Weights_are_what_the_papers_say()
    {
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 7);

        // [80, 100], [80, 4, 3, 3] and [8, 40, 3]: PyTorch counts 100, 36 and 120.
        foreach ((string field, double fan) in new[]
            { ("_linear", 100), ("_linearBias", 100), ("_conv", 36), ("_convBias", 36), ("_up", 120), ("_upBias", 120.0) })
        {
            float[] weights = model.Weights(net, field);
            double bound = 1 / Math.Sqrt(fan);
            Assert.All(weights, weight => Assert.InRange(weight, -bound - 1e-8, bound + 1e-8));
            Assert.True(weights.Max(Math.Abs) > 0.9 * bound, field);
            Assert.InRange(weights.Average(weight => (double)weight * weight) / (bound * bound / 3), 0.6, 1.4);
        }

        Assert.All(model.Weights(net, "_norm"), weight => Assert.Equal(1, weight));
        Assert.All(model.Weights(net, "_shift"), weight => Assert.Equal(0, weight));
        Assert.InRange(model.Weights(net, "_siren").Max(Math.Abs), 0.0099, 0.01);
        double readout = model.Weights(net, "_readout").Average(weight => (double)weight * weight);
        Assert.Equal(1.0 / 100 / 100 / 6, readout, readout / 10);
        Assert.All(model.Weights(net, "_prior"), weight => Assert.Equal(-4.59511985f, weight));
        float[] forget = model.Weights(net, "_forget");
        for (int i = 0; i < 80; i++) Assert.Equal(i is >= 20 and < 40 ? 1 : 0, forget[i]);
        Assert.Equal([0, 0, 1, 1, 1], RunningModel.Slice(net, "lstm.bias", 18, 5));
        Assert.Equal([1, 0], RunningModel.Slice(net, "lstm.bias", 39, 2));
        Assert.Empty(RunningModel.Slice(net, "lstm.bias", 80, 0));
    }

    [Fact]
    public void Sizes_of_run_time_give_the_bits_of_constant_ones()
    {
        using RunningModel model = RunningModel.Load(Model);
        object one = model.Initialize(model.Create("Constant"), 5);
        object two = model.Initialize(model.Create("Dynamic"), 5);
        foreach (string field in Fields) Assert.Equal(model.Weights(one, field), model.Weights(two, field));
        Assert.Equal(
            RunningModel.Parameters(one).Select(parameter => parameter.ToString() + parameter.Distribution.Variance),
            RunningModel.Parameters(two).Select(parameter => parameter.ToString() + parameter.Distribution.Variance));
    }

    [Fact]
    public void Sizes_of_a_bias_and_of_its_layer_keep_apart()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                private int _n = 64;
                private int N => 4;
                private int n => 16;
                [Dense(nameof(_n), nameof(N)), Init(Scheme.TorchDefault)] private float[]? _w;
                [Bias(nameof(n)), Init(Scheme.TorchDefault)] private float[]? _b;
            }
            """);
        float[] bias = model.Weights(model.Initialize(model.Create("Net")), "_b");
        Assert.Equal(16, bias.Length);
        Assert.InRange(bias.Max(Math.Abs), 0.08, 0.125);
    }

    [Fact]
    public void A_forget_gate_needs_four_even_parts()
    {
        using RunningModel model = RunningModel.Load(
            "public sealed partial class Net { private int _n = 6; [Bias(nameof(_n)), Init(Scheme.LstmForgetBias)] private float[]? _b; }");
        Assert.Equal("Net._b: _n is 6, which does not divide into 4 equal parts.", model.Throws(model.Create("Net")).Message);
    }

    [Fact]
    public void The_last_scale_of_a_residual_block_may_start_at_zero()
    {
        using RunningModel model = RunningModel.Load(
            "public sealed partial class Net { [Norm(6), Init(Scheme.Zero)] private float[] _gamma = { 1, 1, 1, 1, 1, 1 }; }");
        Assert.Equal(new float[6], model.Weights(model.Initialize(model.Create("Net")), "_gamma"));
    }

    [Fact]
    public void Weights_are_a_function_of_seed_and_path_alone_to_the_bit()
    {
        // A change of these bits is a new version of every user's model: never by accident.
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 42);
        Testing.Snapshots.VerifyText(
            string.Join('\n', Fields.Select(field => field + ": " + WholeWeightTests.Hash(model.Weights(net, field)))));
    }
}
