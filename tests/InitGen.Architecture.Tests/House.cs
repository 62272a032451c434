using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using InitGen.Testing;

namespace InitGen.Architecture.Tests;

/// <summary>The plan of the house: which project stands on which, and where things lie.</summary>
internal static class House
{
    /// <summary>What each project of the product may use, directly or through others. Arrows point down only.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Below { get; } =
        new Dictionary<string, ImmutableArray<string>>
        {
            ["InitGen.Core"] = [],
            ["InitGen.Graph"] = ["InitGen.Core"],
            ["InitGen.Runtime"] = ["InitGen.Core"],
            ["InitGen.Roslyn"] = ["InitGen.Core", "InitGen.Graph"],
            ["InitGen.Generator"] = ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn"],
            ["InitGen.Analyzers"] = ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn"],
            ["InitGen.Build"] = ["InitGen.Core", "InitGen.Graph"],
            ["InitGen.CodeFixes"] = ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn", "InitGen.Analyzers"],
            ["InitGen.Analyzers.Package"] =
                ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn", "InitGen.Generator", "InitGen.Analyzers", "InitGen.CodeFixes", "InitGen.Build"],
            ["InitGen.Package"] =
            [
                "InitGen.Core", "InitGen.Graph", "InitGen.Runtime", "InitGen.Roslyn", "InitGen.Generator", "InitGen.Analyzers",
                "InitGen.CodeFixes", "InitGen.Build", "InitGen.Analyzers.Package",
            ],
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What the compiler loads.</summary>
    public static ImmutableArray<string> InsideTheCompiler { get; } =
        ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn", "InitGen.Generator", "InitGen.Analyzers", "InitGen.CodeFixes"];

    public static ImmutableArray<string> ProductFolders { get; } = ["src", "generator", "analyzers"];

    public static ImmutableArray<string> Folders { get; } = ["src", "generator", "analyzers", "tests", "samples"];

    public static string Root { get; } = SolutionFolder.Find();

    /// <summary>A build of a project: the one that these tests load, or the oldest where there are two.</summary>
    public static string Assembly(string name, bool oldest = false)
    {
        string other = Path.Combine(AppContext.BaseDirectory, "oldest", name + ".dll");
        return oldest && File.Exists(other) ? other : Path.Combine(AppContext.BaseDirectory, name + ".dll");
    }

    /// <summary>Files of the repository that people write, by their path from the root with slashes.</summary>
    public static IEnumerable<string> Files(params IEnumerable<string> folders) => folders
        .Select(static folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(static path => !path.Split('/').Any(static part => part is "bin" or "obj" or "artifacts"))
        .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");
}
