using System.IO;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace InitGen.TorchSharp.Tests;

/// <summary>Layers: their parameters by name, full of NaN when new; moved, saved and loaded.</summary>
public sealed class LayerTests
{
    [Fact]
    public void New_weights_are_not_numbers_and_buffers_are()
    {
        Module[] layers =
        [
            Linear(2, 3), Conv1d(1, 2, 3), ConvTranspose2d(2, 4, 3, groups: 2), Embedding(3, 2), LSTM(2, 3), BatchNorm1d(4),
            MultiheadAttention(4, 2), PReLU(1),
        ];
        Assert.All(
            layers.SelectMany(static layer => layer.parameters()),
            static parameter => Assert.All(parameter.data<float>(), static value => Assert.True(float.IsNaN(value))));
        Assert.Equal([1f, 1], BatchNorm1d(2).running_var!.data<float>().ToArray());
    }

    [Theory]
    [InlineData("gru", "weight_ih_l0:12x3 weight_hh_l0:12x4 weight_ih_l1:12x4 weight_hh_l1:12x4")]
    [InlineData("attention", "in_proj_weight:12x4 in_proj_bias:12 out_proj.weight:4x4 out_proj.bias:4")]
    [InlineData("transposed", "weight:2x2x3x3")]
    [InlineData("cell", "weight_ih:16x3 weight_hh:16x4 bias_ih:16 bias_hh:16")]
    public void Parameters_have_the_library_s_names_and_shapes(string layer, string expected)
    {
        Module module = layer switch
        {
            "gru" => GRU(3, 4, numLayers: 2, bias: false),
            "attention" => MultiheadAttention(4, 2),
            "transposed" => ConvTranspose2d(2, 4, 3, groups: 2, bias: false),
            _ => LSTMCell(3, 4),
        };
        Assert.Equal(
            expected, string.Join(" ", module.named_parameters().Select(static p => $"{p.name}:{string.Join('x', p.parameter.shape)}")));
    }

    [Fact]
    public void A_native_layer_makes_a_new_wrapper_around_the_same_memory()
    {
        Embedding table = Embedding(1, 2);
        Assert.NotSame(table.weight, table.weight);
        init.ones_(table.weight!);
        Assert.Equal([1f, 1], table.parameters().Single().data<float>().ToArray());
    }

    [Fact]
    public void A_module_that_moves_has_other_parameters_afterwards()
    {
        Linear layer = Linear(2, 2);
        Parameter before = layer.weight;
        Assert.Same(layer, layer.cuda());
        Assert.True(before.IsInvalid);
        Assert.Equal(DeviceType.CUDA, layer.weight.device_type);
        Assert.Same(layer.weight, layer.get_parameter("weight"));
        Assert.Equal(ScalarType.Float16, layer.half().cpu().bias!.dtype);
    }

    [Fact]
    public void What_is_saved_is_loaded()
    {
        Sequential from = Sequential(("a", Linear(2, 2)), ("b", BatchNorm1d(2))), to = Sequential(("a", Linear(2, 2)), ("b", BatchNorm1d(2)));
        foreach (Parameter parameter in from.parameters()) init.constant_(parameter, 3);
        using var stream = new MemoryStream();
        from.save(stream);
        to.load(new MemoryStream(stream.ToArray()));
        Assert.All(to.parameters(), static parameter => Assert.All(parameter.data<float>(), static value => Assert.Equal(3, value)));
        Assert.Equal(7, to.state_dict().Count);
    }
}
