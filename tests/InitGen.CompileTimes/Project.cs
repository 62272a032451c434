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

    private readonly List<(string Path, string Text)> _ordinary = [];
    private readonly List<(string Path, string Text)> _models = [];
    private readonly SyntaxTree[] _trees;
    private readonly MetadataReference[] _references;
    private int _anew;

    public Project(bool withModels)
        : this(withModels ? [("Operations.cs", SyntheticSources.Operations), .. Enumerable.Range(0, Models).Select(static i => ($"Model{i}.cs", SyntheticSources.Model(i)))] : [], References)
    {
    }

    private Project(IEnumerable<(string Path, string Text)> models, MetadataReference[] references)
    {
        _ordinary.AddRange(Enumerable.Range(0, OrdinaryFiles).Select(static i => ($"Orders{i}.cs", SyntheticSources.Ordinary(i))));
        _models.AddRange(models);
        _trees = [.. _ordinary.Concat(_models).Select(static file => Parse(file.Text, file.Path))];
        _references = references;
    }

    /// <summary>A project with modules of TorchSharp in place of the models.</summary>
    public static Project OfModules() => new(
        Enumerable.Range(0, Models).Select(static i => ($"Torch{i}.cs", TorchSources.Module(i))),
        [.. References, MetadataReference.CreateFromFile(typeof(TorchSharp.torch.Tensor).Assembly.Location)]);

    /// <summary>A compilation of which nothing is bound yet.</summary>
    public CSharpCompilation Fresh() => Compile(_trees);

    /// <summary>One in which each model was changed since the last, so that nothing that is known from before is of use.</summary>
    public CSharpCompilation Anew()
    {
        string change = $"// {++_anew}\n";
        return Compile(_ordinary.Select(static file => Parse(file.Text, file.Path)).Concat(_models.Select(file => Parse(change + file.Text, file.Path))));
    }

    /// <summary>One of the same files, as a build server parses them for the next build, of which one that has no model was edited.</summary>
    public CSharpCompilation Again() => Compile(_ordinary.Skip(1).Concat(_models).Select(static file => Parse(file.Text, file.Path)).Prepend(Parse(SyntheticSources.Ordinary(0, $"{++_anew}"), _ordinary[0].Path)));

    /// <summary>The same after something was typed into a file without a model.</summary>
    public static CSharpCompilation Edited(CSharpCompilation compilation, int edit) => compilation.ReplaceSyntaxTree(
        compilation.SyntaxTrees[0], Parse(SyntheticSources.Ordinary(0, edit.ToString(System.Globalization.CultureInfo.InvariantCulture)), "Orders0.cs"));

    public static CSharpParseOptions Options => ParseOptions;

    private CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Synthetic", trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
