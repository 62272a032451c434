using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Rules;

/// <summary>INIT301, INIT302, INIT311 and INIT312: dead products, normalizations, memories and heads.</summary>
public sealed class StructureRuleTests
{
    private const string Constant = "INIT301";
    private const string Norm = "INIT302";
    private const string Forget = "INIT311";
    private const string Loud = "INIT312";

    private static readonly SchemeOptions Zero = new() { Scheme = Scheme.Zero };
    private static readonly SchemeOptions Xavier = new() { Scheme = Scheme.Xavier };

    [Fact]
    public void Two_factors_at_zero_are_an_error()
    {
        Finding finding = Assert.Single(Adapter(Zero, Zero).Find(Constant));
        Assert.Equal(RuleLevel.Error, finding.Level);
        Assert.Equal(
            "All weights of the layer '_a' start at 0, and so do those of '_b', its only factor: the gradient of each is the other, so that neither ever learns; "
            + "use Scheme.Xavier",
            finding.Message());
        Assert.Equal(RuleLevel.Error, Assert.Single(Hidden(Zero, Activation.ReLU, Zero).Find(Constant)).Level);
        Assert.Equal(RuleLevel.Error, Assert.Single(Gate(Zero, Zero, bilinear: true).Find(Constant)).Level);

        // ReZero: a scale of 0 behind weights of 0.
        var network = new Network();
        int x = network.Input();
        network.Dense(8, 8, Zero, Activation.Identity, "_w");
        network.Scale(8, Zero);
        network.Sum(x, network.Last);
        Assert.Equal((RuleLevel.Error, "_w"), (network.Find(Constant) is [var dead] ? (dead.Level, dead.Origin) : default));
    }

    [Fact]
    public void One_factor_at_zero_is_no_error()
    {
        Assert.Empty(Adapter(Xavier, Zero).Find(Constant));
        Assert.Empty(Adapter(Zero, Xavier).Find(Constant));
        Assert.Empty(Gate(Zero, Xavier, bilinear: true).Find(Constant));
        Assert.Empty(Gate(Zero, Zero, bilinear: false).Find(Constant)); // sigmoid(0) is a half
        Assert.Equal(RuleLevel.Warning, Assert.Single(Hidden(Zero, Activation.ReLU, Xavier).Find(Constant)).Level);
        Assert.Equal(RuleLevel.Warning, Assert.Single(Hidden(Zero, Activation.Sigmoid, Zero).Find(Constant)).Level);

        // A bias in between, and a second way out.
        Assert.DoesNotContain(Hidden(Zero, Activation.Tanh, Zero, new SchemeOptions { Scheme = Scheme.One }).Find(Constant), IsError);
        var network = new Network();
        int x = network.Input();
        int a = network.Dense(8, 8, Zero, Activation.Identity, "_a", x);
        int b = network.Dense(8, 8, Zero, Activation.Identity, "_b", a);
        network.Sum(a, b);
        Assert.Empty(network.Find(Constant));
    }

    [Fact]
    public void A_dead_scale_is_a_warning_and_others_are_advice()
    {
        Finding finding = Assert.Single(Normalized(Zero).Find(Norm));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            $"The scale '{finding.Origin}' of a normalization starts at 0: the layer is dead, nothing of its input comes through; use Scheme.One", finding.Message());
        Assert.Equal("One", Assert.Single(finding.Changes).Scheme);
        Assert.Equal(RuleLevel.Information, Assert.Single(Normalized(Value(0.1)).Find(Norm)).Level);
        Assert.Equal(RuleLevel.Information, Assert.Single(Normalized(Value(3)).Find(Norm)).Level);
        Assert.Equal("N(0, 0.02)", Assert.Single(Normalized(Network.Normal(0.02)).Find(Norm)).Arguments[2]);

