using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Architecture.Tests;

/// <summary>What holds for every source file.</summary>
public sealed class SourceTests
{
    private const int GreatestLength = 500;

    // Written apart, so that this file does not find itself.
    private static readonly string[] Unfinished = ["TO" + "DO", "HA" + "CK", "FIX" + "ME", "NotImplemented" + "Exception"];

    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".targets"];

    [Fact]
    public void No_file_is_too_long() => Assert.Empty(
        CSharp().Select(static path => (Path: path, Lines: House.Read(path).AsSpan().Count('\n')))
            .Where(static file => IsTooLong(file.Lines))
            .Select(static file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(
        House.Files([.. House.Folders, ".build"])
            .Where(static path => Texts.Contains(Path.GetExtension(path)) && !IsSnapshot(path))
            .SelectMany(static path => Marks(House.Read(path)).Select(mark => $"{path}: {mark}")));

    [Fact]
    public void A_rule_has_a_file_of_its_own() => Assert.Empty(
        CSharp().Where(static path => path.StartsWith("src/InitGen.Graph/", StringComparison.Ordinal))
            .SelectMany(static path => Strays(Path.GetFileNameWithoutExtension(path), House.Read(path))));

    [Fact]
    public void Every_rule_is_in_the_catalogue() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Rule)))
            .OrderBy(Name),
        RuleCatalog.Graph.Select(static rule => rule.GetType()).OrderBy(Name));

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void A_long_file_is_red(int lines, bool red) => Assert.Equal(red, IsTooLong(lines));

    [Fact]
    public void A_mark_is_red() => Assert.Equal(
        [Unfinished[0], Unfinished[3]],
        Marks($"// {Unfinished[0]}: later\nthrow new {Unfinished[3]}(); // {Unfinished[0]}s and my{Unfinished[1]}"));

    [Fact]
    public void A_second_rule_in_a_file_is_red()
    {
        Assert.Equal(["B stands in A.cs."], Strays("A", "sealed class A : Rule { } sealed class B : InitGen.Graph.Rules.Rule { } record C : D;"));
        Assert.Empty(Strays("A", "sealed class A : Rule { }"));
    }

    private static string Name(Type type) => type.Name;

    private static bool IsTooLong(int lines) => lines > GreatestLength;

    private static IEnumerable<string> Marks(string text) => Unfinished.Where(mark => Regex.IsMatch(text, $@"\b{mark}\b"));

    private static IEnumerable<string> Strays(string file, string text) => CSharpSyntaxTree.ParseText(text).GetRoot()
        .DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(static type => type.BaseList?.Types.Any(static b => b.Type.ToString().Split('.')[^1] == nameof(Rule)) == true)
        .Where(type => type.Identifier.ValueText != file)
        .Select(type => $"{type.Identifier.ValueText} stands in {file}.cs.");

    private static IEnumerable<string> CSharp() =>
        House.Files(House.Folders).Where(static path => path.EndsWith(".cs", StringComparison.Ordinal) && !IsSnapshot(path));

    private static bool IsSnapshot(string path) =>
        path.Contains(".verified.", StringComparison.Ordinal) || path.Contains(".received.", StringComparison.Ordinal);
}
