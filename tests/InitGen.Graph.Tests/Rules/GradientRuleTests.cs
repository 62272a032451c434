using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;
using static InitGen.Graph.Tests.Rules.RuleNetwork;

namespace InitGen.Graph.Tests.Rules;

/// <summary>INIT203 to INIT205: gradients, saturation, and sigmas that ignore the fan-in.</summary>
public sealed class GradientRuleTests
{
    private const string Gradient = "INIT203";
    private const string Saturated = "INIT204";
    private const string Sigma = "INIT205";

    [Fact]
    public void Sigmoids_lose_the_gradient_and_not_the_signal()
    {
        Network network = Deep(Scheme.Xavier, Activation.Sigmoid, 8);
        Finding finding = Assert.Single(network.FindAlone(Gradient));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            "The gradient changes by x0.232 per layer on its way back along the 8 layers through '_h4': at the first of them its rms is 3.6e-5 times that at the last; "
            + "take tanh or ReLU instead of sigmoid, or put normalization or residual connections between the layers",
            finding.Message());
        Assert.Empty(network.Find("INIT202"));
        Assert.Empty(network.Find(Gradient)); // the rule about stacked sigmoids tells it
        Assert.Single(network.Find("INIT106"));
        Assert.Equal(RuleLevel.Information, Assert.Single(Deep(Scheme.Xavier, Activation.Sigmoid, 4).FindAlone(Gradient)).Level);
        Assert.Equal(RuleLevel.Error, Assert.Single(Deep(Scheme.Xavier, Activation.Sigmoid, 100).FindAlone(Gradient)).Level);
        Assert.Empty(Deep(Scheme.Xavier, Activation.Sigmoid, 2).FindAlone(Gradient));
    }

    [Fact]
    public void X11_with_a_hundredth_is_the_gradients_end()
    {
        Assert.Equal(RuleLevel.Error, Assert.Single(Deep(Network.Normal(0.01), Activation.Sigmoid, 100).FindAlone(Gradient)).Level);
        Assert.Empty(Deep(Network.Normal(0.01), Activation.Sigmoid, 100).Find("INIT202"));
    }

    [Fact]
    public void Gradients_that_survive_are_silent_and_so_are_chains_whose_signal_tells_the_same()
    {
        Assert.Empty(Deep(Scheme.Xavier, Activation.Tanh, 100).Find(Gradient));
        Assert.Empty(Deep(Scheme.LeCun, Activation.SELU, 100).Find(Gradient));
        Assert.Empty(Deep(Scheme.He, Activation.ReLU, 100).Find(Gradient));
        Assert.Empty(Deep(new SchemeOptions { Scheme = Scheme.Xavier, Gain = 5.0 / 3 }, Activation.Tanh, 20).Find(Gradient));
        Assert.Empty(Deep(Scheme.Xavier, Activation.ReLU, 100).Find(Gradient));
        Assert.Empty(Network.Plain(Network.Normal(1), null).Find(Gradient));
        Assert.Empty(Deep(Network.Normal(1), Activation.Tanh, 100).Find(Gradient)); // its units are saturated
    }

    [Fact]
    public void X6_saturates_nine_of_ten_units_and_the_sigma_is_to_blame()
    {
        Network network = Deep(Network.Normal(1), Activation.Tanh, 20);
        Assert.Equal(20, network.Find(Sigma).Count);
        Assert.Empty(network.Find(Saturated));
        Finding finding = network.Find(Sigma)[0];
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            "'_h1' draws from N(0, 1) whatever its fan-in: with 512 inputs the rms changes by x14.2 per layer, and a stack of such layers starts with 91 % of its units "
            + "saturated; Scheme.Xavier follows the fan-in",
            finding.Message());
        Assert.Equal("Xavier", Assert.Single(finding.Changes).Scheme);

        // One hidden layer has no stack to blame.
        finding = Assert.Single(Deep(Network.Normal(1), Activation.Tanh, 1).Find(Saturated));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal("91 % of what enters tanh behind '_h1' lies beyond +-2.5, where its slope is next to nothing (rms 22.6); use Scheme.Xavier", finding.Message());
        Assert.Equal("Xavier", Assert.Single(finding.Changes).Scheme);
    }

    [Fact]
    public void Saturation_has_its_threshold_and_advice_at_half_of_it()
    {
        static Finding[] Found(double gain, double most = 0.5) =>
            [.. Deep(new SchemeOptions { Scheme = Scheme.Xavier, Gain = gain }, Activation.Tanh, 1).FindAlone(Saturated, RuleOptions.Default with { MaxSaturation = most })];
        Assert.Equal(RuleLevel.Warning, Assert.Single(Found(4)).Level);      // 2.5 / 4: 53 %
        Assert.Equal(RuleLevel.Information, Assert.Single(Found(3)).Level);  // 40 %
        Assert.Empty(Found(2));                                             // 21 %
        Assert.Equal(RuleLevel.Warning, Assert.Single(Found(2, 0.2)).Level);

        // What comes in too large is another matter than weights; of data INIT208 speaks.
        var network = new Network();
        network.Input();
        network.Dense(64, 64, Network.Normal(2));
        network.Dense(64, 64, Scheme.Xavier, Activation.Tanh);
        network.Act(Activation.Tanh);
        network.Dense(64, 10, Scheme.Xavier);
        Finding finding = Assert.Single(network.Find(Saturated));
        Assert.Equal("bring what the layer takes to an rms of about 1", finding.Arguments[4]);
        Assert.Empty(finding.Changes);

        network = new Network();
        network.Input(0, 20);
        network.Dense(64, 64, Scheme.Xavier, Activation.Tanh);
        network.Act(Activation.Tanh);
        network.Dense(64, 10, Scheme.Xavier);
        Assert.Empty(network.Find(Saturated));
        Assert.Single(network.Find("INIT208"));
    }

    [Fact]
    public void Gates_outputs_and_slopes_of_ones_own_may_be_saturated()
    {
        var network = new Network();
        int x = network.Input();
        network.Dense(64, 64, Network.Normal(1), Activation.Sigmoid);
        int gate = network.Act(Activation.Sigmoid);
        network.Product(gate, x);
        network.Dense(64, 64, Scheme.Xavier);
        Assert.Empty(network.Find(Saturated));

        network = new Network();
        network.Input();
        network.Dense(64, 64, Network.Normal(1), Activation.Sigmoid);
        network.Act(Activation.Sigmoid);
        Assert.Empty(network.Find(Saturated));

        network = new Network();
        network.Input();
        network.Dense(64, 64, Scheme.Xavier, Activation.Tanh);
        network.Affine(20, 0);
        network.Act(Activation.Tanh);
        network.Dense(64, 64, Scheme.Xavier);
        Assert.Empty(network.Find(Saturated));

        network = new Network();
        network.Input();
        network.Dense(64, 64, Scheme.Xavier, Activation.Sigmoid);
        network.Bias(64, new SchemeOptions { Scheme = Scheme.Constant, Value = -4.6 });
        network.Act(Activation.Sigmoid);
        network.Dense(64, 64, Scheme.Xavier);
        Assert.Empty(network.Find(Saturated));
    }

    [Fact]
    public void A_fixed_sigma_is_told_with_what_becomes_of_a_stack()
    {
        Finding finding = Deep(Network.Normal(0.01), Activation.ReLU, 3).Find(Sigma)[0];
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            "'_h1' draws from N(0, 0.01) whatever its fan-in: with 512 inputs the rms changes by x0.16 per layer, and a stack of such layers is exactly 0 in float32 "
            + "from layer 57 on; Scheme.He follows the fan-in",
            finding.Message());
        Assert.Equal("a stack of such layers overflows float32 at layer 29", Deep(Network.Normal(1), Activation.Identity, 3).Find(Sigma)[0].Arguments[4]);
        Assert.Equal("a stack of such layers overflows float32 at layer 32", Deep(Network.Normal(1), Activation.ReLU, 3).Find(Sigma)[0].Arguments[4]);
        Assert.Equal("a stack of such layers is exactly 0 in float32 from layer 70 on", Deep(Network.Normal(0.01), Activation.Identity, 3).Find(Sigma)[0].Arguments[4]);
        Assert.Equal(
            "a stack of such layers overflows float16 at layer 4",
            Deep(Network.Normal(1), Activation.Identity, 3).Find(Sigma, RuleOptions.Default with { Format = FloatFormat.Half })[0].Arguments[4]);

        // Two layers that change it by less than 10 are advice; U(-0.05, 0.05) is Keras's habit.
        Assert.Equal(RuleLevel.Information, Deep(Network.Normal(0.02), Activation.ReLU, 2).Find(Sigma)[0].Level);
        Assert.Empty(Deep(new SchemeOptions { Scheme = Scheme.Uniform, Low = -0.05, High = 0.05 }, Activation.ReLU, 2, width: 800).Find(Sigma)); // 800 x 0.05^2 / 3 / 2 = 0.33
        Assert.Equal(2, Deep(new SchemeOptions { Scheme = Scheme.Uniform, Low = -0.05, High = 0.05 }, Activation.ReLU, 2, width: 64).Find(Sigma).Count);
        Assert.Empty(Deep(Network.Normal(1), Activation.SELU, 2).Find(Sigma)); // what SELU asks for, another rule tells
        Assert.Equal("Auto", Deep(Network.Normal(1), Activation.GELU, 2).Find(Sigma)[0].Changes[0].Scheme);
    }

    [Fact]
    public void A_fixed_sigma_is_silent_where_it_does_no_harm()
    {
        Assert.Empty(Deep(Network.Normal(0.01), Activation.ReLU, 1).Find(Sigma));
        Assert.Single(Deep(Network.Normal(0.0001), Activation.ReLU, 1).Find(Sigma));
        Assert.Empty(Deep(Network.Normal(0.05), Activation.ReLU, 50).Find(Sigma));      // 512 x 0.05^2 / 2 = 0.64
        Assert.Empty(Deep(Network.Normal(0.01, mean: 0.1), Activation.ReLU, 3).Find(Sigma)); // another fault
        Assert.Empty(Deep(Scheme.LeCun, Activation.ReLU, 3).Find(Sigma));

        var network = new Network();
        network.Input();
        for (int i = 0; i < 10; i++)
        {
            network.Dense(512, 512, Network.Normal(0.01), Activation.ReLU);
            network.Norm(Normalization.Batch);
            network.Act(Activation.ReLU);
        }

        network.Dense(512, 10, Network.Normal(0.01));
        Assert.Empty(network.Find(Sigma));

        // GPT-2's block: normalization, 0.02, GELU, 0.02, and the sum.
        network = new Network();
        network.Input();
        for (int i = 0; i < 12; i++)
        {
            int before = network.Last;
            network.Norm(Normalization.Layer);
            network.Dense(768, 3072, Network.Normal(0.02), Activation.GELU);
            network.Act(Activation.GELU);
            network.Dense(3072, 768, Network.Normal(0.02 / 5));
            network.Sum(before, network.Last);
        }

        Assert.Empty(network.Find(Sigma));

        // Low-rank factors.
        network = new Network();
        int x = network.Input();
        int y = network.Dense(512, 512, Scheme.Xavier, from: x);
        network.Dense(512, 8, Network.Normal(0.02), Activation.Identity, from: x);
        network.Dense(8, 512, Scheme.Zero);
        network.Sum(y, network.Last);
        Assert.Empty(network.Find(Sigma));
    }
}
