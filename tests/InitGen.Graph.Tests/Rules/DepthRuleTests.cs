using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;
using static InitGen.Graph.Tests.Rules.RuleNetwork;

namespace InitGen.Graph.Tests.Rules;

/// <summary>INIT206 to INIT208: residual stacks, random biases, and data.</summary>
public sealed class DepthRuleTests
{
    private const string Residual = "INIT206";
    private const string Biases = "INIT207";
    private const string Input = "INIT208";

    private static readonly SchemeOptions He = new() { Scheme = Scheme.He };

    [Fact]
    public void A_residual_stack_doubles_the_power_in_each_block()
    {
        Network network = Stack(20, He);
        Finding finding = Assert.Single(network.Find(Residual));
        Assert.Equal(RuleLevel.Warning, finding.Level);
        Assert.Equal(
            "The 20 residual blocks that end with '_tail20' have no normalization, and each multiplies the signal's power by 2: "
            + "its rms grows to 1e3 times that at the start; give the last layer of each branch Depth = 20, or Scheme.Zero",
            finding.Message());
        Assert.Equal("Depth = 20", Assert.Single(finding.Changes[0].Set));
        Assert.Equal("Zero", finding.Changes[1].Scheme);
        Assert.Equal(RuleLevel.Information, Assert.Single(Stack(7, He).Find(Residual)).Level);
        Assert.Empty(Stack(6, He).Find(Residual)); // 2^3 = 8
        Assert.Empty(Stack(4, new SchemeOptions { Scheme = Scheme.He, Gain = 5 }).Find(Residual));
        finding = Assert.Single(Stack(260, He).Find(Residual));
        Assert.Equal((RuleLevel.Error, "the rms overflows float32 within them"), (finding.Level, finding.Arguments[3]));
    }

    [Fact]
    public void A_loop_of_known_length_is_written_out_and_orthogonal_tails_have_no_depth()
    {
        var network = new Network();
        int before = network.Input();
        int first = network.Dense(64, 64, He, Activation.ReLU);
        network.Replace(first, static node => node with { Origin = "_blocks", Part = "[i].W" });
        network.Act(Activation.ReLU);
        int tail = network.Dense(64, 64, new SchemeOptions { Scheme = Scheme.Orthogonal });
        network.Replace(tail, static node => node with { Origin = "_blocks", Part = "[i].V" });
        network.Sum(before, network.Last);
        network.Repeat(before, before + 1, 24);
        network.Dense(64, 10, Scheme.Xavier);
        Finding finding = Assert.Single(network.Find(Residual));
        Assert.Equal(("_blocks", "24"), (finding.Origin, finding.Arguments[1]));
        Assert.Equal("Zero", Assert.Single(finding.Changes).Scheme);
    }

    [Fact]
    public void Branches_that_start_small_or_are_normalized_are_right()
    {
        Assert.Empty(Stack(100, new SchemeOptions { Scheme = Scheme.He, Depth = 100 }).Find(Residual));
        Assert.Empty(Stack(100, new SchemeOptions { Scheme = Scheme.Zero }).Find(Residual));
        Assert.Empty(Stack(100, He, static network => network.Affine(0.1, 0)).Find(Residual));
        Assert.Empty(Stack(100, He, before: static network => network.Norm(Normalization.Layer)).Find(Residual));
        Assert.Empty(Stack(20, He, static network => network.Unknown()).Find(Residual));

        // The skip path is scaled, too.
        var network = new Network();
        network.Input();
        for (int i = 0; i < 50; i++)
        {
            int before = network.Last;
            int skip = network.Affine(System.Math.Sqrt(0.5), 0);
            network.Dense(64, 64, Scheme.LeCun, from: before);
            int branch = network.Affine(System.Math.Sqrt(0.5), 0);
            network.Sum(skip, branch);
        }

        Assert.Empty(network.Find(Residual));
    }

