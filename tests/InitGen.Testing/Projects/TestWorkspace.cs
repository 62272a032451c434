using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InitGen.Testing;

/// <summary>A project and all that it refers to, opened as an editor does, with the generators at work.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ImmutableArray<IIncrementalGenerator> _generators;
    private readonly Dictionary<ProjectId, (TestProject Project, HostOptions Options)> _projects = [];

    public TestWorkspace(TestProject root, ImmutableArray<IIncrementalGenerator> generators)
    {
        _generators = generators;
        var closure = root.Closure();
        var ids = closure.ToDictionary(p => p.Name, p => ProjectId.CreateNewId(p.Name), StringComparer.Ordinal);

        // Formatting takes the line ending of the machine unless it is told; expected texts are the same on every machine.
        var solution = _workspace.CurrentSolution;
        solution = solution.WithOptions(solution.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n"));
        foreach (var project in closure)
        {
            var options = HostOptions.Of(project);
            _projects.Add(ids[project.Name], (project, options));
            solution = Add(solution, ids[project.Name], project, options)
                .AddProjectReferences(
                    ids[project.Name],
                    CompiledProject.TransitiveReferences(project).Select(p => new ProjectReference(ids[p.Name])));
            if (!generators.IsEmpty)
                solution = solution.AddAnalyzerReference(ids[project.Name], new GeneratorReference(generators));
        }

        Root = ids[root.Name];
        Start = solution;
    }

    public ProjectId Root { get; }

    public Solution Start { get; }

    public TestProject ProjectOf(ProjectId id) => _projects[id].Project;

    public void Dispose() => _workspace.Dispose();

    /// <summary>Compiles a project of a later state of the solution and runs the generators, as <see cref="CompiledProject"/> does.</summary>
    public async Task<CompiledProject> CompileAsync(Project project)
    {
        var token = TestContext.Current.CancellationToken;
        var (test, options) = _projects[project.Id];
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync(token).ConfigureAwait(false))!;

        // The workspace has run the generators for the benefit of the fixes' semantic models, and keeps their exceptions to
        // itself. Here they run under the eyes of the harness, on the documents alone, whose trees are the workspace's own.
        var written = new HashSet<SyntaxTree>();
        foreach (var document in project.Documents)
            written.Add((await document.GetSyntaxTreeAsync(token).ConfigureAwait(false))!);
        var input = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => !written.Contains(t)));

        return CompiledProject.Generate(test, options, input.WithOptions(options.Compilation), _generators);
    }

    private static Solution Add(Solution solution, ProjectId id, TestProject project, HostOptions options)
    {
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Create(), project.Name, project.Name, LanguageNames.CSharp, filePath: $"{project.Folder}/{project.Name}.csproj",
            compilationOptions: options.Compilation, parseOptions: options.Parse, metadataReferences: project.References));

        foreach (var document in project.Documents)
        {
            var folders = document.Path.Split('/')[..^1];
            solution = solution.AddDocument(
                DocumentId.CreateNewId(id, document.Path), document.Path.Split('/')[^1], SourceText.From(document.Text, Encoding.UTF8),
                folders, project.FullPath(document));
        }

        foreach (var file in project.AdditionalFiles)
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id, file.Path), file.Path, SourceText.From(file.Text, Encoding.UTF8), filePath: project.FullPath(file));

        foreach (var config in HostOptions.ConfigFiles(project))
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id, config.Path), config.Path, SourceText.From(config.Text, Encoding.UTF8), filePath: config.Path);

        return solution;
    }

    private sealed class GeneratorReference(ImmutableArray<IIncrementalGenerator> generators) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(GeneratorExtensions.AsSourceGenerator)];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
