using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>
/// The experiments by which initialization is usually explained, twice: by theory on a declared model, and by running a hundred layers of
/// width 512 in float32 with weights from the product's own kernels. They are numbered X1 to X11.
/// </summary>
public sealed class ExperimentTests
{
    private const int Width = 512;
    private const int Depth = 100;

    private static readonly ulong[] Seeds = [1, 2, 3];

    [Fact]
    public void X1_standard_normal_weights_overflow_at_layer_29()
    {
        Assert.Equal(29, Theory(Network.Normal(1), null).Limits(FloatFormat.Float32).Overflow?.Number);
        int?[] layers = [.. Enumerable.Range(1, 9).Select(seed => Run(1, null, (ulong)seed, 32).First(HasInfinity))];
        Assert.All(layers, layer => Assert.InRange(layer ?? 0, 28, 29)); // the odd seed is one layer early
        Assert.True(layers.Count(layer => layer == 29) > layers.Length / 2);
    }

    [Fact]
    public void X2_weights_of_a_hundredth_vanish_at_layer_70()
    {
        RangeLimits limits = Theory(Network.Normal(0.01), null).Limits(FloatFormat.Float32);
        Assert.Equal((60, 70), (limits.Subnormal?.Number, limits.Zero?.Number));
        foreach (ulong seed in Seeds)
        {
            Simulation run = Run(0.01, null, seed, 72);
            Assert.Equal((60, 70), (run.First(IsSubnormal), run.First(IsZero)));
        }
    }

    [Fact]
    public void X3_one_product_has_the_root_of_the_width_as_sigma()
    {
        Signal signal = Theory(Network.Normal(1), null, 1).Signal(1)!.Value;
        Assert.Equal(Math.Sqrt(Width), signal.Rms, 1e-12);
        Assert.Equal(0, signal.Mean);
        foreach (ulong seed in Seeds)
            Within(Simulation.Rms(Run(1, null, seed, 1).Layers[0]), signal, Width);
    }

    [Fact]
    public void X4_the_root_of_the_width_below_sigma_keeps_it_at_1()
    {
        Propagation theory = Theory(Network.Normal(1 / Math.Sqrt(Width)), null);
        Assert.Equal(1, theory.Signal(Depth)!.Value.Rms, 1e-12);
        Assert.Equal(0.31, theory.Signal(Depth)!.Value.LogRmsDeviation, 0.005);
        foreach (ulong seed in Seeds)
            Assert.InRange(Simulation.Rms(Follows(theory, null, 1 / Math.Sqrt(Width), seed).Layers[^1]), 0.5, 1.6);
    }

    [Fact]
    public void X5_tanh_with_a_hundredth_collapses()
    {
        Propagation theory = Theory(Network.Normal(0.01), Activation.Tanh);
        RangeLimits limits = theory.Limits(FloatFormat.Float32);
        Assert.Equal((60, 70), (limits.Subnormal?.Number, limits.Zero?.Number));
        Simulation run = Follows(theory, Activation.Tanh, 0.01, 1);
        Assert.Equal((60, 70), (run.First(IsSubnormal), run.First(IsZero)));
    }

    [Fact]
    public void X6_tanh_with_standard_normal_weights_saturates()
    {
        Propagation theory = Theory(Network.Normal(1), Activation.Tanh);
        double share = theory.Saturation(Activated(Depth - 1))!.Value;
        Assert.InRange(theory.Signal(Activated(Depth - 1))!.Value.Rms, 0.975, 0.99);
        Assert.InRange(share, 0.9, 0.93);
        foreach (ulong seed in Seeds)
        {
            Simulation run = Follows(theory, Activation.Tanh, 1, seed);
            Assert.InRange(Simulation.Rms(run.Outputs[^1]), 0.96, 1);
            double found = run.Inputs.Average(layer => layer.Average(x => Math.Abs(x) > 2.5 ? 1.0 : 0));
            Assert.Equal(share, found, 0.01);
            Assert.Null(run.First(HasInfinity));
        }
    }

