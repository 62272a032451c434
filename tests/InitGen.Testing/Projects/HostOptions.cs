using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>A <see cref="TestProject"/>'s settings in the shape in which compiler hosts pass them on.</summary>
internal sealed class HostOptions
{
    private readonly AnalyzerConfigSet _configs;
    private readonly HashSet<string> _userPaths;

    private HostOptions(TestProject project)
    {
        _userPaths = [.. project.Documents.Select(project.FullPath)];
        _configs = AnalyzerConfigSet.Create(
            ConfigFiles(project).Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToList(), out var problems);
        problems = problems.AddRange(_configs.GlobalConfigOptions.Diagnostics).AddRange(_userPaths.SelectMany(path => For(path).Diagnostics));
        if (!problems.IsEmpty)
            throw new VerificationException("The analyzer configuration is wrong.\n\n" + Describe.List(problems.Select(Describe.Diagnostic)));

        ConfigOptions = new ConfigOptionsProvider(this);
        AnalyzerOptions = new AnalyzerOptions(
            [.. project.AdditionalFiles.Select(f => new AdditionalFile(project.FullPath(f), f.Text))], ConfigOptions);
        Parse = CSharpParseOptions.Default
            .WithLanguageVersion(project.LanguageVersion)
            .WithDocumentationMode(DocumentationMode.Diagnose)
            .WithPreprocessorSymbols(project.PreprocessorSymbols);

        // All warning waves: consumers on a newer SDK get them, and generated code must be clean there too.
        Compilation = new CSharpCompilationOptions(
            project.OutputKind,
            allowUnsafe: project.AllowUnsafe,
            optimizationLevel: project.Optimization,
            nullableContextOptions: project.Nullable,
            warningLevel: 9999,
            deterministic: true,
            specificDiagnosticOptions: project.NoWarn.Distinct().Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)))
            .WithSyntaxTreeOptionsProvider(new TreeOptionsProvider(this));
    }

    public CSharpParseOptions Parse { get; }

    public CSharpCompilationOptions Compilation { get; }

    public AnalyzerOptions AnalyzerOptions { get; }

    public AnalyzerConfigOptionsProvider ConfigOptions { get; }

    public static HostOptions Of(TestProject project) => new(project);

    /// <summary>All configuration files, among them the one that MSBuild writes for the compiler-visible properties.</summary>
    public static IEnumerable<TestDocument> ConfigFiles(TestProject project)
    {
        foreach (var config in project.AnalyzerConfigs)
            yield return config with { Path = project.FullPath(config) };

        if (!project.BuildProperties.IsEmpty)
        {
            var lines = project.BuildProperties.OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"build_property.{p.Key} = {p.Value}");
            yield return new TestDocument(
                $"{project.Folder}/{project.Name}.GeneratedMSBuildEditorConfig.editorconfig",
                "is_global = true\n" + string.Join('\n', lines));
        }
    }

    private AnalyzerConfigOptionsResult For(string path) => _configs.GetOptionsForSourcePath(path);

    private sealed class ConfigOptionsProvider(HostOptions host) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(host._configs.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(host.For(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(host.For(textFile.Path).AnalyzerOptions);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class TreeOptionsProvider(HostOptions host) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            !host.For(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value) ? GeneratedKind.Unknown
            : value.Equals("true", StringComparison.OrdinalIgnoreCase) ? GeneratedKind.MarkedGenerated
            : GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            if (host.For(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity))
                return true;

            // Documentation is checked so that generated code proves to be documented; the tests' own models need none.
            severity = ReportDiagnostic.Suppress;
            return diagnosticId == "CS1591" && host._userPaths.Contains(tree.FilePath);
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            host._configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class AdditionalFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
