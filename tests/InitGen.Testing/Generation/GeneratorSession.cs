using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InitGen.Testing;

/// <summary>A project, its compilation and a generator driver with its caches: what an editor keeps between two key strokes.</summary>
internal sealed class GeneratorSession
{
    private readonly TestProject _project;
    private readonly HostOptions _options;
    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    private GeneratorSession(TestProject project, HostOptions options, CSharpCompilation input, GeneratorDriver before)
    {
        (_project, _options, _input) = (project, options, input);
        _driver = before.RunGeneratorsAndUpdateCompilation(input, out var output, out _, TestContext.Current.CancellationToken);
        var result = _driver.GetRunResult();
        Drivers.ThrowOnException(result, input);
        Run = new GeneratorRun(result.Results.Single(), (CSharpCompilation)output);
    }

    public GeneratorRun Run { get; }

    /// <summary>Parses everything anew, with an empty cache.</summary>
    public static GeneratorSession Start(
        TestProject project, IIncrementalGenerator generator, ProjectReferenceKind kind = ProjectReferenceKind.Metadata)
    {
        // The closure runs the generator over the referenced projects; the project itself gets a driver whose state is kept.
        var root = CompiledProject.Closure(project, [generator], kind)[^1];
        return new GeneratorSession(project, root.Options, root.Input, Drivers.Create([generator], root.Options));
    }

    /// <summary>The next run on an equal compilation that is another object.</summary>
    public GeneratorSession Again() => new(_project, _options, _input.Clone(), _driver);

    /// <summary>The next run after an edit. Documents that stay as they are keep their syntax trees, as in an editor.</summary>
    public GeneratorSession Edit(TestProject edited)
    {
        var options = SameSettings(_project, edited) ? _options : HostOptions.Of(edited);
        var driver = ReferenceEquals(options, _options)
            ? _driver
            : _driver.ReplaceAdditionalTexts(options.AnalyzerOptions.AdditionalFiles)
                .WithUpdatedParseOptions(options.Parse)
                .WithUpdatedAnalyzerConfigOptions(options.ConfigOptions);
        var before = _project.Documents.Zip(_input.SyntaxTrees).ToDictionary(pair => pair.First, pair => pair.Second);
        var keep = options.Parse.Equals(_options.Parse);
        var trees = edited.Documents.Select(d =>
            keep && before.TryGetValue(d, out var tree) ? tree : CompiledProject.ParseDocument(edited, options, d));

        return new GeneratorSession(
            edited,
            options,
            _input.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).WithOptions(options.Compilation)
                .AddReferences(edited.References.Except(_input.References)),
            driver);
    }

    private static bool SameSettings(TestProject a, TestProject b) =>
        a.AnalyzerConfigs.SequenceEqual(b.AnalyzerConfigs)
        && a.AdditionalFiles.SequenceEqual(b.AdditionalFiles)
        && a.PreprocessorSymbols.SequenceEqual(b.PreprocessorSymbols)
        && a.NoWarn.SequenceEqual(b.NoWarn)
        && a.BuildProperties.OrderBy(p => p.Key).SequenceEqual(b.BuildProperties.OrderBy(p => p.Key))
        && (a.LanguageVersion, a.Nullable, a.AllowUnsafe, a.OutputKind, a.Optimization)
            == (b.LanguageVersion, b.Nullable, b.AllowUnsafe, b.OutputKind, b.Optimization);
}
