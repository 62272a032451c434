using System.Linq;
using InitGen.Roslyn.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Caching;

/// <summary>Which files the code of a type can lead to.</summary>
public sealed class CodeReachTests
{
    private const string Others = """
        static class Tools { public static int Halve(int x) => x / 2; }
        """;

    [Theory]
    [InlineData("static int F() => Tools.Halve(4);", Others)]
    [InlineData("static int F() => Halve(4);", Others)]                                           // using static, wherever it stands
    [InlineData("static int F() => 4.Halve();", "static class Any { public static int Halve(this int x) => x / 2; }")]
    [InlineData("Part part = new();", "class Part { public Part() { } }")]
    [InlineData("Part part;", "partial class Part { int x = 1; }")]
    [InlineData("Kind kind;", "enum Kind { One }")]
    [InlineData("Make make;", "delegate int Make();")]
    [InlineData("void F((int, int) pair) { var (a, b) = pair; }", "static class Any { public static void Deconstruct(this object x, out int a, out int b) => a = b = 0; }")]
    [InlineData("Alias alias;", "global using Alias = System.Int32;")]
    [InlineData("", "global using static System.Math;")]                                        // in force everywhere
    public void Files_that_it_leads_to(string member, string other) => Assert.Contains("other.cs", Reached(member, ("other.cs", other)));

    // Older compilers cannot parse this.
    [Fact]
    public void Extension_members()
    {
        if (typeof(Compilation).Assembly.GetName().Version!.Major >= 5) Files_that_it_leads_to("static int F() => 4.Half;", "static class Any { extension(int x) { public int Half => x / 2; } }");
    }

    [Fact]
    public void What_it_leads_to_leads_on() => Assert.Equal(
        ["base.cs", "net.cs", "part.cs", "scale.cs"],
        Reached(
            "Part part; void F() { var s = part.Scale * 2; }",
            ("part.cs", "class Part : Base { }"),
            ("base.cs", "class Base { public Scale Scale => default; }"),
            ("scale.cs", "struct Scale { public static int operator *(Scale s, int x) => x; }"),
            ("elsewhere.cs", "class Elsewhere { public int F() => 2; Net net; }")));

    [Theory]
    [InlineData("static int F() => Thing.G();", "class Other { static int G() => 1; int F() => 2; }")] // whose type is named nowhere
    [InlineData("/* Part */ string s = \"Part\";", "class Part { }")]
    public void Files_that_it_does_not(string member, string other) => Assert.Equal(["net.cs"], Reached(member, ("other.cs", other)));

    private static string[] Reached(string member, params (string Path, string Text)[] others)
    {
        var compilation = CSharpCompilation.Create(
            "Models",
            others.Prepend(("net.cs", "class Net { " + member + " }")).Select(static file => CSharpSyntaxTree.ParseText(file.Item2, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), file.Item1)));
        INamedTypeSymbol net = compilation.GetSymbolsWithName("Net", SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();
        return [.. CodeReach.Of(compilation, TestContext.Current.CancellationToken).From(net, TestContext.Current.CancellationToken).Select(static tree => tree.FilePath).Order(System.StringComparer.Ordinal)];
    }
}
