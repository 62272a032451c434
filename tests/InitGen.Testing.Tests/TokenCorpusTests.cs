using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing.Tests;

public sealed class TokenCorpusTests
{
    private const string Source = "class C { int a; }";

    [Fact]
    public void Truncations_end_before_each_token() =>
        Assert.Equal(["", "class ", "class C ", "class C { ", "class C { int ", "class C { int a", "class C { int a; "], Texts(TokenCorpus.Truncations(Source)));

    [Fact]
    public void Deletions_lack_one_token() => Assert.Contains("class  { int a; }", Texts(TokenCorpus.Deletions(Source)));

    [Fact]
    public void Duplications_have_one_token_twice() => Assert.Contains("class C { { int a; }", Texts(TokenCorpus.Duplications(Source)));

    [Fact]
    public void A_long_source_is_sampled_evenly_unless_all_is_wanted()
    {
        var source = string.Concat(Enumerable.Range(0, 100).Select(i => $"class C{i} {{ }}\n"));
        var lengths = TokenCorpus.Truncations(source).Select(m => m.Source.Length).ToList();

        Assert.Equal(TokenCorpus.IsFull ? 400 : TokenCorpus.SampleSize, lengths.Count);
        Assert.True(lengths[0] < source.Length / 10 && lengths[^1] > source.Length * 9 / 10);
    }

    [Fact]
    public async Task Sound_tools_survive() =>
        await new RobustnessVerifier { Generators = [new GoodGenerator()], Analyzers = [new BadFieldAnalyzer()], Template = Toy.Project }
            .SurvivesMutationsAsync("[Toys.Toy] partial class C { int {|TOY001:bad|}; }");

    [Fact]
    public Task A_generator_that_throws_on_broken_code_is_red() =>
        Red.Because(
            "Not survived: cut off before",
            () => new RobustnessVerifier { Generators = [new FragileGenerator()], Template = Toy.Project }.SurvivesMutationsAsync("[Toys.Toy] partial class C { }"));

    [Fact]
    public Task An_analyzer_that_throws_is_red() =>
        Red.Because("AD0001", () => new RobustnessVerifier { Analyzers = [new ThrowingAnalyzer()] }.SurvivesAsync("class C { int bad; }"));

    [Fact]
    public Task No_source_at_all_is_red() =>
        Red.Because("so the test shows nothing", () => new RobustnessVerifier { Analyzers = [new BadFieldAnalyzer()] }.SurvivesAsync(new List<Mutant>()));

    private static IEnumerable<string> Texts(IEnumerable<Mutant> mutants) => mutants.Select(m => m.Source);

    private sealed class FragileGenerator : ToyGenerator<ToyModel>
    {
        protected override ToyModel Read(GeneratorAttributeSyntaxContext context) =>
            context.TargetNode.ContainsDiagnostics ? throw new InvalidOperationException("the toy is fragile") : new ToyModel(context.TargetSymbol.Name);

        protected override string NameOf(ToyModel model) => model.Name;
    }
}
