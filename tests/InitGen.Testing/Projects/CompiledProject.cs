using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InitGen.Testing;

/// <summary>A project of a closure with its compilation before and after the generators.</summary>
internal sealed record CompiledProject(
    TestProject Project, HostOptions Options, CSharpCompilation Input, CSharpCompilation Output, ImmutableArray<Diagnostic> GeneratorDiagnostics)
{
    /// <summary>Compiles a project and all that it refers to, dependencies first. A generator that throws fails the test.</summary>
    public static ImmutableArray<CompiledProject> Closure(
        TestProject root, ImmutableArray<IIncrementalGenerator> generators, ProjectReferenceKind kind = ProjectReferenceKind.Metadata)
    {
        var done = new Dictionary<string, CompiledProject>(StringComparer.Ordinal);
        foreach (var project in root.Closure())
        {
            var options = HostOptions.Of(project);
            var references = TransitiveReferences(project).Select(p => Reference(done[p.Name].Output, kind));
            var input = Compile(project, options, references);
            done.Add(project.Name, Generate(project, options, input, generators));
        }

        return [.. root.Closure().Select(p => done[p.Name])];
    }

    /// <summary>The compilation of a project as the user wrote it.</summary>
    public static CSharpCompilation Compile(TestProject project, HostOptions options, IEnumerable<MetadataReference> projects) =>
        CSharpCompilation.Create(
            project.Name,
            project.Documents.Select(d => ParseDocument(project, options, d)),
            project.References.AddRange(projects),
            options.Compilation);

    /// <summary>The syntax tree of one document.</summary>
    public static SyntaxTree ParseDocument(TestProject project, HostOptions options, TestDocument document) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(document.Text, Encoding.UTF8), options.Parse, project.FullPath(document),
            TestContext.Current.CancellationToken);

    /// <summary>Runs the generators over a compilation.</summary>
    public static CompiledProject Generate(
        TestProject project, HostOptions options, CSharpCompilation input, ImmutableArray<IIncrementalGenerator> generators)
    {
        if (generators.IsEmpty)
            return new CompiledProject(project, options, input, input, []);

        var driver = Drivers.Create(generators, options).RunGeneratorsAndUpdateCompilation(
            input, out var output, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult();
        Drivers.ThrowOnException(result, input);
        return new CompiledProject(project, options, input, (CSharpCompilation)output, result.Diagnostics);
    }

    /// <summary>Projects reach a compiler transitively, as MSBuild passes them.</summary>
    public static IEnumerable<TestProject> TransitiveReferences(TestProject project) =>
        project.Closure().Where(p => p.Name != project.Name);

    private static MetadataReference Reference(CSharpCompilation compilation, ProjectReferenceKind kind)
    {
        if (kind == ProjectReferenceKind.Compilation)
            return compilation.ToMetadataReference();

        using var image = new MemoryStream();
        var emitted = compilation.Emit(
            image, options: new EmitOptions(metadataOnly: true), cancellationToken: TestContext.Current.CancellationToken);

        // A dependency that does not compile has no image; its errors are reported where it is verified itself.
        return emitted.Success
            ? MetadataReference.CreateFromImage(image.ToArray(), filePath: compilation.AssemblyName + ".dll")
            : compilation.ToMetadataReference();
    }
}
