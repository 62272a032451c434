using System;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>Node by node: what sums, gates, normalizations, loops and the rest do to the moments, and where nothing can be said.</summary>
public sealed class ArchitectureTests
{
    private const int Width = 512;

    private static readonly SchemeOptions Unit = new() { Scheme = Scheme.LeCun };
    private static readonly SchemeOptions He = new() { Scheme = Scheme.He };

    private readonly Network _net = new();

    public ArchitectureTests() => _net.Input();

    private Signal? Found => _net.Propagate().Signal(_net.Last);

    private double Square => Found!.Value.MeanSquare;

    [Fact]
    public void Declared_data_comes_in()
    {
        var net = new Network();
        net.Input(0.5, 0.2887);
        net.Dense(784, 256, Unit);
        Signal signal = net.Propagate().Signal(1)!.Value;
        Assert.Equal(0.25 + (0.2887 * 0.2887), signal.MeanSquare, 1e-12);
        Assert.Equal(0, signal.Mean);
        Assert.Equal(Math.Sqrt(signal.MeanSquare), signal.Rms);
        Assert.Equal(signal.MeanSquare, signal.Variance);
    }

    [Fact]
    public void Weights_are_paired_with_the_activation_that_made_their_input()
    {
        _net.Dense(784, 256, He, Activation.ReLU);
        _net.Act(Activation.ReLU);
        _net.Dense(256, 10, Scheme.Xavier);
        Propagation found = _net.Propagate();
        Assert.Equal(2, found.Signal(1)!.Value.MeanSquare, 1e-12);
        Assert.Equal(1, found.Signal(2)!.Value.MeanSquare, 1e-12);
        Assert.Equal(Math.Sqrt(1 / Math.PI), found.Signal(2)!.Value.Mean, 1e-12);
        Assert.Equal(256 * 2.0 / 266, found.Signal(3)!.Value.MeanSquare, 1e-12);
        Assert.Equal(2, found.Layers[0].Ratio!.Value, 1e-12);
        Assert.Equal(128 * 2.0 / 266, found.Layers[1].Ratio!.Value, 1e-12);
        Assert.Equal(10 * 2.0 / 266 / 2, found.Layers[1].GradientRatio!.Value, 1e-12);
        Assert.Equal(256 * (2.0 / 784) * 10 * (2.0 / 266) / 2, found.Gradient(0)!.Value, 1e-12);
        Assert.Equal(1, found.Layers[1].Previous);
        Assert.Null(found.Layers[0].Previous);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(0.5, 0.5)]
    public void An_orthogonal_matrix_keeps_the_norm_and_not_always_the_size(double widening, double ratio)
    {
        int outputs = (int)(Width * widening);
        _net.Dense(Width, outputs, new SchemeOptions { Scheme = Scheme.Orthogonal, Gain = 1 });
        Assert.Equal(widening > 1 ? 1 / widening : 1, Square, 1e-12);
        Assert.Equal(widening > 1 ? 1 : ratio, _net.Propagate().Gradient(0)!.Value, 1e-12);
    }

    [Fact]
    public void An_identity_keeps_everything()
    {
        _net.Act(Activation.ReLU);
        _net.Dense(Width, Width, new SchemeOptions { Scheme = Scheme.Identity });
        Assert.Equal(0.5, Square, 1e-12);
        Assert.Equal(Math.Sqrt(1 / (2 * Math.PI)), Found!.Value.Mean, 1e-12);
        Assert.Equal(0, Found!.Value.LogVariance);
    }

    [Fact]
    public void A_row_on_the_sphere_gives_its_radius()
    {
        _net.Dense(Width, 10, new SchemeOptions { Scheme = Scheme.UnitSphere, Gain = 3 });
        Assert.Equal(9, Square, 1e-12);
    }

    [Fact]
    public void Weights_with_a_mean_add_up_over_the_units()
    {
        // Ones: every unit is the sum of all inputs. n for a first layer, n^2 n for the second, since its inputs are all the same.
        _net.Dense(Width, Width, Scheme.One);
        Assert.Equal(Width, Square, 1e-9);
        _net.Dense(Width, Width, Scheme.One);
        Assert.Equal(Width * (double)Width * Width, Square, 1e-3);
        Assert.Null(_net.Propagate().Gradient(0));
    }

