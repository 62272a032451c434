using System.IO;
using InitGen.Testing;

namespace InitGen.Docs;

/// <summary>Where the documents lie.</summary>
internal static class Repository
{
    public static string Root { get; } = SolutionFolder.Find();

    public static string Readme { get; } = PathOf("README.md");

    public static string Contributing { get; } = PathOf("CONTRIBUTING.md");

    public static string Changelog { get; } = PathOf("CHANGELOG.md");

    public static string Rules { get; } = PathOf("analyzers/rules");

    public static string Shipped { get; } = PathOf("analyzers/InitGen.Analyzers/AnalyzerReleases.Shipped.md");

    public static string Unshipped { get; } = PathOf("analyzers/InitGen.Analyzers/AnalyzerReleases.Unshipped.md");

    public static string Page(string id) => Path.Combine(Rules, id + ".md");

    /// <summary>The text of a document with line feeds alone.</summary>
    public static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    public static string PathOf(string relative) => Path.Combine(Root, relative);
}
