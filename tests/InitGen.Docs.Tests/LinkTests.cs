using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs.Tests;

/// <summary>What documents and diagnostics point at is there.</summary>
public sealed class LinkTests
{
    private static readonly string[] Folders = ["src/", "generator/", "analyzers/", "tests/", "samples/"];

    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.Rules, "*.md"))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_and_paths_lead_somewhere(string document)
    {
        string path = Repository.PathOf(document);
        Assert.Empty(Broken(MarkdownText.Parse(Repository.Read(path)), Path.GetDirectoryName(path)!, Repository.Root));
    }

    [Fact]
    public void The_repository_has_one_address()
    {
        XDocument properties = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Equal(RuleCatalog.RepositoryUrl, properties.Descendants("RepositoryUrl").Single().Value);
    }

    [Fact]
    public void A_rule_points_at_its_page()
    {
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            const string Blob = RuleCatalog.RepositoryUrl + "/blob/main/";
            Assert.StartsWith(Blob, rule.HelpLink, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathOf(rule.HelpLink[Blob.Length..])), rule.HelpLink);
        }
    }

    [Fact]
    public void A_broken_link_and_a_broken_path_are_red()
    {
        const string Text = """
            [good](README.md#rules) [elsewhere](https://example.org/x) [bad](MISSING.md)
            `tests/InitGen.Docs.Tests` `src/Missing/X.cs` `src/<Project>` `tests/**/*.cs` `dotnet run --project src/Other`

            ```
            [code](MISSING2.md)
            ```
            """;
        Assert.Equal(["MISSING.md", "src/Missing/X.cs"], Broken(MarkdownText.Parse(Text), Repository.Root, Repository.Root));
    }

    private static IEnumerable<string> Broken(MarkdownText markdown, string folder, string root)
    {
        IEnumerable<string> links = markdown.RelativeLinks.Where(link => link.Length > 0 && !Exists(folder, link));
        IEnumerable<string> paths = markdown.Quoted.Where(text =>
            Folders.Any(top => text.StartsWith(top, StringComparison.Ordinal))
            && text.IndexOfAny(['*', '<', ' ', '{', '@', '(']) < 0
            && !Exists(root, text));
        return links.Concat(paths);
    }

    private static bool Exists(string folder, string path) => Path.Exists(Path.Combine(folder, path));
}
