using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Theory;

namespace InitGen.Graph.Tests;

/// <summary>Rules on graphs made by hand, free of any C#: conditions, levels and numbers.</summary>
public sealed class RuleTests
{
    [Fact]
    public void The_catalogue_is_in_order_and_says_all_there_is_to_say()
    {
        string[] ids = [.. RuleCatalog.All.Select(rule => rule.Id)];
        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Matches("^INIT[0-9]{3}$", rule.Id);
            Assert.StartsWith("InitGen.", rule.Category);
            Assert.Contains("{0}", rule.Message);
            Assert.False(rule.Title.EndsWith('.'));
            Assert.EndsWith(".", rule.Description);
            Assert.EndsWith("/analyzers/rules/" + rule.Id + ".md", rule.HelpLink);
        });
    }

    [Theory]
    [InlineData(512, 512, 0.5, RuleLevel.Warning)]
    [InlineData(784, 256, 0.75, RuleLevel.Warning)]
    [InlineData(784, 10, 0.99, RuleLevel.Information)]
    [InlineData(800, 200, 0.80, RuleLevel.Information)]
    [InlineData(100, 10000, 0.01, RuleLevel.Warning)]
    public void INIT101_tells_the_ratio_of_this_layer(long inputs, long outputs, double ratio, RuleLevel level)
    {
        Finding finding = Assert.Single(Check(new XavierBeforeRectifier(), Layer("_w", inputs, outputs, Scheme.Xavier, Activation.ReLU)));
        Assert.Equal(ratio.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), finding.Arguments[3]);
        Assert.Equal(level, finding.Level);
    }

    [Fact]
    public void INIT101_follows_a_gain_that_was_given()
    {
        LayerNode right = Layer("_w", 512, 512, new SchemeOptions { Scheme = Scheme.Xavier, Gain = System.Math.Sqrt(2) }, Activation.ReLU);
        Assert.Empty(Check(new XavierBeforeRectifier(), right));

        LayerNode wrong = Layer("_w", 512, 512, new SchemeOptions { Scheme = Scheme.Xavier, Gain = 1.1 }, Activation.ReLU);
        Assert.Equal(RuleLevel.Warning, Assert.Single(Check(new XavierBeforeRectifier(), wrong)).Level);
    }

    [Theory]
    [InlineData(Scheme.He, Activation.ReLU)]
    [InlineData(Scheme.Auto, Activation.ReLU)]
    [InlineData(Scheme.Xavier, Activation.Tanh)]
    [InlineData(Scheme.LeCun, Activation.SELU)]
    [InlineData(Scheme.Xavier, Activation.Maxout)]
    [InlineData(Scheme.Zero, Activation.ReLU)]
    public void INIT101_is_silent_elsewhere(Scheme scheme, Activation activation) =>
        Assert.Empty(Check(new XavierBeforeRectifier(), Layer("_w", 512, 512, scheme, activation)));

    [Fact]
    public void INIT301_needs_a_layer_that_takes_the_output()
    {
        LayerNode zero = Layer("_a", 4, 8, Scheme.Zero, Activation.ReLU);
        Assert.Single(Check(new ConstantHiddenWeights(), zero, Layer("_b", 8, 2, Scheme.He, null)));
        Assert.Empty(Check(new ConstantHiddenWeights(), zero, Layer("_b", 9, 2, Scheme.He, null)));
        Assert.Empty(Check(new ConstantHiddenWeights(), zero));
    }

    [Fact]
    public void INIT301_does_not_look_across_what_is_unknown()
    {
        LayerNode zero = Layer("_a", 4, 8, Scheme.Zero, Activation.ReLU);
        var unknown = new UnknownNode(0, default, "_x", "a test");
        Assert.Empty(Check(new ConstantHiddenWeights(), zero, unknown, Layer("_b", 8, 2, Scheme.He, null)));
    }

    [Fact]
    public void INIT301_compares_sizes_of_run_time_by_name()
    {
        LayerNode zero = Layer("_a", 4, 8, Scheme.Zero, Activation.ReLU) with { Outer = new Size(0, "this._width") };
        LayerNode taken = Layer("_b", 8, 2, Scheme.He, null) with { Inner = new Size(0, "this._width") };
        Assert.Equal("_width", Assert.Single(Check(new ConstantHiddenWeights(), zero, taken)).Arguments[2]);
        Assert.Empty(Check(new ConstantHiddenWeights(), zero, taken with { Inner = new Size(0, "this._other") }));
    }

    [Theory]
    [InlineData(Activation.ReLU, "He")]
    [InlineData(Activation.Tanh, "Xavier")]
    [InlineData(Activation.SELU, "LeCun")]
    [InlineData(Activation.GELU, "Auto")]
    public void INIT301_offers_what_fits(Activation activation, string scheme) => Assert.Equal(
        scheme,
        Assert.Single(Assert.Single(Check(
            new ConstantHiddenWeights(),
            Layer("_a", 4, 8, Scheme.One, activation),
            Layer("_b", 8, 2, Scheme.He, null))).Changes).Scheme);

    private static IEnumerable<Finding> Check(Rule rule, params GraphNode[] nodes) =>
        rule.Check(new RuleContext(new ModelGraph("Net", LayerOrder.Declaration, nodes.ToEquatableArray())));

    private static LayerNode Layer(string name, long inputs, long outputs, Scheme scheme, Activation? follower) =>
        Layer(name, inputs, outputs, new SchemeOptions { Scheme = scheme }, follower);

    private static LayerNode Layer(string name, long inputs, long outputs, SchemeOptions options, Activation? follower)
    {
        ActivationInfo? activation = follower is { } known ? ActivationTable.Get(known) : null;
        Fans fans = Fans.Dense(inputs, outputs);
        return new LayerNode(
            1, default, name, LayerKind.Dense, new Size(inputs), new Size(outputs), fans, options,
            SchemeCatalog.Resolve(options, LayerRole.Weight, fans, activation), activation);
    }
}
