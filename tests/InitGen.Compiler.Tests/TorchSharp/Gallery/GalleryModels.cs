using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Compiler.Tests.Torch.Gallery;

/// <summary>The models of the gallery, a file each, all in one compilation.</summary>
internal static class GalleryModels
{
    private const string Prefix = "Gallery/";

    private static readonly Lazy<CSharpCompilation> Lazily = new(static () => Compile(Names!.Select(static name => (name, Source(name).Text))));

    /// <summary>The models, by their files.</summary>
    public static string[] Names { get; } =
        [.. typeof(GalleryModels).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
            .Order(StringComparer.Ordinal)];

    public static CSharpCompilation Compilation => Lazily.Value;

    /// <summary>A model's source with the findings that it should have.</summary>
    public static Markup Source(string name)
    {
        using Stream stream = typeof(GalleryModels).Assembly.GetManifestResourceStream(Prefix + name + ".cs") ?? throw new InvalidOperationException($"There is no model '{name}'.");
        using var reader = new StreamReader(stream);
        return Markup.Parse(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>The types that a model's file declares.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(string name) => Types(Tree(name), Compilation);

    private static IEnumerable<INamedTypeSymbol> Types(SyntaxTree tree, CSharpCompilation compilation)
    {
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(type => semantics.GetDeclaredSymbol(type, TestContext.Current.CancellationToken)!)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>What the rules find in a model's file, by id and place.</summary>
    public static IEnumerable<(Finding Finding, TextSpan Span)> Findings(string name) => All(name).Select(static found => (found.Finding, found.Place.Span));

    /// <summary>What the rules find in a model's file, with messages and light bulbs.</summary>
    public static IEnumerable<TorchFinding> All(string name) => Types(name)
        .SelectMany(type => TorchFindings.Of(type, Compilation, RuleOptions.Default, TestContext.Current.CancellationToken));

    /// <summary>A model with another text, and nothing else of the gallery.</summary>
    public static CSharpCompilation Alone(string name, string text) => Compile([(name, text)]);

    /// <summary>What the rules find in a compilation.</summary>
    public static IEnumerable<TorchFinding> FindingsOf(CSharpCompilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => Types(tree, compilation))
        .SelectMany(type => TorchFindings.Of(type, compilation, RuleOptions.Default, TestContext.Current.CancellationToken));

    private static SyntaxTree Tree(string name) => Compilation.SyntaxTrees.Single(tree => tree.FilePath == name + ".cs");

    private static CSharpCompilation Compile(IEnumerable<(string Name, string Text)> models) => CSharpCompilation.Create(
        "Gallery",
        models.Select(static model => CSharpSyntaxTree.ParseText(model.Text, new CSharpParseOptions(LanguageVersion.CSharp11), model.Name + ".cs")),
        TorchSharpProject.Template.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
