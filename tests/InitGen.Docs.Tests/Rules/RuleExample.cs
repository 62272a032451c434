using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Docs.Tests;

/// <summary>An example of a page, compiled in a project of the kind that its fence describes.</summary>
internal sealed record RuleExample(TestProject Project)
{
    private const string LangVersion = "LangVersion=";
    private const string Setting = "initgen.";

    public static RuleExample Of(CodeBlock block)
    {
        bool usesTorchSharp = block.Text.Contains("using TorchSharp;", StringComparison.Ordinal);
        TestProject project = (usesTorchSharp ? Product.TorchSharpProject : Product.Project).WithSources(block.Text);
        string settings = string.Join("\n", block.Words.Where(static word => word.StartsWith(Setting, StringComparison.Ordinal)));
        if (settings.Length > 0) project = project.WithEditorConfig(settings);
        string? version = block.Words.FirstOrDefault(static word => word.StartsWith(LangVersion, StringComparison.Ordinal));
        return new RuleExample(
            version is null ? project
            : LanguageVersionFacts.TryParse(version[LangVersion.Length..], out LanguageVersion parsed)
                ? project with { LanguageVersion = parsed }
                : throw new VerificationException($"There is no language version as in '{version}'."));
    }

    /// <summary>The same, in a project that lists the files of weights which the page shows.</summary>
    public RuleExample WithWeights(IEnumerable<CodeBlock> blocks) => new(blocks.Where(static block => block.Language == "weights").Aggregate(
        Project,
        static (project, block) =>
        {
            string file = block.Words.First(static word => word.EndsWith(".safetensors", StringComparison.Ordinal));
            WeightManifest manifest = block.Text.Trim() == "broken"
                ? WeightManifest.Broken(file, "it is no such file")
                : new WeightManifest(file, string.Empty, IsMissing: false, block.Text.Trim().Split('\n').Select(Tensor).ToEquatableArray());
            return project.WithAdditionalFile(file + WeightManifest.Extension, manifest.Format());
        }));

    private static ManifestTensor Tensor(string line)
    {
        string[] parts = line.Split(' ');
        return new ManifestTensor(parts[0], parts[1], parts[2].Split(',').Select(static axis => long.Parse(axis, CultureInfo.InvariantCulture)).ToEquatableArray());
    }

    /// <summary>Ids of all that compiler and analyzers say, from information upwards.</summary>
    public async Task<ImmutableArray<string>> FindingsAsync() => [.. (await ReportedAsync()).Select(static found => found.Id)];

    /// <summary>The source with its findings marked, as the verifiers of fixes want it.</summary>
    public async Task<string> MarkedAsync()
    {
        string text = Project.Documents[0].Text;
        foreach (Diagnostic found in (await ReportedAsync()).OrderByDescending(static found => found.Location.SourceSpan.Start))
        {
            TextSpan span = found.Location.SourceSpan;
            text = text.Insert(span.End, "|}").Insert(span.Start, $"{{|{found.Id}:");
        }

        return text;
    }

    private async Task<ImmutableArray<Diagnostic>> ReportedAsync()
    {
        AnalysisResult result = await Product.Analyzer.AnalyzeAsync(Project);
        return [.. result.Diagnostics.Where(static found => found.Severity > DiagnosticSeverity.Hidden)];
    }
}