    [Fact]
    public void X7_tanh_with_Xavier_keeps_a_good_spread()
    {
        Propagation theory = Theory(new SchemeOptions { Scheme = Scheme.Xavier }, Activation.Tanh);
        Assert.Equal(0.0712, theory.Signal(Layer(Depth))!.Value.Rms, 0.0005);
        Assert.True(theory.Saturation(Activated(1)) < 0.02);
        Assert.InRange(Math.Log10(theory.BackwardFactor!.Value), -1.3, -0.9);
        foreach (ulong seed in Seeds)
            Assert.InRange(Simulation.Rms(Follows(theory, Activation.Tanh, 1 / Math.Sqrt(Width), seed).Outputs[^1]), 0.055, 0.088);
    }

    [Fact]
    public void X8_ReLU_with_Xavier_drifts_to_0()
    {
        Propagation theory = Theory(new SchemeOptions { Scheme = Scheme.Xavier }, Activation.ReLU, correlation: 0);
        Assert.All(theory.Layers.Skip(1), layer => Assert.Equal(0.5, layer.Ratio!.Value, 1e-12));
        Signal last = theory.Signal(Layer(Depth))!.Value;
        Assert.Equal(Math.Pow(0.5, 49.5), last.Rms, 1e-25);
        Assert.InRange(last.Correlation!.Value, 0.98, 1);
        Assert.InRange(Typical(theory, VarianceScaling.Law(1, Width, Distribution.Normal)), 4.9e-16, 1.9e-15);
    }

    [Fact]
    public void X9_ReLU_with_He_is_good_at_every_depth()
    {
        foreach (Distribution distribution in (Distribution[])[Distribution.Normal, Distribution.Uniform])
        {
            var options = new SchemeOptions { Scheme = Scheme.He, Distribution = distribution };
            Propagation theory = Theory(options, Activation.ReLU);
            Assert.All(theory.Layers.Skip(1), layer => Assert.Equal(1, layer.Ratio!.Value, 1e-12));
            Assert.Equal(0.49, theory.Signal(Layer(Depth))!.Value.LogRmsDeviation, 0.01);
            WeightDistribution law = VarianceScaling.Law(2, Width, distribution);
            Assert.InRange(Typical(theory, law), 0.44, distribution == Distribution.Normal ? 1.6 : 2.1);
        }
    }

    [Fact]
    public void X10_ReLU_with_a_hundredth_collapses()
    {
        Propagation theory = Theory(Network.Normal(0.01), Activation.ReLU);
        RangeLimits limits = theory.Limits(FloatFormat.Float32);
        Assert.Equal((49, 57), (limits.Subnormal?.Number, limits.Zero?.Number));
        Simulation run = Follows(theory, Activation.ReLU, 0.01, 1);
        Assert.Equal((49, 57), (run.First(IsSubnormal), run.First(IsZero)));
    }

    [Fact]
    public void X10_with_batch_normalization_it_is_good()
    {
        const double Epsilon = 1e-6;
        const int Batch = 32;
        var network = new Network();
        network.Input();
        for (int layer = 0; layer < 20; layer++)
        {
            network.Dense(Width, Width, Network.Normal(0.01), Activation.ReLU);
            network.Norm(Normalization.Batch, Epsilon);
            network.Act(Activation.ReLU);
        }

        Propagation theory = network.Propagate();
        Simulation run = Simulation.Run(WeightDistribution.Normal(0, 0.01), Activation.ReLU, 1, 20, Batch, Epsilon);
        Assert.Equal(default, theory.Limits(FloatFormat.Float32));
        for (int layer = 0; layer < 20; layer++)
        {
            int normalized = (3 * layer) + 2;
            double predicted = theory.Signal(normalized)!.Value.MeanSquare;
            Assert.Equal(1, predicted, 1e-3);
            Assert.Equal(predicted, Square(Simulation.Rms(run.Inputs[layer])), 2e-3);
            Assert.Equal(theory.Signal(normalized + 1)!.Value.Rms, Simulation.Rms(run.Outputs[layer]), 0.02);

            // The product itself still shows the small weights.
            Assert.Equal(1, Simulation.Rms(run.Layers[layer]) / theory.Signal(normalized - 1)!.Value.Rms, 0.1);
        }
    }

