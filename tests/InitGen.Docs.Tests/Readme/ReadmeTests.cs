using System.Linq;
using System.Threading.Tasks;
using InitGen.Graph.Rules;
using InitGen.Testing;

namespace InitGen.Docs.Tests;

public sealed class ReadmeTests
{
    private static readonly RuleInfo Rule = new("INIT999", "InitGen.Usage", RuleLevel.Error, "A title", "A message", "A description");

    [Fact]
    public void Its_table_is_the_catalogue()
    {
        string table = ReadmeText.Table(RuleCatalog.All, static id => Product.FixOf(id) is not null);
        GeneratedPart.Verify(Repository.Readme, ReadmeText.WithTable(Repository.Read(Repository.Readme), table));
    }

    [Fact]
    public async Task Its_code_compiles()
    {
        foreach (CodeBlock block in ReadmeText.Code(Repository.Read(Repository.Readme)))
            Assert.Empty(await ReadmeText.ErrorsAsync(block));
    }

    [Fact]
    public void The_table_goes_between_the_markers() => Assert.Equal(
        "a\n<!-- rules -->\n| Rule | Title | Level | Code fix |\n|---|---|---|---|\n"
        + "| [INIT999](analyzers/rules/INIT999.md) | A title | Error | yes |\n<!-- /rules -->\nb\n",
        ReadmeText.WithTable("a\n<!-- rules -->\nold\n<!-- /rules -->\nb\n", ReadmeText.Table([Rule], static _ => true)));

    [Theory]
    [InlineData("")]
    [InlineData("<!-- rules -->\n")]
    [InlineData("<!-- /rules -->\n<!-- rules -->\n")]
    public void A_readme_without_the_markers_is_red(string readme) =>
        Assert.Throws<VerificationException>(() => ReadmeText.WithTable(readme, ""));

    [Theory]
    [InlineData("Console.WriteLine(1);", 0)]
    [InlineData("using InitGen; sealed partial class Net { [Dense(2, 2), Init] float[] _w; Net() => InitializeWeights(seed: 1); }", 0)]
    [InlineData("class A { B b; }", 1)]
    [InlineData("using InitGen; class Net { [Dense(2, 2), Init(Scheme.He)] float[] _w = new float[4]; }", 1)]
    public async Task A_block_that_does_not_compile_is_red(string code, int errors)
    {
        CodeBlock block = ReadmeText.Code($"```csharp compile\n{code}\n```\n```csharp\nno code at all\n```").Single();
        Assert.Equal(errors, (await ReadmeText.ErrorsAsync(block)).Length);
    }
}
