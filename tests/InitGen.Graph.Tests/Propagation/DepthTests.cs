using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>A hundred layers of width 512: the published figures for every combination of weights and activation.</summary>
public sealed class DepthTests
{
    private static readonly SchemeOptions TorchDefault = new() { Scheme = Scheme.VarianceScaling, Gain = Math.Sqrt(1.0 / 3), Fan = FanMode.In };

    /// <summary>Ratio of the second layer, and pre-activation rms after 100 layers behind the first, started from a second moment of 1.</summary>
    [Theory]
    [InlineData(null, 1, 1, 1)]
    [InlineData(null, 2, 2, 1.1e15)]
    [InlineData(null, 1.0 / 3, 0.333, 1.4e-24)]
    [InlineData(Activation.ReLU, 1, 0.5, 8.9e-16)]
    [InlineData(Activation.ReLU, 2, 1, 1)]
    [InlineData(Activation.ReLU, 25.0 / 9, 1.389, 1.4e7)]
    [InlineData(Activation.ReLU, 1.0 / 3, 0.1667, 1.2e-39)]
    [InlineData(Activation.Tanh, 1, 0.394, 0.071)]
    [InlineData(Activation.Tanh, 2, 0.789, 0.786)]
    [InlineData(Activation.Tanh, 25.0 / 9, 1.095, 1.085)]
    [InlineData(Activation.Tanh, 1.0 / 3, 0.131, 7.5e-25)]
    [InlineData(Activation.GELU, 1, 0.425, 1.5e-30)]
    [InlineData(Activation.GELU, 2, 0.850, 5.1e-15)]
    [InlineData(Activation.GELU, 25.0 / 9, 1.181, 9.4e6)]
    [InlineData(Activation.GELU, 1.0 / 3, 0.142, 1.6e-54)]
    [InlineData(Activation.SiLU, 1, 0.356, 1.1e-30)]
    [InlineData(Activation.SiLU, 2, 0.712, 1.7e-15)]
    [InlineData(Activation.SiLU, 25.0 / 9, 0.988, 3.0e-7)]
    [InlineData(Activation.SiLU, 1.0 / 3, 0.119, 1.4e-54)]
    [InlineData(Activation.Mish, 1, 0.452, 8.6e-23)]
    [InlineData(Activation.Mish, 2, 0.905, 2.4e-7)]
    [InlineData(Activation.Mish, 25.0 / 9, 1.257, 1.1e7)]
    [InlineData(Activation.Mish, 1.0 / 3, 0.151, 1.1e-46)]
    [InlineData(Activation.ELU, 1, 0.645, 0.026)]
    [InlineData(Activation.ELU, 2, 1.290, 8.7)]
    [InlineData(Activation.ELU, 25.0 / 9, 1.79, 2.2e7)]
    [InlineData(Activation.ELU, 1.0 / 3, 0.215, 8.1e-25)] // ELU is the identity close to 0, so it goes as 3^-50 in the end
    [InlineData(Activation.SELU, 1, 1, 1)]
    [InlineData(Activation.SELU, 2, 2, 644)]
    [InlineData(Activation.SELU, 25.0 / 9, 2.78, 4.3e9)]
    [InlineData(Activation.SELU, 1.0 / 3, 0.333, 3.9e-9)]
    [InlineData(Activation.HardSwish, 1, 0.332, 9.8e-31)]
    [InlineData(Activation.HardSwish, 2, 0.663, 1.3e-15)]
    [InlineData(Activation.HardSwish, 25.0 / 9, 0.921, 3.2e-8)]
    [InlineData(Activation.HardSwish, 1.0 / 3, 0.111, 1.3e-54)]
    public void Ratio_and_rms_are_the_published_ones(Activation? activation, double gainSquared, double ratio, double rms)
    {
        Propagation found = From1(activation, gainSquared, out int last);
        Assert.Equal(ratio, found.Layers[1].Ratio!.Value, 0.0051);
        Close(rms, found.Signal(last)!.Value.Rms, 0.08);
    }

    [Theory]
    [InlineData(1, 0.265, 0.056)]
    [InlineData(2, 0.555, 0.10)]
    [InlineData(25.0 / 9, 0.796, 0.13)]
    [InlineData(1.0 / 3, 0.085, 0.02)]
    public void Sigmoid_comes_to_rest_where_gradients_vanish(double gainSquared, double square, double chi)
    {
        Propagation found = From1(Activation.Sigmoid, gainSquared, out int last);
        Assert.Equal(square, found.Signal(last)!.Value.MeanSquare, 5e-4);
        Assert.Equal(chi, found.Layers[100].GradientRatio!.Value, 5e-3);
    }

