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

    /// <summary>
    /// An LSTM of hidden size 96 over 160 inputs, as PyTorch packs it: each gate is a matrix of its own, with its own fans, and of the two
    /// bias vectors, which add up, one opens the forget gate.
    /// </summary>
    [Fact]
    public void Gates_of_a_recurrent_layer_are_matrices_of_their_own()
    {
        const int Inputs = 160, Hidden = 96;
        using RunningModel model = RunningModel.Load($$"""
            public sealed partial class Lstm
            {
                [Dense({{Inputs}}, {{4 * Hidden}}, Packed = 4), Init(Scheme.Xavier)] private float[]? _inputs;
                [Bias({{4 * Hidden}}), Init(Scheme.LstmForgetBias)] private float[]? _inputBias;
                [Dense({{Hidden}}, {{4 * Hidden}}, Packed = 4), Init(Scheme.Orthogonal)] private float[]? _hidden;
                [Bias({{4 * Hidden}})] private float[]? _hiddenBias;
            }
            """);
        object lstm = model.Initialize(model.Create("Lstm"), 12);

        // sqrt(2 / (160 + 96)), while the packed block's own sides would give sqrt(2 / (160 + 384)).
        float[] inputs = model.Weights(lstm, "_inputs");
        for (int gate = 0; gate < 4; gate++) AssertVariance(2.0 / (Inputs + Hidden), inputs.AsSpan(gate * Inputs * Hidden, Inputs * Hidden));
        ParameterDescription described = RunningModel.Parameters(lstm)[0];
        Assert.Equal((Inputs, Hidden), (described.FanIn, described.FanOut));

        // Each gate by itself keeps the norm of any state; two gates are no matrix with orthonormal rows.
        float[] hidden = model.Weights(lstm, "_hidden");
        double[] state = [.. Enumerable.Range(0, Hidden).Select(i => Math.Sin(i + 1))];
        double norm = state.Sum(value => value * value);
        for (int gate = 0; gate < 4; gate++)
        {
            double after = Enumerable.Range(gate * Hidden, Hidden).Sum(row => Math.Pow(state.Select((value, i) => value * hidden[(row * Hidden) + i]).Sum(), 2));
            Assert.Equal(norm, after, norm * 1e-5);
        }

        float[] opened = model.Weights(lstm, "_inputBias"), zero = model.Weights(lstm, "_hiddenBias");
        for (int i = 0; i < 4 * Hidden; i++) Assert.Equal(i / Hidden == 1 ? 1 : 0, opened[i] + zero[i]);
    }

    /// <summary>A block of GPT-2 small: query, key and value each 768 x 768, and what goes into the residual stream 1 / sqrt(2 * 12) of the rest.</summary>
    [Fact]
    public void Packed_attention_has_the_fans_of_one_projection_and_residual_weights_shrink_with_depth()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Block
            {
                [Dense(768, 2304, Packed = 3), Init(Scheme.Xavier)] private float[]? _attention;
                [Dense(768, 768), Init(Scheme.Normal, Std = 0.02, Depth = 12)] private float[]? _projection;
                [Dense(768, 768), Init(Scheme.Xavier, Depth = 12)] private float[]? _output;
                [Norm(768), Init(Scheme.Zero)] private float[] _tail = Array.ConvertAll(new float[768], _ => 7f);
            }
            """);
        object block = model.Initialize(model.Create("Block"), 12);

        // 1 / sqrt(768), while the packed block's own sides would give 1 / sqrt(1536).
        float[] attention = model.Weights(block, "_attention");
        for (int part = 0; part < 3; part++) AssertVariance(1.0 / 768, attention.AsSpan(part * 768 * 768, 768 * 768));
        AssertVariance(0.02 * 0.02 / 24, model.Weights(block, "_projection"));
        AssertVariance(1.0 / 768 / 24, model.Weights(block, "_output"));
        Assert.All(model.Weights(block, "_tail"), weight => Assert.Equal(0, weight));
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

    // 5.73 standard errors of a normal variable's variance, which chance passes once in 10^8.
    private static void AssertVariance(double expected, ReadOnlySpan<float> weights)
    {
        double squares = 0;
        foreach (float weight in weights) squares += (double)weight * weight;
        Assert.Equal(expected, squares / weights.Length, 5.73 * expected * Math.Sqrt(2.0 / weights.Length));
    }
}
