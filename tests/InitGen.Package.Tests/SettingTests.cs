using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>What a project sets: the levels of all rules by one property, of one rule by configuration, and warnings as errors.</summary>
public sealed class SettingTests(PackedFeed feed)
{
    // A warning, and advice of the same rule: this one layer's shape makes up for the scheme.
    private const string Model = """
        using InitGen;

        internal sealed partial class Net
        {
            [Dense(256, 256), Init(Scheme.Xavier), Activation(Activation.ReLU)] public float[] Loud { get; } = new float[256 * 256];
            [Dense(784, 10), Init(Scheme.LeCun, Gain = 1.3), Activation(Activation.ReLU)] public float[] Fitting { get; } = new float[784 * 10];
            [Dense(784, 10), Init(Scheme.Xavier), Activation(Activation.ReLU)] public float[] Advice { get; } = new float[784 * 10];
        }

        """;

    [Fact]
    public async Task One_property_sets_the_levels_of_all_rules()
    {
        var consumer = Consumer.Create(feed, "Levels", "net10.0", "<Nullable>enable</Nullable>", ("Net.cs", Model));
        Assert.Equal(["note", "warning"], await Levels(consumer));
        Assert.Empty(await Levels(consumer, "-p:InitGenAnalysisMode=None"));
        Assert.Equal(["warning", "warning"], await Levels(consumer, "-p:InitGenAnalysisMode=All"));
        Assert.Contains(
            "INITGEN0002: InitGenAnalysisMode is 'Everything'. Write None, Default, Recommended or All.",
            (await consumer.BuildAsync("-p:InitGenAnalysisMode=Everything")).Failed().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_of_ones_own_overrules_the_property_and_warnings_may_break_the_build()
    {
        var consumer = Consumer.Create(
            feed, "Strict", "net10.0", "<Nullable>enable</Nullable><InitGenAnalysisMode>All</InitGenAnalysisMode>",
            ("Net.cs", Model), (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.INIT101.severity = error\n"));
        (await consumer.BuildAsync()).Failed();
        Assert.Equal(["error", "error"], Found(consumer));

        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.INIT101.severity = none\n");
        Assert.Empty(await Levels(consumer));

        consumer.Write(".editorconfig", "root = true\n");
        (await consumer.BuildAsync("-warnaserror")).Failed();
    }

    private static async Task<string[]> Levels(Consumer consumer, params string[] arguments)
    {
        (await consumer.BuildAsync(arguments)).Succeeded();
        return Found(consumer);
    }

    private static string[] Found(Consumer consumer) =>
        [.. consumer.Findings().Where(static finding => finding.Id == "INIT101").Select(static finding => finding.Level).Order(StringComparer.Ordinal)];
}
