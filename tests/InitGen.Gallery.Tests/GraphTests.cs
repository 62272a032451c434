using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Generator;
using InitGen.Graph;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Gallery.Tests;

/// <summary>Models as people write them: what is read of each, and that nothing is found wrong with any.</summary>
public sealed class GraphTests
{
    public static TheoryData<string> Models => [.. GalleryProject.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_graph_of(string model) => Snapshots.VerifyText(GraphText.Of(GalleryProject.Read(model).Graph), variant: model);

    [Fact]
    public void There_are_enough_of_them() => Assert.True(GalleryProject.Names.Length >= 40);

    [Fact]
    public async Task Right_models_have_no_finding()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new InitGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Latest));
        driver.RunGeneratorsAndUpdateCompilation(GalleryProject.Compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error));

        var findings = await output.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", findings.Select(static found => found.ToString())));
    }

    [Fact]
    public void No_snapshot_is_left_over() => Snapshots.VerifyNoOrphans(typeof(GraphTests).Assembly);
}
