using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Graph.Rules;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Docs.Tests;

/// <summary>What the pages show is true.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(static rule => rule.Id)];

    public static TheoryData<string> IdsWithFix =>
        [.. RuleCatalog.All.Select(static rule => rule.Id).Where(static id => LightBulbs.Of(id) is not null)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Before_has_the_finding_and_no_other(string id) =>
        Assert.Equal([id], await Example(id, "before").FindingsAsync());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task After_has_none(string id) => Assert.Empty(await Example(id, "after").FindingsAsync());

    [Theory]
    [MemberData(nameof(IdsWithFix))]
    public async Task The_light_bulb_turns_one_into_the_other(string id)
    {
        // A finding may be of another level than its rule; the marks say only which rule it is.
        string level = $"dotnet_diagnostic.{id}.severity = {RuleCatalog.All.Single(rule => rule.Id == id).Level switch { RuleLevel.Error => "error", RuleLevel.Warning => "warning", _ => "suggestion" }}";
        var before = new RuleExample(WithSetting(Example(id, "before").Project, level));
        TestProject after = WithSetting(Example(id, "after").Project, level);
        CodeFixProvider fix = LightBulbs.Of(id)!;
        await new CodeFixVerifier
        {
            Analyzers = Product.Analyzer.Analyzers,
            Generators = Product.Analyzer.Generators,
            Fix = fix,
            EquivalenceKey = fix is ChangeAttributeFix or RewriteCodeFix or MarkWeightFix ? fix.GetType().Name : null, // of several offers the best
        }.VerifyAsync(before.Project.WithSources(await before.MarkedAsync()), after);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_option_that_the_page_shows_works(string id)
    {
        string option = $"dotnet_diagnostic.{id}.severity = ";
        Assert.Contains(
            MarkdownText.Parse(Repository.Read(Repository.Page(id))).Blocks,
            block => block.Language == "ini" && block.Text.StartsWith(option, StringComparison.Ordinal));
        TestProject project = Example(id, "before").Project;
        Assert.Empty(await new RuleExample(WithSetting(project, option + "none")).FindingsAsync());
    }

    [Fact]
    public async Task The_option_of_INIT101_holds_for_information_too()
    {
        TestProject project = RuleExample.Of(MarkdownText.Parse("""
            ```csharp
            using InitGen;
            public sealed partial class Net
            {
                [Dense(784, 10), Init(Scheme.Xavier), Activation(Activation.ReLU)] private float[]? _w;
            }
            ```
            """).Blocks.Single()).Project;
        Assert.Equal(DiagnosticSeverity.Info, await Severity(project));
        TestProject strict = project.WithEditorConfig("dotnet_diagnostic.INIT101.severity = error");
        Assert.Equal(DiagnosticSeverity.Error, await Severity(strict));

        static async Task<DiagnosticSeverity> Severity(TestProject project) =>
            (await Product.Analyzer.AnalyzeAsync(project)).Diagnostics.Single(static found => found.Id == "INIT101").Severity;
    }

    [Fact]
    public async Task An_example_that_does_not_compile_is_red() =>
        Assert.Equal(["CS0246"], await Of("csharp before", "class A : B { }").FindingsAsync());

    [Fact]
    public async Task An_example_with_another_finding_is_red() => Assert.Equal(
        ["INIT001", "INIT101"],
        (await Of(
            "csharp before",
            """
            using InitGen;
            class A { [Dense(4, 4), Init(Scheme.Xavier), Activation(Activation.ReLU)] float[] _w = new float[16]; }
            """).FindingsAsync()).Order());

    [Fact]
    public async Task A_fence_says_the_language_version() =>
        Assert.Equal(["CS8773"], await Of("csharp before LangVersion=9", "namespace A;").FindingsAsync());

    [Fact]
    public void A_language_version_that_does_not_exist_is_red() =>
        Assert.Throws<VerificationException>(() => Of("csharp before LangVersion=x", ""));

    private static TestProject WithSetting(TestProject project, string setting) =>
        project.WithEditorConfig(string.Concat(project.AnalyzerConfigs.Select(static config => config.Text + "\n")) + setting);

    private static RuleExample Example(string id, string word)
    {
        MarkdownText page = MarkdownText.Parse(Repository.Read(Repository.Page(id)));
        return RuleExample.Of(page.Blocks.Single(block => block.IsCSharp(word))).WithWeights(page.Blocks);
    }

    private static RuleExample Of(string fence, string code) =>
        RuleExample.Of(MarkdownText.Parse($"```{fence}\n{code}\n```").Blocks.Single());
}
