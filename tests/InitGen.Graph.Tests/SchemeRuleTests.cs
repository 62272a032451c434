using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;

namespace InitGen.Graph.Tests;

/// <summary>Rules that compare scheme, gain and fans with what stands around a layer, on graphs made by hand: levels, numbers, traps.</summary>
public sealed class SchemeRuleTests
{
    [Theory]
    [InlineData(0.5, null)]     // gives back what ReLU takes
    [InlineData(0.38, null)]
    [InlineData(0.3, "0.71")]
    [InlineData(0.65, "1.43")]
    [InlineData(0.0, "0.50")]
    public void INIT101_counts_dropout(double rate, string? ratio)
    {
        Network network = Hidden(Scheme.Xavier, Activation.ReLU, static network => network.Act(Activation.ReLU));
        network.Dropout(rate);
        network.Dense(64, 8, Scheme.LeCun);
        Finding? found = Check(new XavierBeforeRectifier(), network);
        Assert.Equal(ratio, found?.Arguments[3]);
    }

    [Fact]
    public void INIT101_is_silent_on_dropout_of_a_rate_that_is_not_known_or_not_everywhere_the_same()
    {
        Network unknown = Hidden(Scheme.Xavier, Activation.ReLU, static network => network.Act(Activation.ReLU));
        unknown.Dropout(null);
        unknown.Dense(64, 8, Scheme.LeCun);
        Assert.Null(Check(new XavierBeforeRectifier(), unknown));

        Network forked = Hidden(Scheme.Xavier, Activation.ReLU, static network => network.Act(Activation.ReLU));
        int relu = forked.Last;
        forked.Dropout(0.5);
        int one = forked.Dense(64, 8, Scheme.LeCun);
        int other = forked.Dense(64, 8, Scheme.LeCun, from: relu);
        forked.Concat(one, other);
        Assert.Null(Check(new XavierBeforeRectifier(), forked));
    }

    [Theory]
    [InlineData(64, 64, 64, true)]
    [InlineData(64, 16, 64, false)] // a factor of low rank
    [InlineData(64, 16, 8, true)]
    [InlineData(16, 64, 16, true)]
    public void INIT102_knows_a_narrow_layer_between_wide_ones(long inputs, long width, long outputs, bool speaks)
    {
        var network = new Network();
        network.Input();
        network.Dense(inputs, width, Scheme.He, Activation.Identity);
        network.Dense(width, outputs, Scheme.LeCun);
        Assert.Equal(speaks, Check(new HeWithoutRectifier(), network) is not null);
    }

    [Theory]
    [InlineData(FanMode.In, 64, 64, true)]
    [InlineData(FanMode.Out, 64, 128, false)]
    [InlineData(FanMode.Out, 64, 16, true)]
    public void INIT102_takes_the_fan_that_the_scheme_divides_by(FanMode fan, long inputs, long outputs, bool speaks)
    {
        var network = new Network();
        network.Input();
        network.Dense(inputs, outputs, new SchemeOptions { Scheme = Scheme.He, Fan = fan }, Activation.Tanh);
        network.Act(Activation.Tanh);
        network.Dense(outputs, 8, Scheme.LeCun);
        Assert.Equal(speaks, Check(new HeWithoutRectifier(), network) is not null);
    }

    [Fact]
    public void Rules_about_a_layer_do_not_look_across_what_is_unknown()
    {
        Network network = Hidden(Scheme.He, Activation.Tanh, static network => network.Act(Activation.Tanh));
        network.Unknown();
        network.Dense(64, 8, Scheme.LeCun);
        Assert.Null(Check(new HeWithoutRectifier(), network));
    }

    [Theory]
    [InlineData(Activation.GELU, 9, null)]
    [InlineData(Activation.GELU, 10, RuleLevel.Information)]
    [InlineData(Activation.SiLU, 40, RuleLevel.Warning)]
    [InlineData(Activation.HardSwish, 40, RuleLevel.Warning)]
    [InlineData(Activation.ReLU, 40, null)]
    [InlineData(Activation.Tanh, 40, null)]
    public void INIT105_speaks_from_a_depth_on(Activation activation, int depth, RuleLevel? level)
    {
        Finding? found = Check(new DeepSmoothChain(), Network.Plain(new SchemeOptions { Scheme = Scheme.He }, activation, depth));
        Assert.Equal(level, found?.Level);
        if (found is not null) Assert.Equal(["_w1", depth.ToString(System.Globalization.CultureInfo.InvariantCulture)], found.Arguments.Take(2));
    }

    [Fact]
    public void INIT105_begins_anew_behind_a_normalization_and_leaves_branches_alone()
    {
        Network halves = Network.Plain(new SchemeOptions { Scheme = Scheme.He }, Activation.GELU, 6);
        halves.Norm(Normalization.Layer);
        for (int i = 0; i < 6; i++)
        {
            halves.Dense(512, 512, Scheme.He, Activation.GELU);
            halves.Act(Activation.GELU);
        }

        Assert.Null(Check(new DeepSmoothChain(), halves));

        Network branch = Network.Plain(new SchemeOptions { Scheme = Scheme.He }, Activation.GELU, 12);
        branch.Sum(0, branch.Last);
        Assert.Null(Check(new DeepSmoothChain(), branch));
    }

