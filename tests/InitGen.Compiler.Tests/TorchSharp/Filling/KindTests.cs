using System.Linq;
using InitGen.Compiler.Tests.Running;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules of every kind are filled, each tensor from the law that its scheme, its shape and its part in the module ask for.</summary>
public sealed class KindTests
{
    [Fact]
    public void Every_kind_of_module_is_filled()
    {
        using FilledModel model = FilledModel.Load("""
            internal sealed partial class Net : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] private readonly Linear linear = Linear(30, 40);
                [Init(Scheme.He)] private readonly Linear plain = Linear(30, 40, hasBias: false);
                [Init(Scheme.He)] private readonly Bilinear bilinear = Bilinear(6, 7, 8);
                [Init(Scheme.He)] private readonly Conv1d conv1 = Conv1d(8, 16, 3);
                [Init(Scheme.He, Fan = FanMode.Out)] private readonly Conv2d conv2 = nn.Conv2d(8, 16, (3, 5), groups: 4, bias: false);
                [Init(Scheme.Xavier)] private readonly Conv3d conv3 = torch.nn.Conv3d(4, 8, 3);
                [Init(Scheme.He)] private readonly ConvTranspose1d up1 = ConvTranspose1d(8, 16, 4, stride: 2);
                [Init(Scheme.He)] private readonly ConvTranspose2d up2 = ConvTranspose2d(8, 16, (4, 4), stride: (2, 1), groups: 2);
                [Init(Scheme.He)] private readonly ConvTranspose3d up3 = ConvTranspose3d(4, 8, 3);
                [Init] private readonly Embedding _table = Embedding(50, 16);
                [Init(Scheme.Normal, Std = 0.02)] private readonly EmbeddingBag bag = EmbeddingBag(50, 16);
                [Init] private readonly BatchNorm1d batch1 = BatchNorm1d(5);
                [Init] private readonly BatchNorm2d batch2 = BatchNorm2d(5, affine: false);
                [Init] private readonly BatchNorm3d batch3 = BatchNorm3d(5);
                [Init] private readonly InstanceNorm1d instance1 = InstanceNorm1d(5, affine: true);
                [Init] private readonly InstanceNorm2d instance2 = InstanceNorm2d(5);
                [Init] private readonly InstanceNorm3d instance3 = InstanceNorm3d(5, affine: true);
                [Init] private readonly LayerNorm layerNorm = LayerNorm(new long[] { 3, 4 });
                [Init(Scheme.Constant, Value = 0.1)] private readonly LayerNorm small = LayerNorm(12);
                [Init] private readonly GroupNorm groupNorm = GroupNorm(2, 6);
                [Init] private readonly PReLU slope = PReLU(3);
                [Init] private readonly PReLU steep = PReLU(3, init: 0.1);
                [Init] private readonly RNN rnn = RNN(8, 16, numLayers: 2);
                [Init(Scheme.Xavier)] private readonly GRU gru = GRU(8, 16, bidirectional: true);
                [Init(Scheme.Orthogonal)] private readonly LSTM lstm = LSTM(8, 16, numLayers: 2, bias: false);
                [Init] private readonly RNNCell rnnCell = RNNCell(8, 16);
                [Init] private readonly GRUCell gruCell = GRUCell(8, 16);
                [Init] private readonly LSTMCell lstmCell = LSTMCell(8, 16);
                [Init] private readonly MultiheadAttention attention = MultiheadAttention(16, 2);
                [Init] private readonly MultiheadAttention cross = MultiheadAttention(16, 2, add_bias_kv: true, kdim: 12, vdim: 20);
                [Init] private readonly TransformerEncoderLayer encoderLayer = TransformerEncoderLayer(16, 2, 32);
                [Init] private readonly TransformerDecoderLayer decoderLayer = TransformerDecoderLayer(16, 2, 32);
                [Init] private readonly TransformerEncoder encoder = TransformerEncoder(TransformerEncoderLayer(16, 2, 32), 2);
                [Init] private readonly TransformerDecoder decoder = TransformerDecoder(TransformerDecoderLayer(16, 2, 32), 2);
                [Init(Scheme.Normal, Std = 0.02)] private readonly Transformer transformer = Transformer(16, 2, 2, 2, 32);

                public Net() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor x) => x;
            }
            """);
        object net = model.Fill("Net", 42);
        FilledModel.HasItsLaws(net);

        double Sigma(string path) => RunningModel.Parameters(net).Single(parameter => parameter.Path == path).Distribution.StandardDeviation;
        double Square(string path) => Sigma(path) * Sigma(path);
        Assert.Equal(2d / 30, Square("linear.weight"), 12);
        Assert.Equal(2d / (6 * 7), Square("bilinear.weight"), 12);
        Assert.Equal(2d / (16 / 4 * 15), Square("conv2.weight"), 12);
        Assert.Equal(2d / ((4 + 8) * 27), Square("conv3.weight"), 12);
        Assert.Equal(2d / (8 * 4 / 2), Square("up1.weight"), 12);
        Assert.Equal(2d / (8 / 2 * 16 / 2), Square("up2.weight"), 12);
        Assert.Equal(1d / 16, Square("table.weight"), 12);
        Assert.Equal(2d / (8 + 16), Square("gru.weight_ih_l0_reverse"), 12);
        Assert.Equal(2d / (16 + 16), Square("attention.in_proj_weight"), 12);
        Assert.Equal(2d / (16 + 12), Square("cross.k_proj_weight"), 12);
        Assert.Equal(2d / 16, Square("encoder.layers.1.linear1.weight"), 12);
        Assert.Equal(2d / (16 + 32), Square("encoder.layers.1.linear2.weight"), 12);

        var values = FilledModel.Values(net);
        Assert.All(values["layerNorm.weight"], value => Assert.Equal(1, value));
        Assert.All(values["small.weight"], value => Assert.Equal(0.1f, value));
        Assert.All(values["slope.weight"], value => Assert.Equal(0.25, value));
        Assert.All(values["steep.weight"], value => Assert.Equal(0.1f, value));
        Assert.All(values.Where(pair => pair.Key.Contains("bias")).SelectMany(pair => pair.Value), value => Assert.Equal(0, value));

        // Each matrix of a gate is orthogonal by itself.
        double[] recurrent = values["rnnCell.weight_hh"];
        Assert.Equal(1, Enumerable.Range(0, 16).Sum(i => recurrent[i] * recurrent[i]), 5);
        double[] gates = values["lstm.weight_hh_l1"];
        for (int gate = 0; gate < 4; gate++)
            Assert.Equal(0, Enumerable.Range(0, 16).Sum(i => gates[(gate * 256) + i] * gates[(gate * 256) + 16 + i]), 5);
    }

