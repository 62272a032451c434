using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Compiler.Tests.Robustness;

/// <summary>
/// Code as it is while it is being typed: each model of each test here, cut off, with a token lost and with a token doubled. Generator
/// and analyzers may find what they like, but never throw.
/// </summary>
public sealed class CorpusTests
{
    // Each cut costs a compilation, and there are some hundred sources; all are asked for with INITGEN_FULL, otherwise one of every other source.
    private const int SampleSize = 1;
    private static readonly int Step = Environment.GetEnvironmentVariable("INITGEN_FULL") == "1" ? 1 : 2;

    private static readonly RobustnessVerifier Verifier = new()
    {
        Generators = [new InitGenerator()],
        Analyzers = [new ModelAnalyzer()],
        Template = Compiler.Project,
    };

    [Fact]
    public async Task Broken_versions_of_every_test_source_are_survived()
    {
        string[] sources = [.. Sources()];
        Assert.InRange(sources.Length, 60, int.MaxValue);
        await Verifier.SurvivesAsync(sources.Where(static (_, i) => i % Step == 0).SelectMany(static source => TokenCorpus.Mutations(source, SampleSize)));
    }

    [Fact]
    public Task Odd_sources_are_survived() => Verifier.SurvivesAsync(
        "",
        "[InitGen.Init]",
        "[InitGen.Init] class",
        "class C { [InitGen.Init] }",
        "class C { [InitGen.Init] int }",
        "class C { [InitGen.Init(] float[] a; }",
        "class C { [InitGen.Init((InitGen.Scheme)(-1), Std = 1/0.0)] [InitGen.Dense(1 << 31, 07)] float[] a = new float[-1]; }",
        "partial class C : C { [InitGen.Init] C c; }",
        "partial class A : B { [InitGen.Init] B b; } partial class B : A { [InitGen.Init] A a; }",
        "partial class C<T> where T : C<T> { [InitGen.Init] T t; [InitGen.Init] T[] ts; }",
        "partial class C { [InitGen.Init, InitGen.Dense(null, null)] float[] a; }",
        "partial class C { [InitGen.Init, InitGen.Dense(\"\", \"\")] float[] a; [InitGen.Bias(1, For = null)] float[] b; }",
        "partial class C { [InitGen.Conv(1, 1, null), InitGen.Init] float[] a; [InitGen.Conv(1, 1, new[] { 1, }), InitGen.Init] float[] b; }",
        "partial class C { [InitGen.Init(Name = \"\\ud800\")] [InitGen.Bias(3)] float[] a; [InitGen.Init(Name = \"\")] [InitGen.Bias(3)] float[] b; }",
        "partial class C { [InitGen.Dense(2147483647, 2147483647, Packed = -2147483648), InitGen.Init] float[] a; }",
        "[InitGen.Init] [InitGen.Bias(2)] float[] Local() => null;",
        "partial enum E { [InitGen.Init] A }",
        "partial class C { [InitGen.Init] event System.Action E; [InitGen.Init] void M([InitGen.Init] int p) { } }",
        "partial class C { unsafe struct S { [InitGen.Init] fixed float f[8]; } }",
        "partial class C { [InitGen.Init, InitGen.Bias(2)] float[] a, b = new float[2], c; }",
        "[assembly: InitGen.InitDefaults(InitGen.Scheme.Normal, Std = -1)] partial class C { [InitGen.Dense(2, 2), InitGen.Init] float[] a; }");

    [Fact]
    public void The_corpus_holds_the_tests_own_sources() =>
        Assert.Contains(Sources(), source => source.Contains("class DigitClassifier", StringComparison.Ordinal));

    /// <summary>Every multi-line text with a model in it that stands in these tests.</summary>
    private static IEnumerable<string> Sources([CallerFilePath] string file = "")
    {
        string folder = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.EndsWith(".received.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.ValueText)
            .Where(text => text.Contains("partial", StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal))
            .Select(text => Compiler.Model(Markup.Parse(text).Text))
            .Distinct();
    }
}
