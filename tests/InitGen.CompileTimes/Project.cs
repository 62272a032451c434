using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.CompileTimes;

/// <summary>A hundred models among two hundred ordinary files, or those files alone.</summary>
internal sealed class Project
{
    public const int Models = 100;
    public const int OrdinaryFiles = 200;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    // What the host itself runs on, and what a PackageReference brings.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(InitAttribute).Assembly.Location, typeof(IInitializable).Assembly.Location])
            .Distinct()
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly List<SyntaxTree> _trees = [];
    private MetadataReference[] _references = References;

    /// <summary>A project with modules of TorchSharp in place of the models.</summary>
    public static Project OfModules()
    {
        var project = new Project(withModels: false);
        for (int i = 0; i < Models; i++) project._trees.Add(Parse(TorchSources.Module(i), $"Torch{i}.cs"));
        project._references = [.. References, MetadataReference.CreateFromFile(typeof(TorchSharp.torch.Tensor).Assembly.Location)];
        return project;
    }

    public Project(bool withModels)
    {
        for (int i = 0; i < OrdinaryFiles; i++) _trees.Add(Parse(SyntheticSources.Ordinary(i), $"Orders{i}.cs"));
        if (!withModels) return;
        _trees.Add(Parse(SyntheticSources.Operations, "Operations.cs"));
        for (int i = 0; i < Models; i++) _trees.Add(Parse(SyntheticSources.Model(i), $"Model{i}.cs"));
    }

    /// <summary>A compilation of which nothing is bound yet.</summary>
    public CSharpCompilation Fresh() => CSharpCompilation.Create(
        "Synthetic", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same after something was typed into a file without a model.</summary>
    public static CSharpCompilation Edited(CSharpCompilation compilation, int edit) => compilation.ReplaceSyntaxTree(
        compilation.SyntaxTrees[0], Parse(SyntheticSources.Ordinary(0, edit.ToString(System.Globalization.CultureInfo.InvariantCulture)), "Orders0.cs"));

    public static CSharpParseOptions Options => ParseOptions;

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