    [Fact]
    public void A_mean_of_the_weights_meets_the_mean_of_the_input()
    {
        var net = new Network();
        net.Input(0.5, 0.1);
        net.Dense(100, 100, Network.Normal(0.1, 0.2));
        Signal signal = net.Propagate().Signal(1)!.Value;
        Assert.Equal(100 * 0.2 * 0.5, signal.Mean, 1e-12);
        Assert.Equal((100 * 0.01 * 0.26) + (0.04 * ((100 * 0.26) + (9900 * 0.25))), signal.MeanSquare, 1e-9);
    }

    [Fact]
    public void An_embedding_hides_its_input()
    {
        ResolvedScheme scheme = SchemeCatalog.Resolve(Network.Normal(0.02), LayerRole.Embedding, Fans.Embedding(64), null);
        _net.Unknown();
        _net.Add(new LayerNode(
            _net.Next, EquatableArray.Of(_net.Last), "_table", LayerKind.Embedding, new Size(1000), new Size(64), Fans.Embedding(64),
            Network.Normal(0.02), scheme, null));
        Assert.Equal(0.0004, Square, 1e-15);
        Assert.Null(_net.Propagate().ForwardFactor);
    }

    [Theory]
    [InlineData(Normalization.Batch)]
    [InlineData(Normalization.Layer)]
    [InlineData(Normalization.Group)]
    [InlineData(Normalization.Rms)]
    [InlineData(null)]
    public void Normalization_resets_whatever_the_weights(Normalization? kind)
    {
        _net.Dense(Width, Width, Network.Normal(0.01));
        _net.Norm(kind);
        Assert.Equal(1, Square, 1e-12);
        Assert.False(Found!.Value.IsApproximate);
        Assert.Equal(0, Found!.Value.LogVariance);
        Assert.Equal(1, _net.Propagate().Gradient(0)!.Value, 1e-9);
    }

    [Fact]
    public void Epsilon_counts_where_the_variance_is_of_its_size()
    {
        _net.Affine(1e-3, 0);
        _net.Norm(Normalization.Layer, 1e-6);
        Assert.Equal(0.5, Square, 1e-12);
    }

    [Fact]
    public void Behind_what_is_unknown_a_normalization_begins_anew()
    {
        _net.Unknown();
        Assert.Null(Found);
        _net.Norm(Normalization.Layer, 1e-5);
        Assert.Equal(1, Square);
        Assert.True(Found!.Value.IsApproximate);
        _net.Dense(Width, Width, Unit);
        Assert.Equal(1, Square, 1e-12);
        Assert.Null(_net.Propagate().Gradient(0));
        Assert.Null(_net.Propagate().BackwardFactor);
    }

    [Fact]
    public void Scale_and_shift_of_a_normalization_change_nothing_at_the_start()
    {
        _net.Dense(Width, Width, He);
        _net.Norm(Normalization.Layer);
        _net.Scale(Width, new SchemeOptions { Scheme = Scheme.One });
        _net.Bias(Width, new SchemeOptions { Scheme = Scheme.Zero });
        Assert.Equal(1, Square, 1e-12);
        _net.Scale(Width, new SchemeOptions { Scheme = Scheme.Zero });
        Assert.Equal(0, Square);
    }

    [Fact]
    public void Batch_normalization_before_ReLU_makes_gradients_grow_by_pi_over_pi_minus_1()
    {
        for (int i = 0; i < 10; i++)
        {
            _net.Dense(Width, Width, He, Activation.ReLU);
            _net.Norm(Normalization.Batch);
            _net.Act(Activation.ReLU);
        }

        Propagation found = _net.Propagate();
        Assert.Equal(Math.PI / (Math.PI - 1), found.Gradient(3 * 5)!.Value / found.Gradient(3 * 6)!.Value, 1e-6);

        // The loss does not see a layer's scale, and neither does layer normalization take off what inputs share.
        Assert.Equal(found.Gradient(3)!.Value, Normalized(Network.Normal(7), Normalization.Batch).Gradient(3)!.Value, 1e-6);
        Propagation layered = Normalized(He, Normalization.Layer);
        Assert.Equal(1, layered.Gradient(3 * 5)!.Value / layered.Gradient(3 * 6)!.Value, 1e-9);
    }

    [Fact]
    public void Branches_add()
    {
        int x = _net.Last;
        int f = _net.Dense(Width, Width, Unit);
        _net.Sum(x, f);
        Assert.Equal(2, Square, 1e-12);
        Assert.False(Found!.Value.IsApproximate);
        Assert.Equal(2, _net.Propagate().Gradient(0)!.Value, 1e-12);
    }