    /// <summary>Decimal logarithm of the gradient's rms over 100 square layers.</summary>
    [Theory]
    [InlineData(Activation.Tanh, 1, -1.1)]
    [InlineData(Activation.Tanh, 2, 2.1)]
    [InlineData(Activation.Tanh, 1.592537419723 * 1.592537419723, 3.55)]
    [InlineData(Activation.Tanh, 25.0 / 9, 4.16)]
    [InlineData(Activation.SELU, 1, 1.5)]
    [InlineData(Activation.SELU, 0.5625, -0.68)]
    [InlineData(Activation.ELU, 1.2451983 * 1.2451983, 0.77)]
    [InlineData(Activation.Sigmoid, 1, -62.7)]
    [InlineData(Activation.ReLU, 1.0 / 3, -38.9)]
    [InlineData(Activation.GELU, 2, -14.2)]
    public void Gradients_come_back_as_published(Activation activation, double gainSquared, double logarithm)
    {
        Propagation found = From1(activation, gainSquared, out _);
        Assert.Equal(logarithm, Math.Log10(found.Gradient(1)!.Value) / 2, 0.06);
    }

    [Fact]
    public void Gelus_critical_point_keeps_both_ways()
    {
        Critical(Activation.GELU, 1.98305826, 0.17292239, 3.56155281);
        Critical(Activation.SiLU, 1.98800468, 0.55514317, 14.32017362);
        Critical(Activation.Mish, 2.01352407, 0.09452179, 1.67016913);
        Critical(Activation.HardSwish, 1.97328958, 0.50714585, 4.80385595);
    }

    [Theory]
    [InlineData(0.05, 1.760955, 0.570048)]
    [InlineData(0.1, 1.986073, null)]
    [InlineData(0.3, 2.505127, null)]
    public void Tanhs_critical_line_keeps_gradients(double bias, double weight, double? square)
    {
        Propagation found = Rest(Activation.Tanh, weight, bias, 1, 3000, out int last);
        if (square is { } stated) Assert.Equal(stated, found.Signal(last)!.Value.MeanSquare, 1e-6);
        Assert.Equal(1, found.Layers[^1].GradientRatio!.Value, 2e-6);
    }

    [Theory]
    [InlineData(null, 0.31)]
    [InlineData(Activation.ReLU, 0.49)]
    [InlineData(Activation.GELU, 0.55)]
    [InlineData(Activation.Tanh, 0.18)]
    public void Tolerance_of_width_512_and_depth_100(Activation? activation, double deviation)
    {
        // With weights that keep the second moment at 1, where these kappas hold.
        double gain = activation is { } phi ? Gains.Forward(ActivationTable.Get(phi).Moments!.Value) : 1;
        Signal signal = From1(activation, gain * gain, out int last).Signal(last)!.Value;
        Assert.Equal(deviation, signal.LogRmsDeviation, 0.0075);
        Assert.Equal(-signal.LogRmsDeviation * signal.LogRmsDeviation, signal.LogRmsShift, 1e-12);
    }

    [Theory]
    [InlineData(64, 43, 5)]
    [InlineData(128, 37, 5)]
    [InlineData(256, 32, 4)]
    [InlineData(512, 29, 4)]
    [InlineData(768, 27, 3)]
    [InlineData(1024, 26, 3)]
    [InlineData(2048, 23, 3)]
    [InlineData(4096, 22, 3)]
    public void Standard_normal_weights_overflow_at_the_published_layer(int width, int single, int half)
    {
        Propagation found = Network.Plain(Network.Normal(1), null, 100, width).Propagate();
        Assert.Equal(new LayerPlace(single, single), found.Limits(FloatFormat.Float32).Overflow);
        Assert.Equal(single, found.Limits(FloatFormat.BFloat16).Overflow?.Number);
        Assert.Equal(half, found.Limits(FloatFormat.Half).Overflow?.Number);
        Assert.Null(found.Limits(FloatFormat.Float32).Zero);
    }

    [Theory]
    [InlineData(null, 60, 70)]
    [InlineData(Activation.ReLU, 49, 57)]
    [InlineData(Activation.Tanh, 60, 70)]
    public void Weights_of_a_hundredth_fade_at_the_published_layer(Activation? activation, int subnormal, int zero)
    {
        RangeLimits found = Network.Plain(Network.Normal(0.01), activation).Propagate().Limits(FloatFormat.Float32);
        Assert.Equal(subnormal, found.Subnormal?.Number);
        Assert.Equal(zero, found.Zero?.Number);
        Assert.Null(found.Overflow);
    }

