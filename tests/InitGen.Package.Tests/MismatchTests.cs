using System;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>What the package is for, from the first build to the weights: a warning, its fix, and what the fix does.</summary>
public sealed class MismatchTests(PackedFeed feed)
{
    private const string Model = """
        using InitGen;

        namespace Digits;

        internal sealed partial class Classifier
        {
            // As wide as MNIST is.
            [Dense(784, 256), Init(Scheme.Xavier /* a first guess */), Activation(Activation.ReLU)] // to be tuned
            public float[] Hidden { get; } = new float[784 * 256];
        }

        """;

    [Fact]
    public async Task A_mismatch_is_shown_fixed_and_gone_and_the_weights_follow()
    {
        var consumer = Consumer.Create(
            feed, "Digits", "net10.0", "<OutputType>Exe</OutputType><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>",
            ("Classifier.cs", Model), ("Program.cs", Moments.Program("Digits.Classifier", "Hidden")));

        (await consumer.BuildAsync()).Succeeded();
        Finding mismatch = Finding.At("INIT101", "warning", "Classifier.cs", Model, "Init(Scheme.Xavier");
        Assert.Equal((8, 23), (mismatch.Line, mismatch.Column));
        Assert.Empty(Finding.Difference([mismatch], consumer.Findings()));
        var before = Moments.Parse(await consumer.RunAsync());

        await consumer.FixAsync("INIT101");
        Assert.Equal(Model.Replace("Scheme.Xavier", "Scheme.He", StringComparison.Ordinal), consumer.Read("Classifier.cs"));

        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([], consumer.Findings()));
        var after = Moments.Parse(await consumer.RunAsync());

        Assert.Equal((784 * 256, 784 * 256), (before.Count, after.Count));
        Assert.Empty(before.DeviationFromNormal(Math.Sqrt(2.0 / 1040)));
        Assert.Empty(after.DeviationFromNormal(Math.Sqrt(2.0 / 784)));
        Assert.NotEqual(before.Hash, after.Hash);
    }
}
