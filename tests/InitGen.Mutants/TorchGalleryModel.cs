using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InitGen.Analyzers;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Mutants;

/// <summary>A right model of the gallery of TorchSharp models, alone.</summary>
internal sealed class TorchGalleryModel
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private static readonly MetadataReference[] References = [.. TestReferences.Framework, TestReferences.AssemblyOf<TorchSharp.torch.Tensor>()];
    private static readonly string Folder = Path.Combine(SolutionFolder.Find(), "tests", "InitGen.Compiler.Tests", "TorchSharp", "Gallery", "Models");

    // What they initialize is loaded over, never run, on purpose or not the library's: a wrong change does nothing.
    private static readonly string[] Deaf = ["FixedOperators", "LoadedOnly", "Lookalikes", "NothingRuns", "Unsure"];

    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree _tree;

    private TorchGalleryModel(string name, string text)
    {
        Name = name;
        _tree = CSharpSyntaxTree.ParseText(text, Options, name + ".cs");
        _compilation = CSharpCompilation.Create(
            "Gallery", [_tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Every right model that initializes something.</summary>
    public static IEnumerable<TorchGalleryModel> All => Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal)
        .Select(static file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file).ReplaceLineEndings("\n")))
        .Where(static file => !file.Text.Contains("{|", StringComparison.Ordinal) && file.Text.Contains("init.", StringComparison.Ordinal) && !Deaf.Contains(file.Name))
        .Select(static file => new TorchGalleryModel(file.Name, file.Text));

    /// <summary>The file's name, which is the model's.</summary>
    public string Name { get; }

    /// <summary>The mutants of the model, each <paramref name="every"/>th of them.</summary>
    public IEnumerable<Mutant> Mutants(int every, int offset, CancellationToken cancellation)
    {
        SyntaxNode root = _tree.GetRoot(cancellation);
        ModelGraph? right = Graph(_compilation, cancellation);
        var before = Factors.Of(right);
        foreach (Mutation mutation in TorchMutation.All)
        {
            int number = offset++;
            foreach ((SyntaxNode old, SyntaxNode? changed) in mutation.Apply(root))
            {
                if (number++ % every != 0) continue;
                SyntaxTree tree = _tree.WithRootAndOptions(root.ReplaceNode(old, changed!), Options);
                CSharpCompilation compilation = _compilation.ReplaceSyntaxTree(_tree, tree);
                HashSet<string> found = mutation.Harm == Harm.Lost ? Findings(compilation, cancellation) : Rules(compilation, tree, cancellation);
                ModelGraph? wrong = mutation.Harm == Harm.Lost ? null : Graph(compilation, cancellation);
                if (mutation.Harm == Harm.Scale && IsOfTables(right, wrong)) continue;
                Factors after = mutation.Harm == Harm.Scale ? Factors.Of(wrong) : default;
                bool harmful = mutation.Harm switch
                {
                    Harm.Scale => after.IsWorseThan(before),
                    Harm.Symmetry => Hidden.Is(right, wrong),
                    _ => true,
                };
                yield return new Mutant(Name, mutation, old.GetLocation().GetLineSpan().StartLinePosition.Line + 1, changed!.ToString().Trim().Split('\n')[0], harmful, found)
                {
                    IsExcused = !harmful && after.IsPlainlyWorseThan(before),
                    Decades = mutation.Harm == Harm.Scale ? after.ToString() : string.Empty,
                };
            }
        }
    }

    // A table is no layer of which anything is summed.
    private static bool IsOfTables(ModelGraph? right, ModelGraph? wrong) =>
        right is not null && wrong is not null && right.Nodes.Count == wrong.Nodes.Count
        && right.Nodes.Zip(wrong.Nodes).Where(static pair => pair.First is LayerNode before && pair.Second is LayerNode after && before.Scheme?.Law != after.Scheme?.Law)
            .All(static pair => pair.First is LayerNode { Kind: LayerKind.Embedding });

    private static HashSet<string> Rules(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Select(type => semantics.GetDeclaredSymbol(type, cancellation))
                .OfType<INamedTypeSymbol>()
                .SelectMany(type => TorchFindings.Of(type, compilation, RuleOptions.Default, cancellation))
                .Select(static found => found.Finding.Rule.Id),
        ];
    }

    // What the host reports, rules about statements included.
    private static HashSet<string> Findings(CSharpCompilation compilation, CancellationToken cancellation) =>
    [
        .. compilation.WithAnalyzers([new TorchSharpAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult().Select(static diagnostic => diagnostic.Id),
    ];

    private ModelGraph? Graph(CSharpCompilation compilation, CancellationToken cancellation) =>
        compilation.GetTypesByMetadataName("Gallery." + Name) is [var type] && TorchReader.Read(type, compilation, cancellation) is { } reading ? Unrolling.Of(reading.Graph, 4000) : null;
}
