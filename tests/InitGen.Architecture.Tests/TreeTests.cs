using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InitGen.Architecture.Tests;

/// <summary>The top of the repository is a short list.</summary>
public sealed class TreeTests
{
    private static readonly string[] Documents = ["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"];

    private static readonly string[] BuildFiles =
        ["InitGen.sln", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt", "global.json"];

    // What builds and tests leave behind, and git ignores.
    private static readonly string[] Ignored = ["artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "bin", "obj"];

    [Fact]
    public void It_has_these_folders_and_no_others() =>
        Assert.Equal(House.Folders.Order(), Folders(Directory.EnumerateDirectories(House.Root)));

    [Fact]
    public void It_has_these_files_and_no_others() => Assert.Equal(
        Documents.Concat(BuildFiles).Order(StringComparer.Ordinal), Files(Directory.EnumerateFiles(House.Root)));

    [Fact]
    public void Dotfiles_and_what_git_ignores_do_not_count_and_others_do()
    {
        Assert.Equal(["docs", "src"], Folders(["/r/.git", "/r/.build", "/r/artifacts", "/r/src", "/r/docs"]));
        Assert.Equal(["notes.txt"], Files(["/r/.editorconfig", "/r/x.binlog", "/r/x.user", "/r/notes.txt"]));
    }

    private static IEnumerable<string> Folders(IEnumerable<string> paths) => Names(paths).Where(static name => !Ignored.Contains(name));

    private static IEnumerable<string> Files(IEnumerable<string> paths) =>
        Names(paths).Where(static name => Path.GetExtension(name) is not (".binlog" or ".user"));

    private static IEnumerable<string> Names(IEnumerable<string> paths) => paths
        .Select(static path => Path.GetFileName(path))
        .Where(static name => !name.StartsWith('.'))
        .Order(StringComparer.Ordinal);
}