    [Fact]
    public void What_is_added_to_itself_has_four_times_the_square()
    {
        int x = _net.Last;
        _net.Sum(x, x);
        Assert.Equal(4, Square, 1e-12);
        Assert.Equal(4, _net.Propagate().Gradient(0)!.Value, 1e-12);
        int half = _net.Affine(-0.5, 0, from: x);
        _net.Sum(x, half);
        Assert.Equal(0.25, Square, 1e-12);
        Assert.Null(_net.Propagate().Gradient(0)); // its two ways back have something in common
    }

    [Fact]
    public void A_value_and_a_function_of_it_are_not_independent()
    {
        int x = _net.Last;
        int relu = _net.Act(Activation.ReLU);
        _net.Sum(x, relu);
        Assert.Null(Found);
        _net.Product(x, relu);
        Assert.Null(Found);
    }

    [Fact]
    public void Terms_that_two_sums_share_are_counted()
    {
        int a = _net.Dense(Width, Width, Unit, from: 0);
        int b = _net.Dense(Width, Width, Unit, from: 0);
        int c = _net.Dense(Width, Width, Unit, from: 0);
        int ab = _net.Sum(a, b);
        int ac = _net.Sum(c, a);
        _net.Sum(ab, ac);
        Assert.Equal(6, Square, 1e-12); // 2 a + b + c
        int dropped = _net.Dropout(0.5);
        _net.Sum(dropped, a);
        Assert.Equal(12 + 1 + (2 * 2), Square, 1e-12);
    }

    [Fact]
    public void A_tail_of_zeros_leaves_the_skip_path_even_behind_what_is_unknown()
    {
        int x = _net.Last;
        _net.Unknown();
        int tail = _net.Dense(Width, Width, Scheme.Zero);
        _net.Sum(x, tail);
        Assert.Equal(1, Square);
    }

    [Fact]
    public void Gates_multiply()
    {
        int a = _net.Dense(Width, Width, Unit, from: 0);
        int b = _net.Dense(Width, Width, Unit, from: 0);
        int gate = _net.Act(Activation.Sigmoid);
        _net.Product(a, gate);
        Assert.Equal(0.29337903585809296, Square, 1e-9);
        _net.Act(Activation.GLU, a, b);
        Assert.Equal(0.29337903585809296, Square, 1e-9);
        _net.Act(Activation.GLU, from: a);
        Assert.Equal(0.29337903585809296, Square, 1e-9);
        _net.Act(Activation.GLU, a, a);
        Assert.Null(Found);
    }

    [Fact]
    public void A_highway_adds_what_the_gate_lets_through_to_what_it_keeps_back()
    {
        int gate = _net.Act(Activation.Sigmoid, _net.Dense(Width, Width, Unit, from: 0));
        int h = _net.Act(Activation.Tanh, _net.Dense(Width, Width, Unit, from: 0));
        int keep = _net.Affine(-1, 1, from: gate);
        int taken = _net.Product(h, gate);
        int kept = _net.Product(0, keep);
        _net.Sum(taken, kept);
        Assert.Equal(0.29337903585809296 * (1 + 0.39429449039784117), Square, 1e-9);
    }

    [Fact]
    public void Maxout_takes_the_greatest()
    {
        int[] pieces = [.. Enumerable.Range(0, 3).Select(_ => _net.Dense(Width, Width, Unit, from: 0))];
        _net.Act(Activation.Maxout, pieces);
        Assert.Equal(1.275664447710896, Square, 1e-12);
        Assert.Equal(1, _net.Propagate().Gradient(0)!.Value, 1e-9);
    }

    [Fact]
    public void Dropout_makes_up_for_what_it_drops()
    {
        _net.Dropout(0.3);
        Assert.Equal(1 / 0.7, Square, 1e-12);
        Assert.Equal(1 / 0.7, _net.Propagate().Gradient(0)!.Value, 1e-12);
        _net.Dropout(null);
        Assert.Null(Found);
    }

    [Fact]
    public void Factor_and_shift_are_exact()
    {
        _net.Affine(2, 3);
        Assert.Equal(3, Found!.Value.Mean);
        Assert.Equal(13, Square);
        _net.Affine(null, 0);
        Assert.Null(Found);
    }

