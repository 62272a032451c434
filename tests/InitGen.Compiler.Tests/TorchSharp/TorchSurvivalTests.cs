using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Code as it is while it is being typed, and code that makes little sense: the analyzer may find what it likes, but never throws.</summary>
public sealed class TorchSurvivalTests : TorchRuleTest
{
    private const int SampleSize = 2;

    private static readonly RobustnessVerifier Verifier = new() { Generators = [], Analyzers = [new TorchSharpAnalyzer()], Template = Project };

    [Fact]
    public async Task Broken_versions_of_every_source_are_survived()
    {
        string[] sources = [.. Sources()];
        Assert.InRange(sources.Length, 15, int.MaxValue);
        await Verifier.SurvivesAsync(sources.SelectMany(static source => TokenCorpus.Mutations(source, SampleSize)));
    }

    [Fact]
    public Task Odd_sources_are_survived() => Verifier.SurvivesAsync(
        Source("public class Net : Module<Tensor, Tensor>"),
        Source("public class Net : Net { private Linear a = a; }"),
        Source("public class A : B { } public class B : A { Linear l = Linear(1, 1); B() { apply(x => x.apply(y => y)); } }"),
        Source("public abstract class Net<T> : Module<T, T> where T : Module<T, T> { T t; Net() : base(t.ToString()) { foreach (var m in t.modules()) init.zeros_(m.weight); RegisterComponents(); } }"),
        Source("public class Net : nn.Module { Net() : base(\"\") { Make(); RegisterComponents(); } void Make() => Make(); Module Made => Made; List<Module> l => l; }"),
        Source("public class Net : nn.Module { Net() : this() { } Net(int a) : this(a) { init.normal_(); init.normal_(this); init.trunc_normal_(null!, 0, 1 / 0); } }"),
        Source("public class Net : nn.Module { Net() : base(null!) { Action<nn.Module> f = null!; f = m => f(m); apply(f); apply(null!); modules().Select(); init.kaiming_normal_(a: a, a: a); } }"),
        Source("public class Net : nn.Module { Linear[] l = { }; Net() : base(\"\") { l[^1] = l[0]; (l, var x) = (l, l); l[0].weight[0, 1] = 3; switch (l) { case [var a, ..]: init.zeros_(a.weight); break; } } }"),
        Source("public class Net : nn.Module { Linear l; Net() : base(\"\") { while (true) { if (l is not Linear { weight: { } w } || w is null) { continue; } init.zeros_(w); break; } goto end; end: ; throw null!; } }"),
        Source("public record Net(Linear l) : nn.Module { }"),
        Source("static class X { static void M(this Linear l) { l.weight.normal_(0.02); 1.M(); init.normal_(l.weight.clone()!!.to()); var w = w; init.zeros_(w); } }"),
        Source("public class Net : nn.Module { public Net(int n) : base(\"n\") { var s = 1 / n; s = s / s; init.normal_(null!, 0, Math.Sqrt(1 / s)); init.normal_(l.weight, 0, 1 / (int)default); } Linear l => Linear(1, 1); }"),
        Source("init.normal_(Linear(1, 1).weight, 1 / 2); foreach (var m in Linear(1, 1).modules()) { } void Local() => Local();"));

    /// <summary>Every multi-line text with layers in it that stands in these tests.</summary>
    private static IEnumerable<string> Sources([CallerFilePath] string file = "") => Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.cs")
        .Order(StringComparer.Ordinal)
        .SelectMany(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
        .OfType<LiteralExpressionSyntax>()
        .Select(static literal => literal.Token.ValueText)
        .Where(static text => text.Contains("Linear", StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal))
        .Select(static text => Source(Markup.Parse(text).Text))
        .Distinct();
}