        finding = Assert.Single(Normalized(Value(1), Value(0.5)).Find(Norm));
        Assert.Equal((RuleLevel.Information, "shift", "0.5"), (finding.Level, finding.Arguments[1], finding.Arguments[2]));
        Assert.Equal("Zero", Assert.Single(finding.Changes).Scheme);
    }

    [Fact]
    public void A_branch_may_end_small_but_not_large()
    {
        Assert.Equal(RuleLevel.Information, Assert.Single(Residual(Value(30)).Find(Norm)).Level);
        Assert.Empty(Residual(Value(0.01)).Find(Norm));
        Assert.Empty(Returned(Value(30)).Find(Norm));
    }

    [Fact]
    public void There_is_no_way_past_what_every_round_ends_with()
    {
        Assert.True(IsOnlyWay(count: 3, isTail: false));
        Assert.False(IsOnlyWay(count: 3, isTail: true));
        Assert.False(IsOnlyWay(count: 1, isTail: false)); // there is no next round
        Assert.False(IsOnlyWay(count: null, isTail: false)); // nor is one known
        Assert.True(IsOnlyWay(count: 1, isTail: false, hasHead: true));
        Assert.False(IsOnlyWay(count: 3, isTail: true, hasHead: true));
        Assert.False(IsOnlyWay(count: 3, isTail: false, takesMemory: true)); // weights that take something else beside it
    }

    // norm(x + f(x)), or x + norm(f(x)), in a loop.
    private static bool IsOnlyWay(int? count, bool isTail, bool hasHead = false, bool takesMemory = false)
    {
        var network = new Network();
        int memory = network.Input();
        int x = network.Input();
        int first = takesMemory ? network.Sum(x, memory) : network.Affine(1, 0, x);
        int branch = network.Dense(8, 8, Scheme.Xavier);
        int scale;
        if (isTail)
        {
            network.Norm(Normalization.Layer);
            scale = network.Scale(8, Zero);
            network.Sum(x, scale);
        }
        else
        {
            network.Sum(x, branch);
            network.Norm(Normalization.Layer);
            scale = network.Scale(8, Zero);
        }

        network.Repeat(x, first, count);
        if (hasHead) network.Dense(8, 2, Scheme.Xavier);
        return HiddenLayers.IsOnlyWay(network.Build(), scale);
    }

    [Fact]
    public void Scales_that_are_right_are_silent()
    {
        Assert.Empty(Normalized(Value(1), Zero).Find(Norm));
        Assert.Empty(Normalized(Value(0.5)).Find(Norm));
        Assert.Empty(Normalized(Network.Normal(0.02, mean: 1)).Find(Norm)); // DCGAN

        // The end of a residual branch, 1 + scale, a layer's own scale, and a bias that belongs to a layer.
        Assert.Empty(Residual(Zero).Find(Norm));
        Assert.Empty(Returned(Zero).Find(Norm));
        var network = new Network();
        network.Input();
        int x = network.Norm(Normalization.Rms);
        network.Scale(8, Zero);
        network.Sum(x, network.Last);
        network.Dense(8, 8, Scheme.Xavier);
        Assert.Empty(network.Find(Norm));

        foreach (bool isGuessed in (bool[])[false, true])
        {
            network = new Network();
            network.Input();
            network.Dense(8, 8, Scheme.Xavier);
            if (isGuessed) network.Norm(null);
            network.Scale(8, Value(1e-6));
            network.Bias(8, Value(1));
            network.Dense(8, 8, Scheme.Xavier);
            Assert.Empty(network.Find(Norm));
        }
    }

    [Fact]
    public void A_forget_gate_that_starts_half_closed_is_found()
    {
        Finding finding = Assert.Single(Lstm(Zero).Find(Forget));
        Assert.Equal(RuleLevel.Information, finding.Level);
        Assert.Equal(
            "The bias '_gates' lets the forget gate of an LSTM start at 0.5, so that its memory halves at every step; "
            + "use Scheme.LstmForgetBias, for gates in the order input, forget, cell, output",
            finding.Message());
        Assert.Equal("LstmForgetBias", Assert.Single(finding.Changes).Scheme);
        finding = Assert.Single(Gates(Zero).Find(Forget));
        Assert.Equal(("_forget", "One"), (finding.Origin, Assert.Single(finding.Changes).Scheme));
    }

    [Fact]
    public void Memories_of_other_kinds_are_silent()
    {
        Assert.Empty(Lstm(new SchemeOptions { Scheme = Scheme.One }).Find(Forget));
        Assert.Empty(Lstm(Network.Normal(1)).Find(Forget));
        Assert.Empty(Gates(new SchemeOptions { Scheme = Scheme.One }).Find(Forget));
        Assert.Empty(Gates(Zero, peephole: true).Find(Forget));

        // A GRU: z h + (1 - z) tanh(g).
        var network = new Network();
        network.Input();
        int h = network.Add(new StateNode(network.Next, "h"));
        network.Dense(8, 8, Scheme.Xavier, from: 0);
        int z = network.Bias(8, Zero);
        int keep = network.Act(Activation.Sigmoid, z);
        int kept = network.Product(keep, h);
        int other = network.Affine(-1, 0, z);
        int take = network.Act(Activation.Sigmoid, other);
        network.Dense(8, 8, Scheme.Xavier, from: 0);
        int g = network.Act(Activation.Tanh);
        network.Sum(kept, network.Product(take, g));
        Assert.Empty(network.Find(Forget));
    }

    [Fact]
    public void Loud_logits_are_a_warning()
    {
        Finding finding = Assert.Single(Head(Network.Normal(1)).Find(Loud));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            "The logits that '_head' gives to softmax start with an rms of 16: the model is sure of arbitrary classes, and its first loss is far above ln 10 = 2.30; "
            + "use Scheme.Xavier or Scheme.LeCun",
            finding.Message());
        Assert.Equal(["Xavier", "LeCun"], finding.Changes.Select(static change => change.Scheme));
        Assert.Single(Head(Network.Normal(1), Activation.LogSoftmax).Find(Loud));
        Assert.Single(Head(Network.Normal(1), then: static network => network.Bias(10, Zero)).Find(Loud));
    }

    [Fact]
    public void Heads_that_are_right_or_scaled_on_purpose_are_silent()
    {
        Assert.Empty(Head(Xavier).Find(Loud));
        Assert.Empty(Head(Network.Normal(0.1)).Find(Loud));
        Assert.Empty(Head(Network.Normal(1), Activation.Tanh).Find(Loud));
        Assert.Empty(Head(Network.Normal(1), then: static network => network.Affine(20, 0)).Find(Loud));
        Assert.Empty(Head(Xavier, deviation: 50).Find(Loud)); // the data's fault

        // Attention weights are not what is returned.
        var network = new Network();
        int x = network.Input();
        network.Dense(64, 64, Network.Normal(1));
        int scores = network.Act(Activation.Softmax);
        network.Product(scores, x);
        network.Dense(64, 10, Scheme.Xavier);
        Assert.Empty(network.Find(Loud));
    }

    private static bool IsError(Finding finding) => finding.Level == RuleLevel.Error;

    private static SchemeOptions Value(double value) => new() { Scheme = Scheme.Constant, Value = value };

    private static Network Adapter(SchemeOptions a, SchemeOptions b)
    {
        var network = new Network();
        int x = network.Input();
        int y = network.Dense(64, 64, Scheme.Xavier, from: x);
        network.Dense(64, 4, a, Activation.Identity, "_a", x);
        network.Dense(4, 64, b, Activation.Identity, "_b");
        network.Sum(y, network.Last);
        return network;
    }

    private static Network Hidden(SchemeOptions first, Activation between, SchemeOptions second, SchemeOptions? bias = null)
    {
        var network = new Network();
        network.Input();
        network.Dense(8, 8, first, between, "_a");
        if (bias is not null) network.Bias(8, bias);
        network.Act(between);
        network.Dense(8, 2, second, name: "_b");
        return network;
    }

    private static Network Gate(SchemeOptions first, SchemeOptions second, bool bilinear)
    {
        var network = new Network();
        int x = network.Input();
        int a = network.Dense(8, 8, first, Activation.Identity, "_a", x);
        int b = network.Dense(8, 8, second, Activation.Identity, "_b", x);
        if (!bilinear) b = network.Act(Activation.Sigmoid, b);
        network.Product(a, b);
        network.Dense(8, 2, Scheme.Xavier);
        return network;
    }

    private static Network Normalized(SchemeOptions scale, SchemeOptions? shift = null)
    {
        var network = new Network();
        network.Input();
        network.Dense(8, 8, Scheme.He, Activation.ReLU);
        network.Norm(Normalization.Batch);
        network.Scale(8, scale);
        if (shift is not null) network.Bias(8, shift);
        network.Act(Activation.ReLU);
        network.Dense(8, 2, Scheme.Xavier);
        return network;
    }

    private static Network Residual(SchemeOptions scale)
    {
        var network = new Network();
        int x = network.Input();
        network.Dense(8, 8, Scheme.He, Activation.ReLU);
        network.Norm(Normalization.Batch);
        network.Scale(8, scale);
        network.Bias(8, Zero);
        network.Sum(x, network.Last);
        network.Act(Activation.ReLU);
        network.Dense(8, 2, Scheme.Xavier);
        return network;
    }

    // The caller may add it to something.
    private static Network Returned(SchemeOptions scale)
    {
        var network = new Network();
        network.Input();
        network.Dense(8, 8, Scheme.He, Activation.ReLU);
        network.Norm(Normalization.Batch);
        network.Scale(8, scale);
        network.Bias(8, Zero);
        return network;
    }

    private static Network Lstm(SchemeOptions bias)
    {
        var network = new Network();
        int x = network.Input();
        int c = network.Add(new StateNode(network.Next, "c"));
        int h = network.Add(new StateNode(network.Next, "h"));
        network.Dense(8, 32, Scheme.Xavier, from: x);
        int fromInput = network.Bias(32, bias, "_gates");
        int fromState = network.Dense(8, 32, Scheme.Orthogonal, from: h);
        int sum = network.Sum(fromInput, fromState);
        return Step(network, c, sum, sum, sum, sum);
    }

    private static Network Gates(SchemeOptions forget, bool peephole = false)
    {
        var network = new Network();
        int x = network.Input();
        int c = network.Add(new StateNode(network.Next, "c"));
        int h = network.Add(new StateNode(network.Next, "h"));
        int Gate(string name, SchemeOptions bias, bool sees)
        {
            int fromInput = network.Dense(8, 8, Scheme.Xavier, from: x);
            int fromState = network.Dense(8, 8, Scheme.Orthogonal, from: h);
            int sum = sees ? network.Sum(fromInput, fromState, network.Dense(8, 8, Scheme.Xavier, from: c)) : network.Sum(fromInput, fromState);
            return sum == network.Last ? network.Bias(8, bias, name) : sum;
        }

        int forgets = Gate("_forget", forget, peephole), takes = Gate("_take", Zero, false), cell = Gate("_cell", Zero, false);
        return Step(network, c, forgets, takes, cell, Gate("_show", Zero, false));
    }

    private static Network Step(Network network, int c, int forget, int input, int cell, int output)
    {
        int kept = network.Product(network.Act(Activation.Sigmoid, forget), c);
        int take = network.Act(Activation.Sigmoid, input);
        int taken = network.Product(take, network.Act(Activation.Tanh, cell));
        int memory = network.Sum(kept, taken);
        int shown = network.Act(Activation.Tanh, memory);
        network.Product(shown, network.Act(Activation.Sigmoid, output));
        network.Dense(8, 2, Scheme.Xavier);
        return network;
    }

    private static Network Head(SchemeOptions options, Activation last = Activation.Softmax, System.Action<Network>? then = null, double deviation = 1)
    {
        var network = new Network();
        network.Input(0, deviation);
        network.Dense(256, 256, Scheme.He, Activation.ReLU);
        network.Act(Activation.ReLU);
        network.Dense(256, 10, options, last, "_head");
        then?.Invoke(network);
        network.Act(last);
        return network;
    }
}
