using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;
using static InitGen.Graph.Tests.Rules.RuleNetwork;

namespace InitGen.Graph.Tests.Rules;

/// <summary>INIT201 and INIT202 on the experiments, and on what must not be taken for one.</summary>
public sealed class SignalChangeTests
{
    private const string Explodes = "INIT201";
    private const string Vanishes = "INIT202";

    [Fact]
    public void X1_is_an_error_at_layer_29()
    {
        Finding finding = Assert.Single(Network.Plain(Network.Normal(1), null).Find(Explodes));
        Assert.Equal(RuleLevel.Error, finding.Level);
        Assert.Equal("The signal grows by x22.6 per layer along the 29 layers through '_w29': it overflows float32 at layer 29; use Scheme.Xavier", finding.Message());
        Assert.Empty(Network.Plain(Network.Normal(1), null).Find(Vanishes));
    }

    [Fact]
    public void X2_is_an_error_at_layer_70_and_a_warning_before()
    {
        Finding finding = Assert.Single(Network.Plain(Network.Normal(0.01), null).Find(Vanishes));
        Assert.Equal(RuleLevel.Error, finding.Level);
        Assert.Equal("The signal changes by x0.226 per layer along the 70 layers through '_w70': in float32 it is exactly 0 from layer 70 on; use Scheme.Xavier", finding.Message());

        finding = Assert.Single(Network.Plain(Network.Normal(0.01), null, depth: 65).Find(Vanishes));
        Assert.Equal((RuleLevel.Warning, "from layer 60 on it is below the normal numbers of float32"), (finding.Level, finding.Arguments[3]));
    }

    [Fact]
    public void X8_is_a_warning_that_names_the_loss_and_He()
    {
        Finding finding = Assert.Single(Deep(Scheme.Xavier, Activation.ReLU, 100).Find(Vanishes));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal("_h21", finding.Origin); // 2^-10, where it is 1000 times smaller
        Assert.Equal(
            "The signal changes by x0.707 per layer along the 100 layers through '_h21': its rms at layer 100 is 1.3e-15 of that at the start; use Scheme.He",
            finding.Message());
    }

    [Fact]
    public void Depth_decides_about_the_level_and_a_cause_that_was_told_is_enough_for_advice()
    {
        // Xavier before ReLU loses a factor of 10 in 8 layers and of 1000 in 21; INIT101 speaks at each layer.
        Assert.Empty(Deep(Scheme.Xavier, Activation.ReLU, 20).Find(Vanishes));
        Assert.Single(Deep(Scheme.Xavier, Activation.ReLU, 21).Find(Vanishes));

        // Where no other rule has spoken.
        var small = new SchemeOptions { Scheme = Scheme.He, Gain = 1 };
        Assert.Empty(Deep(small, Activation.ReLU, 7).FindAlone(Vanishes));
        Assert.Equal(RuleLevel.Information, Assert.Single(Deep(small, Activation.ReLU, 8).FindAlone(Vanishes)).Level);
        Assert.Empty(Deep(small, Activation.ReLU, 8).FindAlone(Vanishes, RuleOptions.Default with { MaxSignalRatio = 12 }));
        Assert.Equal(RuleLevel.Warning, Assert.Single(Deep(small, Activation.ReLU, 8).FindAlone(Vanishes, RuleOptions.Default with { MaxSignalRatio = 2 })).Level);
    }

    [Fact]
    public void The_format_decides_about_the_error()
    {
        Network network = Network.Plain(Network.Normal(1), null, depth: 8);
        Assert.Equal(RuleLevel.Warning, Assert.Single(network.Find(Explodes)).Level);
        Finding finding = Assert.Single(network.Find(Explodes, RuleOptions.Default with { Format = FloatFormat.Half }));
        Assert.Equal((RuleLevel.Error, "it overflows float16 at layer 4"), (finding.Level, finding.Arguments[3]));
    }

    [Fact]
    public void What_is_right_or_made_small_on_purpose_is_silent()
    {
        Assert.All(Silent(), static network =>
        {
            Assert.Empty(network.Find(Explodes));
            Assert.Empty(network.Find(Vanishes));
        });
    }

    [Fact]
    public void A_loop_of_unknown_length_tells_the_ratio_of_a_round()
    {
        Finding finding = Assert.Single(Loop(Network.Normal(0.01)).Find(Vanishes));
        Assert.Equal(RuleLevel.Information, finding.Level);
        Assert.Equal("The signal changes by x0.16 per round of the loop over '_own': it halves every 0.378 of them; use Scheme.He", finding.Message());
        Assert.Single(Loop(Network.Normal(0.1)).Find(Explodes));
        Assert.Empty(Loop(new SchemeOptions { Scheme = Scheme.He }).Find(Vanishes));
        Assert.Empty(Loop(new SchemeOptions { Scheme = Scheme.LeCun, Gain = 1 }).Find(Vanishes));
    }