    [Fact]
    public void INIT105_is_about_layers_of_the_model_itself()
    {
        ModelGraph graph = Network.Plain(new SchemeOptions { Scheme = Scheme.He }, Activation.GELU, 12).Build();
        ModelGraph inside = graph with
        {
            Nodes = graph.Nodes.Select(static node => node is LayerNode ? node with { Below = "._w" } : node).ToEquatableArray(),
        };
        Assert.Single(new DeepSmoothChain().Check(new RuleContext(graph)));
        Assert.Empty(new DeepSmoothChain().Check(new RuleContext(inside)));
    }

    [Theory]
    [InlineData(Activation.Sigmoid, 2, null)]
    [InlineData(Activation.Sigmoid, 3, RuleLevel.Information)]
    [InlineData(Activation.Sigmoid, 5, RuleLevel.Information)]
    [InlineData(Activation.Sigmoid, 6, RuleLevel.Warning)]
    [InlineData(Activation.Softplus, 3, RuleLevel.Information)]
    [InlineData(Activation.Tanh, 6, null)]
    public void INIT106_is_as_loud_as_the_gradient_is_faint(Activation activation, int depth, RuleLevel? level) => Assert.Equal(
        level, Check(new StackedSigmoids(), Network.Plain(new SchemeOptions { Scheme = Scheme.Xavier }, activation, depth))?.Level);

    [Theory]
    [InlineData(0, 0.1, 1, "x")]  // what comes in is not centred: 1 + 511 / 1.04
    [InlineData(0, 0.1, 0, "x")]
    [InlineData(-0.1, 0.1, 1, null)]
    [InlineData(-0.08, 0.1, 0, null)]
    [InlineData(-0.08, 0.1, 1, "x")]
    public void INIT303_counts_what_all_units_share(double low, double high, double mean, string? speaks)
    {
        var network = new Network();
        network.Input(mean, deviation: mean == 0 ? 1 : 0.2);
        network.Dense(512, 64, new SchemeOptions { Scheme = Scheme.Uniform, Low = low, High = high }, Activation.Tanh);
        network.Act(Activation.Tanh);
        network.Dense(64, 8, Scheme.LeCun);
        Assert.Equal(speaks is not null, Check(new WeightsOffCentre(), network) is not null);
    }

    [Theory]
    [InlineData(Scheme.Orthogonal, null, 64, 64, Activation.ReLU, RuleLevel.Warning)]
    [InlineData(Scheme.Orthogonal, 1.4142135, 64, 64, Activation.ReLU, null)]
    [InlineData(Scheme.Orthogonal, 1.4142135, 64, 100, Activation.ReLU, RuleLevel.Warning)]
    [InlineData(Scheme.Orthogonal, null, 100, 64, Activation.Tanh, null)]
    [InlineData(Scheme.Orthogonal, null, 64, 90, Activation.Tanh, RuleLevel.Information)]
    [InlineData(Scheme.Orthogonal, null, 64, 130, Activation.Tanh, RuleLevel.Warning)]
    [InlineData(Scheme.Orthogonal, null, 64, 130, Activation.Sine, null)]
    [InlineData(Scheme.DeltaOrthogonal, null, 64, 130, Activation.ReLU, null)]
    public void INIT309_knows_shape_and_gain(Scheme scheme, double? gain, long inputs, long outputs, Activation activation, RuleLevel? level)
    {
        var network = new Network();
        network.Input();
        network.Dense(inputs, outputs, new SchemeOptions { Scheme = scheme, Gain = gain }, activation);
        network.Act(activation);
        network.Dense(outputs, 8, Scheme.LeCun);
        Assert.Equal(level, Check(new OrthogonalLosesSignal(), network)?.Level);
    }

    [Fact]
    public void One_layer_has_one_of_the_rules_about_its_gain()
    {
        Rule[] rules = [new XavierBeforeRectifier(), new HeWithoutRectifier(), new SeluOutOfBalance(), new ForeignGain(), new OrthogonalLosesSignal()];
        foreach (Scheme scheme in new[] { Scheme.He, Scheme.Xavier, Scheme.LeCun, Scheme.VarianceScaling, Scheme.Orthogonal })
        {
            foreach (double? gain in new double?[] { null, 0.1, 0.75, 1, 1.4142135, 1.6666667, 5 })
            {
                foreach (ActivationInfo activation in ActivationTable.All.Where(static known => known.Family is not ActivationFamily.Gated))
                {
                    var network = new Network();
                    network.Input();
                    network.Dense(64, 96, new SchemeOptions { Scheme = scheme, Gain = gain }, activation.Activation);
                    network.Act(activation);
                    network.Dense(96, 8, Scheme.LeCun);
                    var context = new RuleContext(network.Build());
                    Finding[] found = [.. rules.SelectMany(rule => rule.Check(context)).Where(static finding => finding.Origin == "_w1")];
                    Assert.True(found.Length <= 1, $"{scheme} {gain} {activation.Name}: {string.Join(", ", found.Select(static finding => finding.Rule.Id))}");
                }
            }
        }
    }

    private static Network Hidden(Scheme scheme, Activation follower, System.Action<Network> behind)
    {
        var network = new Network();
        network.Input();
        network.Dense(64, 64, scheme, follower);
        behind(network);
        return network;
    }

    private static Finding? Check(Rule rule, Network network) => rule.Check(new RuleContext(network.Build())).SingleOrDefault();
}