    [Fact]
    public void Sizes_that_only_running_code_knows_are_read_from_the_tensors()
    {
        using FilledModel model = FilledModel.Load("""
            internal sealed partial class Net : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] private readonly Linear linear;
                [Init(Scheme.He, Fan = FanMode.Out)] private readonly Conv2d conv;
                [Init(Scheme.He)] private readonly ConvTranspose2d up;
                [Init(Scheme.Orthogonal)] private readonly Module<Tensor, Tensor> hidden;
                [Init(Scheme.UnitSphere)] private readonly Embedding table;
                [Init(Scheme.He)] private readonly Linear changed;
                [Init(Scheme.Xavier)] private readonly Linear? none;

                public Net(int width) : base("net")
                {
                    linear = Linear(width, 2 * width);
                    conv = Conv2d(width, width, 3, groups: width);
                    up = ConvTranspose2d(width, width, (2, 4), stride: (2, 4));
                    hidden = Conv1d(width, 20, 2);
                    table = Embedding(width, 6);
                    changed = Linear(2, 2);
                    if (width > 2) changed = Linear(width, 3);
                    if (width > 100) none = Linear(1, 1);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => x;
            }
            """);
        object net = model.Fill("Net", 7, 10);
        FilledModel.HasItsLaws(net);
        double Square(string path) => System.Math.Pow(RunningModel.Parameters(net).Single(parameter => parameter.Path == path).Distribution.StandardDeviation, 2);
        Assert.Equal(2d / 10, Square("linear.weight"), 12);
        Assert.Equal(2d / 9, Square("conv.weight"), 12);
        Assert.Equal(2d / 10, Square("up.weight"), 12);
        Assert.Equal(2d / 10, Square("changed.weight"), 12);
        Assert.Equal(1d / 20, Square("hidden.weight"), 12);
    }

