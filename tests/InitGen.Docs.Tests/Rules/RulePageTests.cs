using System.IO;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Testing;

namespace InitGen.Docs.Tests;

public sealed class RulePageTests
{
    private static readonly RuleInfo Rule = new("INIT999", "InitGen.Usage", RuleLevel.Error, "A title", "A message", "A description");

    private const string Good = """
        # INIT999: A title

        | Category | Level | Code fix |
        |---|---|---|
        | InitGen.Usage | Error | no |

        ## Cause
        a
        ## Why it matters
        a
        ## Before / after
        ```csharp before
        ```
        ```csharp after
        ```
        ## Options
        a
        ## When to suppress
        a
        ## What else helps
        a
        ## Sources
        a
        """;

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(static rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Empty(RulePage.Unmatched(
        Directory.EnumerateFiles(Repository.Rules, "*.md").Select(static path => Path.GetFileNameWithoutExtension(path)),
        RuleCatalog.All.Select(static rule => rule.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_its_sections(string id) => Assert.Empty(RulePage.Problems(Repository.Read(Repository.Page(id))));

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = [.. RuleCatalog.All.Select(static rule => rule.Id)];
        Assert.Equal(ids.Distinct().Order(System.StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_light_bulb_is_for_a_rule() => Assert.Subset(
        RuleCatalog.All.Select(static rule => rule.Id).ToHashSet(),
        LightBulbs.All.SelectMany(static fix => fix.FixableDiagnosticIds).ToHashSet());

    [Fact]
    public void A_good_page_is_good()
    {
        Assert.Empty(RulePage.Problems(Good));
        Assert.Equal(Good, RulePage.WithHeader(Good, Rule, hasFix: false));
    }

    [Fact]
    public void A_missing_page_and_a_superfluous_one_are_red() => Assert.Equal(
        ["INIT002 has no help page.", "The page INIT003 belongs to no rule."],
        RulePage.Unmatched(["INIT001", "INIT003"], ["INIT001", "INIT002"]));

    [Theory]
    [InlineData("## Options\na\n", "", "The sections are")]
    [InlineData("## Cause\na\n## Why it matters\na\n", "## Why it matters\na\n## Cause\na\n", "The sections are")]
    [InlineData("## Options\na\n", "## Options\n\n", "## Options is empty.")]
    [InlineData("csharp before", "csharp", "There are 0 blocks marked csharp before")]
    public void A_page_with_a_part_missing_is_red(string part, string instead, string problem) => Assert.Contains(
        RulePage.Problems(Good.Replace(part, instead)), found => found.StartsWith(problem, System.StringComparison.Ordinal));

    [Fact]
    public void A_header_that_says_something_else_is_red()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "INIT999.md");
        File.WriteAllText(path, Good);
        string expected = RulePage.WithHeader(Good, Rule with { Level = RuleLevel.Warning }, hasFix: true);

        var red = Assert.Throws<VerificationException>(() => GeneratedPart.Verify(path, expected, accepts: false));
        Assert.Contains("expected: | InitGen.Usage | Warning | yes |", red.Message);
        Assert.Contains("found:    | InitGen.Usage | Error | no |", red.Message);

        GeneratedPart.Verify(path, expected, accepts: true);
        GeneratedPart.Verify(path, expected, accepts: false);
        Assert.EndsWith(Good[Good.IndexOf("## Cause", System.StringComparison.Ordinal)..], File.ReadAllText(path));
    }

    [Fact]
    public void A_block_that_is_never_closed_is_red() =>
        Assert.Throws<VerificationException>(() => MarkdownText.Parse("a\n```csharp\nb\n"));
}