    [Fact]
    public void Side_by_side_counts_by_width()
    {
        int a = _net.Dense(Width, 100, Unit, from: 0);
        int b = _net.Dense(Width, 300, new SchemeOptions { Scheme = Scheme.LeCun, Gain = 2 }, from: 0);
        _net.Concat(a, b);
        Assert.Equal((100 + (4 * 300)) / 400.0, Square, 1e-12);
        _net.Concat(0, 0);
        Assert.Equal(1, Square);
        _net.Concat(0, b);
        Assert.Null(Found);
    }

    [Fact]
    public void A_mean_over_cells_leaves_their_mean()
    {
        _net.Act(Activation.ReLU);
        _net.Pool(PoolKind.Average, 4);
        double mean = 1 / Math.Sqrt(2 * Math.PI);
        Assert.Equal((mean * mean) + ((0.5 - (mean * mean)) / 4), Square, 1e-12);
        Assert.True(Found!.Value.IsApproximate);
        Assert.Equal(0.5 / 16, _net.Propagate().Gradient(0)!.Value, 1e-12);
        _net.Pool(PoolKind.Max, 4);
        Assert.Null(Found);
    }

    [Fact]
    public void A_choice_is_known_where_all_agree()
    {
        int a = _net.Dense(Width, Width, Unit, from: 0);
        int b = _net.Dense(Width, Width, Unit, from: 0);
        _net.Choice(a, b);
        Assert.Equal(1, Square, 1e-12);
        int c = _net.Dense(Width, Width, He, from: 0);
        _net.Choice(a, c);
        Assert.Null(Found);
    }

    [Fact]
    public void Products_of_values_states_and_models_end_propagation()
    {
        _net.Contraction(0, 0);
        Assert.Null(Found);
        _net.Add(new StateNode(_net.Next, "h"));
        Assert.Null(Found);
        _net.Add(new SubmodelNode(_net.Next, EquatableArray.Of(0), "_m", "M", false));
        Assert.Null(Found);
        _net.Dense(Width, Width, Unit);
        Assert.Null(Found);
        Assert.Null(_net.Propagate().Layers[0].Ratio);
    }

    [Fact]
    public void Weights_that_are_applied_to_what_they_made_are_not_understood()
    {
        _net.Dense(Width, Width, Unit, name: "_w", from: 0);
        _net.Dense(Width, Width, Unit, name: "_w");
        Assert.Null(Found);
        Assert.NotNull(_net.Propagate().Signal(1));
    }

    [Fact]
    public void Twins_are_known_each_and_their_sum_is_not()
    {
        int a = _net.Dense(Width, Width, Unit, name: "_w", from: _net.Input());
        int b = _net.Dense(Width, Width, Unit, name: "_w", from: _net.Input());
        Assert.Equal(1, Square, 1e-12);
        _net.Sum(a, b);
        Assert.Null(Found);
    }

    [Fact]
    public void Normalization_splits_chains()
    {
        for (int i = 0; i < 6; i++)
        {
            _net.Dense(Width, Width, He, Activation.ReLU);
            _net.Bias(Width, new SchemeOptions { Scheme = Scheme.Zero });
            if (i == 2) _net.Norm(Normalization.Layer);
            _net.Act(Activation.ReLU);
        }

        LayerChain[] chains = [.. _net.Propagate().Chains];
        Assert.Equal([3, 3], chains.Select(chain => chain.Layers.Count));
        Assert.Equal(2, chains[0].ForwardSquare!.Value, 1e-9);
        Assert.Equal(1, chains[1].ForwardSquare!.Value, 1e-9);
    }

    [Fact]
    public void Saturation_is_for_S_shaped_units()
    {
        int input = _net.Affine(2.5, 0);
        int tanh = _net.Act(Activation.Tanh, from: input);
        int relu = _net.Act(Activation.ReLU, from: input);
        Propagation found = _net.Propagate();
        Assert.Equal(0.31731050786, found.Saturation(tanh)!.Value, 1e-9); // beyond one sigma
        Assert.Null(found.Saturation(relu));
        Assert.Null(found.Saturation(input));
        Assert.Null(found.Saturation(99));
    }

    private static Propagation Normalized(SchemeOptions options, Normalization kind)
    {
        var net = new Network();
        net.Input();
        for (int i = 0; i < 10; i++)
        {
            net.Dense(Width, Width, options, Activation.ReLU);
            net.Norm(kind);
            net.Act(Activation.ReLU);
        }

        return net.Propagate();
    }
}