    [Fact]
    public void Rectifiers_with_standard_normal_weights_overflow_at_layer_32() => Assert.Equal(
        32, Network.Plain(Network.Normal(1), Activation.ReLU).Propagate().Limits(FloatFormat.Float32).Overflow?.Number);

    [Fact]
    public void A_good_network_stays_within_every_format()
    {
        Propagation found = Network.Plain(new SchemeOptions { Scheme = Scheme.He }, Activation.ReLU).Propagate();
        foreach (FloatFormat format in Enum.GetValues<FloatFormat>())
            Assert.Equal(default, found.Limits(format));
        Assert.Equal(Math.Sqrt(2), found.ForwardFactor!.Value, 1e-9); // the first layer has no activation before it
        Assert.Equal(Math.Sqrt(2), found.BackwardFactor!.Value, 1e-9);
        LayerChain chain = Assert.Single(found.Chains);
        Assert.Equal(100, chain.Layers.Count);
        Assert.Equal(2, chain.ForwardSquare!.Value, 1e-9);
        Assert.Equal(2, chain.BackwardSquare!.Value, 1e-9);
    }

    [Fact]
    public void Random_biases_of_every_layer_drown_the_input()
    {
        // U(-1/sqrt(n), 1/sqrt(n)): variance 1 / (3 n).
        double bound = 1 / Math.Sqrt(512);
        var bias = new SchemeOptions { Scheme = Scheme.Uniform, Low = -bound, High = bound };
        Network network = Network.Plain(TorchDefault, Activation.ReLU, bias: bias);
        int last = network.Act(Activation.ReLU);
        Signal signal = network.Propagate(0).Signal(last)!.Value;
        Assert.Equal(0.0198, signal.Rms, 1e-4);
        Assert.Equal(1, signal.Correlation!.Value, 1e-6);
    }

    [Fact]
    public void Rectifiers_make_inputs_alike_and_chaotic_tanh_apart()
    {
        Network relu = Network.Plain(new SchemeOptions { Scheme = Scheme.He }, Activation.ReLU);
        Assert.InRange(relu.Propagate(0.2).Signal(relu.Last)!.Value.Correlation!.Value, 0.99, 1);

        Network tanh = Network.Plain(Scaled(4), Activation.Tanh);
        Propagation one = tanh.Propagate(0.999), other = tanh.Propagate(0.1);
        double rest = one.Signal(tanh.Last)!.Value.Correlation!.Value;
        Assert.InRange(rest, 0, 0.5);
        Assert.Equal(rest, other.Signal(tanh.Last)!.Value.Correlation!.Value, 1e-3);
        Assert.Null(tanh.Propagate().Signal(tanh.Last)!.Value.Correlation);
    }

    private static void Critical(Activation activation, double weight, double bias, double square)
    {
        Propagation found = Rest(activation, weight, bias, square, 2, out int last);
        Assert.Equal(square, found.Signal(last)!.Value.MeanSquare, 2e-6 * square);
        Assert.Equal(1, found.Layers[1].GradientRatio!.Value, 2e-7);
    }

    // Layers with biases, from an input whose first layer has the given second moment.
    private static Propagation Rest(Activation activation, double weight, double bias, double square, int depth, out int last)
    {
        var network = new Network();
        network.Input(0, Math.Sqrt(square));
        network.Dense(512, 512, Network.Normal(Math.Sqrt(1.0 / 512)));
        for (int i = 1; i < depth; i++)
        {
            network.Act(activation);
            network.Dense(512, 512, Network.Normal(Math.Sqrt(weight / 512)));
            network.Bias(512, Network.Normal(Math.Sqrt(bias)));
        }

        last = network.Last;
        return network.Propagate();
    }

    // A first layer that gives a second moment of 1, and 100 with the gain.
    private static Propagation From1(Activation? activation, double gainSquared, out int last)
    {
        var network = new Network();
        network.Input();
        network.Dense(512, 512, Network.Normal(Math.Sqrt(1.0 / 512)));
        for (int i = 0; i < 100; i++)
        {
            if (activation is { } phi) network.Act(phi);
            network.Dense(512, 512, Scaled(gainSquared));
        }

        last = network.Last;
        return network.Propagate();
    }

    private static SchemeOptions Scaled(double gainSquared) => Network.Normal(Math.Sqrt(gainSquared / 512));

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * expected, $"{actual:G6} is not {expected:G6}");
}
