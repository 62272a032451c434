using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>
/// What a compiler host knows about one project. Immutable: <c>with</c> and the <c>With…</c> methods give changed copies, so that
/// a suite keeps one template and every test says only what differs.
/// </summary>
/// <example><code>
/// static readonly TestProject Template = new TestProject().WithReferences(TestReferences.AssemblyOf&lt;InitAttribute&gt;());
/// var project = Template.WithSources("class A;", "class B;") with { AllowUnsafe = true };
/// </code></example>
public sealed record TestProject
{
    /// <summary>The name of the assembly; documents live in a folder of this name.</summary>
    public string Name { get; init; } = "Test";

    /// <summary>The C# files.</summary>
    public ImmutableArray<TestDocument> Documents { get; init; } = [];

    /// <summary>Metadata references; the running shared framework unless said otherwise.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.Framework;

    /// <summary>Other projects that this one uses; the same generators and analyzers run on them.</summary>
    public ImmutableArray<TestProject> ProjectReferences { get; init; } = [];

    /// <summary>The language version; the newest of the Roslyn at hand unless said otherwise.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>The nullable context; enabled unless said otherwise.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether <c>unsafe</c> code compiles.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Library or program.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Optimized code and no debug checks, as with <c>-c Release</c>.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>Preprocessor symbols.</summary>
    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    /// <summary>Files like <c>.editorconfig</c>, <c>src/.editorconfig</c> or <c>.globalconfig</c>.</summary>
    public ImmutableArray<TestDocument> AnalyzerConfigs { get; init; } = [];

    /// <summary>MSBuild properties that the compiler sees: the key <c>X</c> arrives as <c>build_property.X</c>.</summary>
    public ImmutableDictionary<string, string> BuildProperties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Additional files.</summary>
    public ImmutableArray<TestDocument> AdditionalFiles { get; init; } = [];

    /// <summary>Ids that the project switches off, as with <c>NoWarn</c>.</summary>
    public ImmutableArray<string> NoWarn { get; init; } = [];

    /// <summary>The project's folder.</summary>
    public string Folder => "/" + Name;

    /// <summary>A project of these sources, which are called Test0.cs, Test1.cs and so on.</summary>
    public static TestProject Of(params IEnumerable<string> sources) => new TestProject().WithSources(sources);

    /// <summary>Replaces all documents by these sources, which are called Test0.cs, Test1.cs and so on.</summary>
    public TestProject WithSources(params IEnumerable<string> sources) =>
        this with { Documents = [.. sources.Select((text, i) => new TestDocument($"Test{i}.cs", text))] };

    /// <summary>Adds a C# file, or replaces the one with this path.</summary>
    public TestProject WithDocument(string path, string text) => this with { Documents = Put(Documents, path, text) };

    /// <summary>Adds metadata references; one that is there already is not added again.</summary>
    public TestProject WithReferences(params IEnumerable<MetadataReference> references) =>
        this with { References = [.. References.Union(references)] };

    /// <summary>Adds references to other projects.</summary>
    public TestProject WithProjectReferences(params IEnumerable<TestProject> projects) =>
        this with { ProjectReferences = ProjectReferences.AddRange(projects) };

    /// <summary>Adds the <c>.editorconfig</c> of the project's folder; a text without a section header is meant for all C# files.</summary>
    public TestProject WithEditorConfig(string text) =>
        this with
        {
            AnalyzerConfigs = Put(AnalyzerConfigs, ".editorconfig", text.Contains('[', StringComparison.Ordinal) ? text : "[*.cs]\n" + text),
        };

    /// <summary>Adds a <c>.globalconfig</c>.</summary>
    public TestProject WithGlobalConfig(string text) =>
        this with { AnalyzerConfigs = Put(AnalyzerConfigs, ".globalconfig", "is_global = true\n" + text) };

    /// <summary>Adds an MSBuild property that the compiler sees.</summary>
    public TestProject WithBuildProperty(string name, string value) =>
        this with { BuildProperties = BuildProperties.SetItem(name, value) };

    /// <summary>Adds an additional file, or replaces the one with this path.</summary>
    public TestProject WithAdditionalFile(string path, string text) =>
        this with { AdditionalFiles = Put(AdditionalFiles, path, text) };

    /// <summary>The same project, and those it refers to, without <see cref="Markup"/>.</summary>
    public TestProject WithoutMarkup() =>
        this with
        {
            Documents = [.. Documents.Select(d => d with { Text = Markup.Parse(d.Text).Text })],
            ProjectReferences = [.. ProjectReferences.Select(p => p.WithoutMarkup())],
        };

    internal string FullPath(TestDocument document) =>
        document.Path.StartsWith('/') || Path.IsPathRooted(document.Path) ? document.Path : $"{Folder}/{document.Path}";

    /// <summary>This project and all that it refers to, each once, dependencies first.</summary>
    internal ImmutableArray<TestProject> Closure()
    {
        var found = new Dictionary<string, TestProject>(StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<TestProject>();
        Visit(this);
        return order.ToImmutable();

        void Visit(TestProject project)
        {
            if (found.TryGetValue(project.Name, out var known))
            {
                if (!ReferenceEquals(known, project) && known != project)
                    throw new VerificationException($"Two different projects are called '{project.Name}'; give one of them another Name.");
                return;
            }

            found.Add(project.Name, project);
            foreach (var reference in project.ProjectReferences)
                Visit(reference);
            order.Add(project);
        }
    }

    private static ImmutableArray<TestDocument> Put(ImmutableArray<TestDocument> documents, string path, string text)
    {
        var document = new TestDocument(path, text);
        var index = documents.IndexOf(documents.FirstOrDefault(d => d.Path == path)!);
        return index < 0 ? documents.Add(document) : documents.SetItem(index, document);
    }
}