    [Fact]
    public void X11_sigmoids_bunch_at_0_and_1_or_at_a_half()
    {
        Propagation great = Theory(Network.Normal(1), Activation.Sigmoid);
        Propagation small = Theory(Network.Normal(0.01), Activation.Sigmoid);
        double share = great.Saturation(Activated(50))!.Value;
        Signal half = small.Signal(Activated(50))!.Value;
        Assert.InRange(share, 0.85, 0.9);
        Assert.Equal(0.5, half.Mean, 1e-9);
        Assert.InRange(Math.Sqrt(half.Variance), 0.02, 0.04);
        Assert.True(small.BackwardFactor < 1e-100);

        Simulation run = Run(1, Activation.Sigmoid, 1, 50);
        Assert.Equal(share, run.Inputs.Skip(1).Average(layer => layer.Average(x => Math.Abs(x) > 2.5 ? 1.0 : 0)), 0.02);
        run = Run(0.01, Activation.Sigmoid, 1, 50);
        Assert.Equal(0.5, run.Outputs[49].Average(), 0.005);
        Assert.Equal(half.Rms, Simulation.Rms(run.Outputs[49]), 0.005);
        Assert.True(run.Outputs[49].All(x => x is > 0.3f and < 0.7f));
    }

    [Fact]
    public void A_network_that_is_not_the_declared_one_is_red()
    {
        Propagation theory = Theory(Network.Normal(1 / Math.Sqrt(Width)), null);
        Assert.ThrowsAny<Exception>(() => Follows(theory, null, 1.2 / Math.Sqrt(Width), 1));
        Assert.ThrowsAny<Exception>(() => Follows(theory, Activation.ReLU, 1 / Math.Sqrt(Width), 1));
    }

    private static Propagation Theory(SchemeOptions options, Activation? activation, int depth = Depth, double? correlation = null)
    {
        Network network = Network.Plain(options, activation, depth);
        if (activation is null) return network.Propagate(correlation);
        network.Act(activation.Value);
        return network.Propagate(correlation);
    }

    private static Simulation Run(double sigma, Activation? activation, ulong seed, int depth) =>
        Simulation.Run(WeightDistribution.Normal(0, sigma), activation, seed, depth);

    private static Simulation Follows(Propagation theory, Activation? activation, double sigma, ulong seed) =>
        Follows(theory, activation, WeightDistribution.Normal(0, sigma), seed);

    // Seeds differ by a factor of up to 3 at this depth, which Follows looks at; the published ranges are those of a handful of them.
    private static double Typical(Propagation theory, WeightDistribution law) =>
        Math.Exp(Seeds.Average(seed => Math.Log(Simulation.Rms(Follows(theory, Activation.ReLU, law, seed).Outputs[^1]))));

    // Every layer, as long as its values are normal numbers.
    private static Simulation Follows(Propagation theory, Activation? activation, WeightDistribution law, ulong seed)
    {
        Simulation run = Simulation.Run(law, activation, seed, Depth);
        for (int layer = 0; layer < Depth; layer++)
        {
            Signal signal = theory.Signal(theory.Layers[layer].Id)!.Value;
            if (signal.Rms > 1e-36) Within(Simulation.Rms(run.Layers[layer]), signal, Width);
        }

        return run;
    }

    // Four standard deviations of ln(rms), the finite number of units that are looked at included.
    private static void Within(double rms, Signal signal, int width)
    {
        double deviation = Math.Sqrt(Square(signal.LogRmsDeviation) + (0.5 / width));
        Assert.InRange(Math.Log(rms / signal.Rms), signal.LogRmsShift - (4 * deviation), signal.LogRmsShift + (4 * deviation));
    }

    private static int Layer(int number) => (2 * number) - 1;

    private static int Activated(int number) => 2 * number;

    private static bool HasInfinity(float[] values) => values.Any(x => !float.IsFinite(x));

    private static bool IsSubnormal(float[] values) => values.All(x => !float.IsNormal(x));

    private static bool IsZero(float[] values) => values.All(x => x == 0);

    private static double Square(double x) => x * x;
}
