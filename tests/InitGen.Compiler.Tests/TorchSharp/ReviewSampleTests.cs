using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Compiler.Tests.Running;
using InitGen.Generator;
using InitGen.Graph.Rules;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>The sample with planted mistakes: what is said of each line, that the light bulbs repair all of it, and that the generated fill runs.</summary>
public sealed partial class ReviewSampleTests
{
    private static readonly string Folder = Path.Combine(SolutionFolder.Find(), "samples", "TorchSharpReview", "Models");

    private static readonly TestProject Project = (TorchSharpProject.Template with { Nullable = NullableContextOptions.Disable, AllowUnsafe = true, NoWarn = ["CS0169", "CS0649", "CS0414"] })
        .WithSources(Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(static file => File.ReadAllText(file).ReplaceLineEndings("\n")));

    private static readonly AnalyzerVerifier Verifier = new() { Analyzers = [new ModelAnalyzer(), new TorchSharpAnalyzer()], Generators = [new InitGenerator()], Template = Project };

    /// <summary>Each mistake is planted in a line that says what is found of it, and nothing else is found.</summary>
    [Fact]
    public async Task Each_planted_mistake_is_found_and_repaired()
    {
        ImmutableArray<Diagnostic> found = await Findings(Project);
        string[] expected = [.. Project.Documents.SelectMany(static document => document.Text.Split('\n').SelectMany((line, number) =>
            Planted().Matches(line[(Math.Max(0, line.IndexOf("// INIT", StringComparison.Ordinal)))..]).Select(id => $"{document.Path}({number + 1}): {id.Value}"))).Order(StringComparer.Ordinal)];
        Assert.Equal(10, expected.Length);
        Assert.Equal(expected, found.Select(static diagnostic => $"{Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id}").Order(StringComparer.Ordinal));

        // As a host does: the best repair of each finding, one rule after the other.
        TestProject repaired = Project;
        foreach (string id in found.Select(static diagnostic => diagnostic.Id).Distinct())
        {
            foreach (Diagnostic diagnostic in (await Findings(repaired)).Where(diagnostic => diagnostic.Id == id).OrderByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                SourceChange change = SourceChange.Decode(diagnostic.Properties["Edits"]!.Split('\n')[0])!;
                string path = Path.GetFileName(diagnostic.Location.SourceTree!.FilePath);
                SourceText text = SourceText.From(repaired.Documents.Single(document => document.Path == path).Text);
                foreach (TextEdit edit in change.Edits.OrderByDescending(static edit => edit.Start))
                    text = text.Replace(new TextSpan(edit.Start, edit.Old.Length), edit.New);
                repaired = repaired.WithDocument(path, text.ToString());
            }
        }

        Assert.Empty(await Findings(repaired));
    }

    [Fact]
    public void Generated_code_fills_the_modules_with_the_bits_of_arrays()
    {
        using CompiledModel model = CompiledModel.Load(Project, new InitGenerator());
        var net = (TorchSharp.torch.nn.Module)model.Create("TorchSharpReview.Models.FilledNet", 42UL);
        var arrays = model.Property<float[][]>(model.Create("TorchSharpReview.Models.ArrayNet", 42UL), "Weights");
        Assert.Equal(arrays.Select(static weights => Array.ConvertAll(weights, static weight => (double)weight)), net.parameters().Select(static parameter => FilledModel.Values(parameter)));
        Assert.Contains(arrays[0], static weight => weight != 0);
    }

    private static async Task<ImmutableArray<Diagnostic>> Findings(TestProject project)
    {
        AnalysisResult result = await Verifier.AnalyzeAsync(project);
        Assert.Empty(result.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. result.Diagnostics.Where(static diagnostic => diagnostic.Id.StartsWith("INIT", StringComparison.Ordinal))];
    }

    [GeneratedRegex("INIT[0-9]{3}")]
    private static partial Regex Planted();
}
