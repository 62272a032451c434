using System;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs.Tests;

/// <summary>What follows from the catalogue is what the catalogue gives.</summary>
public sealed class GeneratedDocumentTests
{
    private static readonly RuleInfo Rule = new("INIT999", RuleCategory.Scheme, RuleLevel.Information, "A title", "A message", "A description");

    public static TheoryData<string> Documents => [.. GeneratedDocument.All.Select(static document => document.ToString())];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Is_current(string path)
    {
        GeneratedDocument document = GeneratedDocument.All.Single(document => document.ToString() == path);
        GeneratedPart.Verify(document.Path, document.Expected);
    }

    [Fact]
    public void A_part_goes_between_its_markers() => Assert.Equal(
        "a\n<!-- rules -->\n| Rule | Title | Level | Code fix |\n|---|---|---|---|\n"
        + "| [INIT999](analyzers/rules/INIT999.md) | A title | Information | yes |\n<!-- /rules -->\nb\n",
        Sections.Fill("a\n<!-- rules -->\nold\n<!-- /rules -->\nb\n", ("rules", RuleTable.Of([Rule], static _ => true))));

    [Theory]
    [InlineData("")]
    [InlineData("<!-- rules -->\n")]
    [InlineData("<!-- /rules -->\n<!-- rules -->\n")]
    public void A_document_without_the_markers_is_red(string document) =>
        Assert.Throws<InvalidOperationException>(() => Sections.Fill(document, ("rules", "")));

    [Fact]
    public void Every_fact_is_held_by_a_rule() =>
        Assert.Empty(FactTable.Facts.Where(static fact => !fact.Rules.Any(id => RuleCatalog.All.Any(rule => rule.Id == id))).Select(static fact => fact.Tag));

    [Theory]
    [InlineData("None", "none")]
    [InlineData("Recommended", "warning")]
    [InlineData("All", "warning")]
    public void A_preset_says_the_severity_of_advice(string mode, string severity) => Assert.EndsWith(
        $"\n# A title\ndotnet_diagnostic.INIT999.severity = {severity}\n",
        Preset.All.Single(preset => preset.Mode == mode).Text([Rule]));

    [Fact]
    public void No_preset_makes_an_error_less_but_none() => Assert.All(
        Preset.All.Where(static preset => preset.Mode != "None"),
        static preset => Assert.Null(preset.Severity(Rule with { Level = RuleLevel.Error })));
}