    [Fact]
    public void Biases_of_PyTorchs_linear_layers_drown_the_input()
    {
        var torch = new SchemeOptions { Scheme = Scheme.LeCun, Gain = 0.57735 };
        var bias = new SchemeOptions { Scheme = Scheme.Uniform, Low = -0.044, High = 0.044 };
        Finding found = Assert.Single(Deep(torch, Activation.ReLU, 20, bias: bias).Find(Biases));
        Assert.Equal(("_b1", RuleLevel.Warning), (found.Origin, found.Level));
        Assert.StartsWith("With random biases such as '_b1' two unrelated inputs have a correlation of 1.000 after 20 layers, against 0.9", found.Message());

        Assert.Empty(Deep(torch, Activation.ReLU, 9, bias: bias).Find(Biases));
        Assert.Single(Deep(torch, Activation.ReLU, 9, bias: bias).Find(Biases, RuleOptions.Default with { DeepFrom = 9 }));
        Assert.Empty(Deep(torch, Activation.ReLU, 20, bias: new SchemeOptions { Scheme = Scheme.Constant, Value = 0.01 }).Find(Biases));
        Assert.Empty(Deep(torch, Activation.ReLU, 20).Find(Biases));

        // He's weights keep the signal above what small biases add; sines want phases.
        Assert.Empty(Deep(He, Activation.ReLU, 20, bias: Network.Normal(0.01)).Find(Biases));
        Assert.Empty(Deep(torch, Activation.Sine, 20, bias: Network.Normal(1)).Find(Biases));
    }

    [Fact]
    public void Data_that_is_far_from_standard_is_told_with_its_numbers()
    {
        Finding finding = Assert.Single(Data(127.5, 73.6).Find(Input));
        Assert.Equal((RuleLevel.Warning, FindingPlace.Member), (finding.Level, finding.Place));
        Assert.Equal(
            "'_w' takes data with mean 128 and standard deviation 73.6 (rms 147), but Scheme.He is made for 0 and 1; subtract 128 and divide by 73.6 first",
            finding.Message());
        Assert.Equal(RuleLevel.Information, Assert.Single(Data(0, 20).Find(Input)).Level);
        Assert.Equal(RuleLevel.Information, Assert.Single(Data(5, 1).Find(Input)).Level); // five deviations from 0
        Assert.Equal(RuleLevel.Warning, Assert.Single(Data(0, 0.001).Find(Input)).Level);
    }

    [Fact]
    public void Data_in_range_or_brought_there_is_silent()
    {
        Assert.Empty(Data(0, 1).Find(Input));
        Assert.Empty(Data(0.5, 0.2887).Find(Input));
        Assert.Empty(Data(0.1307, 0.3081).Find(Input)); // the digits of MNIST, scaled to [0, 1]
        Assert.Empty(Data(127.5, 73.6, static network => network.Affine(1 / 255.0, 0)).Find(Input));
        Assert.Empty(Data(127.5, 73.6, static network => network.Norm(Normalization.Batch)).Find(Input));
        Assert.Empty(Data(127.5, 73.6, scheme: Network.Normal(0.0001)).Find(Input)); // made for it by hand
        Assert.Single(Data(127.5, 73.6, static network => network.Affine(0.5, 0)).Find(Input));
    }

    private static Network Data(double mean, double deviation, System.Action<Network>? then = null, SchemeOptions? scheme = null)
    {
        var network = new Network();
        network.Input(mean, deviation);
        then?.Invoke(network);
        network.Dense(784, 128, scheme ?? He, Activation.ReLU, "_w");
        network.Act(Activation.ReLU);
        network.Dense(128, 10, Scheme.Xavier);
        return network;
    }

    private static Network Stack(int blocks, SchemeOptions tail, System.Action<Network>? after = null, System.Action<Network>? before = null)
    {
        var network = new Network();
        network.Input();
        for (int i = 1; i <= blocks; i++)
        {
            int start = network.Last;
            before?.Invoke(network);
            network.Dense(64, 64, new SchemeOptions { Scheme = Scheme.LeCun }, Activation.ReLU);
            network.Act(Activation.ReLU);
            network.Dense(64, 64, tail, name: "_tail" + i);
            after?.Invoke(network);
            network.Sum(start, network.Last);
        }

        network.Dense(64, 10, Scheme.Xavier);
        return network;
    }
}
