using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs.Tests;

/// <summary>Every rule is seen to fire: a test that expects nothing of a rule cannot tell that the rule is broken.</summary>
public sealed class RuleTestsTests
{
    private static readonly string[] Folders = [Folder("Analysis"), Folder("TorchSharp")];

    [Fact]
    public void Every_rule_fires_in_a_test_of_its_own()
    {
        string[] sources = [.. Folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs")).Select(File.ReadAllText)];
        Assert.NotEmpty(sources);
        Assert.Empty(Unseen(RuleCatalog.All.Select(static rule => rule.Id), sources));
    }

    [Theory]
    [InlineData("[Dense(4, 4), {|INIT999:Init(Scheme.He)|}]", true)]
    [InlineData("new ExpectedDiagnostic(\"INIT999\") { At = \"0\" }", true)]
    [InlineData("dotnet_diagnostic.INIT999.severity = none", false)]
    [InlineData("{|INIT998:Init(Scheme.He)|} // INIT999", false)]
    public void Only_an_expected_finding_counts(string source, bool isSeen) => Assert.Equal(isSeen ? [] : ["INIT999"], Unseen(["INIT999"], [source]));

    private static string Folder(string name) => Path.Combine(Repository.Root, "tests", "InitGen.Compiler.Tests", name);

    private static IEnumerable<string> Unseen(IEnumerable<string> ids, IReadOnlyCollection<string> sources) => ids.Where(id => !sources.Any(source =>
        source.Contains("{|" + id + ":", StringComparison.Ordinal) || source.Contains($"ExpectedDiagnostic(\"{id}\")", StringComparison.Ordinal)));
}
