using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>
/// The example of every help page, in a real project: the finding comes in the build, the tool that users have repairs what has a light
/// bulb, and what is repaired is quiet in the next build.
/// </summary>
public sealed partial class PageTests(PackedFeed feed)
{
    // A page whose example needs another compiler or setting than a new project has is tested elsewhere.
    [GeneratedRegex("^```csharp before\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Before { get; }

    [GeneratedRegex("^```csharp after\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex After { get; }

    // The files of weights that an example is about: a line for each tensor.
    [GeneratedRegex("^```weights (\\S+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Weights { get; }

    private static Page[] Pages { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "rules"), "INIT*.md").Order(StringComparer.Ordinal)
            .Select(static path => (Id: Path.GetFileNameWithoutExtension(path), Text: File.ReadAllText(path).ReplaceLineEndings("\n")))
            .Where(static page => Before.IsMatch(page.Text))
            .Select(static page => new Page(
                page.Id,
                InNamespace(page.Id, Before.Match(page.Text).Groups[1].Value),
                InNamespace(page.Id, After.Match(page.Text).Groups[1].Value),
                page.Text.Contains("| yes |\n", StringComparison.Ordinal),
                [.. Weights.Matches(page.Text).Select(static file => (file.Groups[1].Value, file.Groups[2].Value))])),
    ];

    [Fact]
    public async Task Every_rule_speaks_in_a_build_and_what_has_a_light_bulb_is_repaired()
    {
        var consumer = Consumer.CreateWith(
            feed, typeof(TorchSharp.torch).Assembly.Location, "Pages", "net10.0", "<Nullable>enable</Nullable><AllowUnsafeBlocks>true</AllowUnsafeBlocks>", [.. Pages.Select(static page => (page.File, page.Before))]);
        consumer.AddItems("<InitGenWeights Include=\"*.safetensors\" />");
        foreach ((string name, string tensors) in Pages.SelectMany(static page => page.Weights)) consumer.WriteBytes(name, WeightFile.Make(tensors));
        await consumer.BuildAsync();
        Assert.Empty(Difference(Pages.Select(static page => (page.File, page.Id)), consumer.Findings()));

        await consumer.FixAsync("info", [.. Pages.Where(static page => page.HasFix).Select(static page => page.Id)]);
        foreach (Page page in Pages) Assert.Equal(page.File + "\n" + (page.HasFix ? page.After : page.Before), page.File + "\n" + consumer.Read(page.File));

        await consumer.BuildAsync();
        Assert.Empty(Difference(Pages.Where(static page => !page.HasFix).Select(static page => (page.File, page.Id)), consumer.Findings()));
    }

    [Fact]
    public void There_are_pages() => Assert.True(Pages.Length >= 8);

    private static string Difference(IEnumerable<(string File, string Id)> expected, IEnumerable<Finding> found)
    {
        string[] wanted = [.. expected.Select(static pair => $"{pair.File} {pair.Id}").Order(StringComparer.Ordinal)];
        string[] present = [.. found.Where(static finding => finding.Id.StartsWith("INIT", StringComparison.Ordinal))
            .Select(static finding => $"{finding.File} {finding.Id}").Distinct().Order(StringComparer.Ordinal)];
        return string.Join('\n', wanted.Except(present).Select(static line => "missing    " + line).Concat(present.Except(wanted).Select(static line => "unexpected " + line)));
    }

    // All examples call their model alike.
    private static string InNamespace(string id, string example)
    {
        string[] lines = example.Split('\n');
        int first = Array.FindIndex(lines, static line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));
        return string.Join('\n', [.. lines[..first], $"namespace {id};", "", .. lines[first..]]);
    }

    private sealed record Page(string Id, string Before, string After, bool HasFix, (string Name, string Tensors)[] Weights)
    {
        public string File => Id + ".cs";
    }
}
