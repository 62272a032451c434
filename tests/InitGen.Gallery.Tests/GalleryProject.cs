using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Graph;
using InitGen.Roslyn;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Gallery.Tests;

/// <summary>The sample's sources, as the compiler sees them before anything is generated.</summary>
internal static class GalleryProject
{
    private static readonly string Folder = Path.Combine(SolutionFolder.Find(), "samples", "Gallery");

    private static readonly Lazy<CSharpCompilation> Lazily = new(Compile);

    /// <summary>The models, by their files.</summary>
    public static string[] Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "Models"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static CSharpCompilation Compilation => Lazily.Value;

    /// <summary>What is read of a model.</summary>
    public static ModelReading Read(string name) => ModelReader.Read(
        Compilation.GetTypesByMetadataName("Gallery.Models." + name).SingleOrDefault() ?? throw new InvalidOperationException($"There is no model '{name}'."),
        Compilation,
        TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(Folder, "Models"), "*.cs"));
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Gallery",
            files.Order(StringComparer.Ordinal).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file)),
            [
                .. TestReferences.Framework,
                TestReferences.AssemblyOf<InitAttribute>(),
                TestReferences.AssemblyOf<IInitializable>(),
                TestReferences.AssemblyOf<System.Numerics.Tensors.Tensor<float>>(),
                TestReferences.AssemblyOf<Spectre.Console.Table>(),
            ],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }
}