    [Fact]
    public void A_chain_through_models_is_told_where_they_are_held_and_not_when_one_of_them_is_the_chain()
    {
        Assert.Equal("_blocks", Assert.Single(Inside(static i => $"[{i}]._w").Find(Vanishes)).Origin);
        Assert.Empty(Inside(static i => $"._w{i}").Find(Vanishes));
    }

    [Fact]
    public void What_is_unknown_or_only_declared_side_by_side_is_silent()
    {
        var network = new Network();
        network.Input();
        for (int i = 0; i < 40; i++)
        {
            network.Dense(512, 512, Network.Normal(1));
            if (i % 10 == 9) network.Unknown();
        }

        Assert.Empty(network.Find(Explodes));
        ModelGraph declared = Network.Plain(Network.Normal(1), null).Build() with { Order = LayerOrder.Declaration };
        Assert.DoesNotContain(RuleCatalog.Check(declared), static finding => finding.Rule.Id == Explodes);
    }

    private static IEnumerable<Network> Silent()
    {
        yield return Network.Plain(new SchemeOptions { Scheme = Scheme.Xavier }, null);
        yield return Deep(Scheme.He, Activation.ReLU, 100);
        yield return Deep(Scheme.LeCun, Activation.SELU, 100);

        // tanh's critical point: 0.07 after 100 layers, and the gradient survives.
        yield return Deep(Scheme.Xavier, Activation.Tanh, 100);
        yield return Deep(new SchemeOptions { Scheme = Scheme.Xavier, Gain = 5.0 / 3 }, Activation.Tanh, 100);
        yield return Deep(Scheme.Xavier, Activation.Sigmoid, 100);
        yield return Deep(Network.Normal(1), Activation.Tanh, 100); // saturates, and does not grow

        // Data of any scale, and a head that starts small.
        var network = new Network();
        network.Input(100, 50);
        network.Dense(64, 64, Scheme.He, Activation.ReLU);
        network.Act(Activation.ReLU);
        network.Dense(64, 64, Scheme.He, Activation.ReLU);
        network.Act(Activation.ReLU);
        network.Dense(64, 10, Network.Normal(1e-6));
        yield return network;

        // An autoencoder's bottleneck.
        network = new Network();
        network.Input();
        foreach ((int from, int to) in ((int, int)[])[(784, 128), (128, 32), (32, 2), (2, 32), (32, 128)])
        {
            network.Dense(from, to, Scheme.Xavier, Activation.Tanh);
            network.Act(Activation.Tanh);
        }

        network.Dense(128, 784, Scheme.Xavier);
        yield return network;

        // Normalization, and sums with what came in.
        network = new Network();
        network.Input();
        for (int i = 0; i < 30; i++)
        {
            network.Dense(512, 512, Network.Normal(0.01), Activation.ReLU);
            network.Norm(Normalization.Batch);
            network.Act(Activation.ReLU);
        }

        yield return network;
        network = new Network();
        network.Input();
        for (int i = 0; i < 30; i++)
        {
            int before = network.Last;
            network.Dense(64, 64, Network.Normal(0.02), Activation.ReLU);
            network.Act(Activation.ReLU);
            network.Dense(64, 64, Network.Normal(0.001));
            network.Sum(before, network.Last);
        }

        yield return network;

        // A mean over many cells.
        network = new Network();
        network.Input();
        network.Dense(64, 64, Scheme.He, Activation.ReLU);
        network.Act(Activation.ReLU);
        network.Pool(PoolKind.Average, 4096);
        network.Dense(64, 64, Scheme.He, Activation.ReLU);
        network.Act(Activation.ReLU);
        network.Dense(64, 10, Scheme.Xavier);
        yield return network;
    }

    private static Network Loop(SchemeOptions options)
    {
        var network = new Network();
        int before = network.Input();
        network.Dense(512, 512, options, Activation.ReLU, "_own");
        network.Act(Activation.ReLU);
        network.Repeat(before, before + 1, null);
        network.Dense(512, 10, Scheme.Xavier);
        return network;
    }

    private static Network Inside(System.Func<int, string> below)
    {
        Network network = new();
        network.Input();
        for (int i = 0; i < 40; i++)
        {
            int id = network.Dense(512, 512, new SchemeOptions { Scheme = Scheme.He, Gain = 1 }, Activation.ReLU);
            network.Replace(id, node => node with { Origin = "_blocks", Below = below(i) });
            network.Act(Activation.ReLU);
        }

        network.Dense(512, 10, Scheme.Xavier);
        return network;
    }
}
