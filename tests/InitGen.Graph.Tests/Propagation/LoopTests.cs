using System;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>Blocks one after the other, written out and as a loop.</summary>
public sealed class LoopTests
{
    private const int Width = 512;

    [Fact]
    public void Residual_blocks_double_and_scaled_ones_come_to_the_root_of_e()
    {
        Assert.Equal(100 * Math.Log10(2) / 2, Math.Log10(Residual(100, 1, null)), 1e-9);
        Assert.Equal(Math.Sqrt(Math.E), Residual(100, 0.1, null), 0.01);
        Assert.Equal(Math.Sqrt(101), Residual(100, 1, Normalization.Layer), 1e-9);
        Assert.Equal(Math.Sqrt(2), Residual(100, 0.1, Normalization.Layer), 1e-9);
    }

    [Fact]
    public void Residual_blocks_overflow_float32_at_block_253()
    {
        // 2^126.5 times the typical greatest of 512 units is beyond 2^128 a little earlier than the root mean square.
        Assert.Equal(3.4e38, Residual(256, 1, null), 0.01e38);
        Network net = Blocks(260, 1, null);
        Assert.InRange(net.Propagate().Limits(FloatFormat.Float32).Overflow!.Value.Number, 251, 256);
    }

    [Fact]
    public void A_loop_is_what_it_unrolls_to()
    {
        Network loop = Looped(Activation.Tanh, 1.3, 40, false);
        Network written = Written(Activation.Tanh, 1.3, 40);
        Propagation one = loop.Propagate(0.5), other = written.Propagate(0.5);
        Signal a = one.Signal(loop.Last)!.Value, b = other.Signal(written.Last)!.Value;
        Assert.Equal(b.MeanSquare, a.MeanSquare, 1e-12);
        Assert.Equal(b.Correlation!.Value, a.Correlation!.Value, 1e-9);
        Assert.Equal(b.LogVariance, a.LogVariance, 1e-9);
        Assert.Equal(1, one.Gradient(0)!.Value / other.Gradient(0)!.Value, 1e-9);

        Network residual = Blocks(100, 0.1, Normalization.Layer), rounds = Looped(Activation.Identity, 0.1, 100, true);
        Assert.Equal(residual.Propagate().Signal(residual.Last)!.Value.Rms, rounds.Propagate().Signal(rounds.Last)!.Value.Rms, 1e-12);
        Assert.Equal(1, residual.Propagate().Gradient(0)!.Value / rounds.Propagate().Gradient(0)!.Value, 1e-12);
    }

    [Fact]
    public void Layers_of_all_rounds_count_towards_overflow()
    {
        Network loop = Looped(Activation.Identity, Math.Sqrt(Width), 100, false);
        Assert.Equal(29, loop.Propagate().Limits(FloatFormat.Float32).Overflow?.Number);
    }

    [Fact]
    public void A_million_rounds_at_rest_take_no_time()
    {
        Network loop = Looped(Activation.ReLU, Math.Sqrt(2), 1_000_000, false);
        Assert.Equal(1, loop.Propagate().Signal(loop.Last)!.Value.MeanSquare, 1e-9);
        Network growing = Looped(Activation.Identity, 1, 1_000_000, true);
        Assert.Null(growing.Propagate().Signal(growing.Last));
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.5, 0.25)]
    public void Of_an_unknown_number_of_rounds_the_ratio_is_known(double gain, double ratio)
    {
        Network loop = Looped(Activation.Identity, gain, null, false);
        Propagation found = loop.Propagate();
        Assert.Equal(ratio, found.Round(loop.Last)!.Value.Square!.Value, 1e-12);
        Assert.Equal(ratio, found.Round(loop.Last)!.Value.GradientSquare!.Value, 1e-12);
        Assert.Equal(gain == 1, found.Signal(loop.Last) is not null);
        Assert.Null(found.Gradient(0));
    }

    [Fact]
    public void What_a_round_adds_again_is_not_taken_for_new()
    {
        var net = new Network();
        int input = net.Input();
        int a = net.Dense(Width, Width, Scheme.LeCun, from: input);
        int b = net.Dense(Width, Width, Scheme.LeCun, from: input);
        int x = net.Sum(a, b);
        int first = net.Sum(x, a);
        net.Repeat(x, first, 1);
        Assert.Equal(5, net.Propagate().Signal(net.Last)!.Value.MeanSquare, 1e-12); // 2 a + b
        var more = new RepeatNode(net.Next, x, first, "_blocks", first, 3);
        net.Add(more);
        Assert.Null(net.Propagate().Signal(net.Last));
    }

    private static double Residual(int blocks, double gain, Normalization? kind)
    {
        Network net = Blocks(blocks, gain, kind);
        return net.Propagate().Signal(net.Last)!.Value.Rms;
    }

    // x + f(x), f one layer behind a normalization or none.
    private static Network Blocks(int blocks, double gain, Normalization? kind)
    {
        var net = new Network();
        int x = net.Input();
        for (int i = 0; i < blocks; i++)
            x = Block(net, x, gain, kind);
        return net;
    }

    private static int Block(Network net, int x, double gain, Normalization? kind)
    {
        if (kind is not null) net.Norm(kind, from: x);
        int f = net.Dense(Width, Width, new SchemeOptions { Scheme = Scheme.LeCun, Gain = gain }, from: kind is null ? x : net.Last);
        return net.Sum(x, f);
    }

    private static Network Looped(Activation activation, double gain, int? count, bool isResidual)
    {
        var net = new Network();
        int x = net.Input();
        int first = net.Next;
        if (isResidual)
        {
            Block(net, x, gain, Normalization.Layer);
        }
        else
        {
            net.Dense(Width, Width, new SchemeOptions { Scheme = Scheme.LeCun, Gain = gain });
            net.Act(activation);
        }

        net.Repeat(x, first, count);
        return net;
    }

    private static Network Written(Activation activation, double gain, int count)
    {
        var net = new Network();
        net.Input();
        for (int i = 0; i < count; i++)
        {
            net.Dense(Width, Width, new SchemeOptions { Scheme = Scheme.LeCun, Gain = gain });
            net.Act(activation);
        }

        return net;
    }
}