    [Fact]
    public void Parameters_of_ones_own_may_say_what_they_are()
    {
        using FilledModel model = FilledModel.Load("""
            internal sealed partial class Net : Module<Tensor, Tensor>
            {
                [Dense(8, 6), Init(Scheme.He)] private readonly Parameter _dense = Parameter(torch.empty(6, 8));
                [Bias(6)] private readonly Parameter denseBias = new(torch.empty(6));
                [Norm(nameof(width)), Init] private readonly Parameter scale;
                [Init(Scheme.He)] private readonly Parameter matrix = Parameter(torch.empty(30, 40));
                [Init(Scheme.He)] private readonly Parameter kernel = Parameter(torch.empty(10, 4, 3, 3));
                [Init(Scheme.Normal, Std = 0.02)] private readonly Parameter token = Parameter(torch.empty(1, 1, 64));
                [Init(Scheme.Constant, Value = 0.5)] private readonly Parameter temperature = Parameter(torch.empty(Array.Empty<long>()));
                private readonly int width;

                public Net(int width) : base("net")
                {
                    this.width = width;
                    scale = Parameter(torch.empty(width));
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => x;
            }

            internal sealed partial class Raw
            {
                [Dense(8, 6), Init(Scheme.He)] private readonly float[] _dense = new float[48];
            }

            internal sealed partial class Vector
            {
                [Init(Scheme.He)] private readonly Parameter vector = Parameter(torch.empty(4));
            }
            """);
        object net = model.Fill("Net", 3, 5);
        Assert.Equal(
            "dense.weight dense.bias scale.weight matrix.weight kernel.weight token.weight temperature.weight",
            string.Join(" ", RunningModel.Parameters(net).Select(parameter => parameter.Path)));
        var values = FilledModel.Values(net);
        Assert.Equal(Weights.Of(model.Field<float[]>(model.Fill("Raw", 3), "_dense")), values["_dense"]);
        Assert.All(values["denseBias"], value => Assert.Equal(0, value));
        Assert.Equal(Enumerable.Repeat(1d, 5), values["scale"]);
        Assert.Equal([0.5], values["temperature"]);
        WeightDistribution Law(string path) => RunningModel.Parameters(net).Single(parameter => parameter.Path == path).Distribution;
        Assert.Equal(2d / 40, Law("matrix.weight").Variance, 12);
        Assert.Equal(2d / 36, Law("kernel.weight").Variance, 12);
        Assert.DoesNotContain(double.NaN, values.Values.SelectMany(value => value));

        Assert.Equal(
            "Vector.vector has the shape [4], from which no fan follows. Say what it is with [Dense], [Norm] or the like, or choose a scheme that needs no fan.",
            model.Throws(model.Create("Vector")));
        Assert.Equal(
            "Net._dense has shape [2, 2], but [6, 8] is declared. Create it in the declared shape, or correct the declaration.",
            model.Throws(Replaced(net)));
    }

    private static object Replaced(object net)
    {
        net.GetType().GetField("_dense", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .SetValue(net, new global::TorchSharp.Modules.Parameter(global::TorchSharp.torch.empty(2, 2)));
        return net;
    }
}
