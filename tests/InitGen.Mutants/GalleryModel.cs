using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using InitGen.Analyzers;
using InitGen.CompilerServices;
using InitGen.Generator;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Mutants;

/// <summary>One model of the gallery, alone with the operations that all of them share, so that a mutant of it costs little.</summary>
internal sealed class GalleryModel
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. TestReferences.Framework,
        TestReferences.AssemblyOf<InitAttribute>(),
        TestReferences.AssemblyOf<IInitializable>(),
        TestReferences.AssemblyOf<System.Numerics.Tensors.Tensor<float>>(),
    ];

    private static readonly string Folder = Path.Combine(SolutionFolder.Find(), "samples", "Gallery");

    // What prints tables is not what models compute with.
    private static readonly SyntaxTree[] Shared =
        [.. new[] { "Ops.cs", "ImageOps.cs", "Volume.cs", "Probe.cs" }.Select(static file => Parse(Path.Combine(Folder, file)))];

    // What cannot be generated does not build, and needs no rule.
    private static readonly string[] Stillborn = ["INIT001", "INIT002", "INIT003", "INIT004"];

    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree _tree;

    private GalleryModel(string name, SyntaxTree tree)
    {
        Name = name;
        _tree = tree;
        _compilation = CSharpCompilation.Create(
            "Gallery", [tree, Use(name, tree), .. Shared], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Every model of the gallery.</summary>
    public static IEnumerable<GalleryModel> All => Directory.EnumerateFiles(Path.Combine(Folder, "Models"), "*.cs").Order(StringComparer.Ordinal)
        .Select(static file => new GalleryModel(Path.GetFileNameWithoutExtension(file), Parse(file)));

    /// <summary>The model's type.</summary>
    public string Name { get; }

    /// <summary>What is found in the model as it is.</summary>
    public IReadOnlyCollection<string> Untouched(CancellationToken cancellation) => RulesOf(_compilation, _tree, cancellation);

    /// <summary>The mutants of the model, each <paramref name="every"/>th of them.</summary>
    public IEnumerable<Mutant> Mutants(int every, int offset, CancellationToken cancellation)
    {
        SyntaxNode root = _tree.GetRoot(cancellation);
        var before = Factors.Of(Graph(_compilation, cancellation));
        foreach (Mutation mutation in Mutation.All)
        {
            int number = offset++;
            foreach ((SyntaxNode old, SyntaxNode? changed) in mutation.Apply(root))
            {
                if (number++ % every != 0) continue;
                SyntaxTree tree = _tree.WithRootAndOptions(changed is null ? root.RemoveNode(old, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(old, changed), Options);
                CSharpCompilation compilation = _compilation.ReplaceSyntaxTree(_tree, tree);
                if ((mutation.Harm is Harm.Lost or Harm.Shape ? Findings(compilation, tree, cancellation) : RulesOf(compilation, tree, cancellation)) is not { } found) continue;
                if (found.Overlaps(Stillborn)) continue;
                Factors after = mutation.Harm == Harm.Scale ? Factors.Of(Graph(compilation, cancellation)) : default;
                bool harmful = mutation.Harm switch
                {
                    Harm.Scale => after.IsWorseThan(before),
                    Harm.Symmetry => Hidden.Is(Graph(_compilation, cancellation), Graph(compilation, cancellation)),
                    Harm.Shape => Graph(_compilation, cancellation) != Graph(compilation, cancellation),
                    _ => true,
                };
                yield return new Mutant(
                    Name, mutation, old.GetLocation().GetLineSpan().StartLinePosition.Line + 1, changed?.ToString().Trim().Split('\n')[0] ?? string.Empty, harmful, found)
                {
                    IsExcused = !harmful && after.IsPlainlyWorseThan(before),
                    Decades = mutation.Harm == Harm.Scale ? after.ToString() : string.Empty,
                };
            }
        }
    }

    // What changes an attribute alone compiles, and needs neither generated code nor the rest of the host.
    private static HashSet<string> RulesOf(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Select(type => semantics.GetDeclaredSymbol(type, cancellation))
                .OfType<INamedTypeSymbol>()
                .Where(static type => !type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(LayerAttribute)) && MarkedMembers.Any(type))
                .Select(type => ModelReader.Read(type, compilation, cancellation))
                .SelectMany(static reading => reading.Findings.Concat(RuleCatalog.Check(reading.Graph)))
                .Select(static finding => finding.Rule.Id),
        ];
    }

    /// <summary>What generator and analyzers find in one file; null where it does not compile.</summary>
    public static IReadOnlyCollection<string>? FindingsOf(SyntaxTree tree, CancellationToken cancellation) => Findings(
        CSharpCompilation.Create(
            "ByHand", [tree], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)),
        tree,
        cancellation);

    private static HashSet<string>? Findings(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        CSharpGeneratorDriver.Create([new InitGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, cancellation);
        ImmutableArray<Diagnostic> found = output.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        return output.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? null
            : [.. found.Select(static diagnostic => diagnostic.Id)];
    }

    public void Dump()
    {
        SemanticModel semantics = _compilation.GetSemanticModel(_tree);
        foreach (var type in _tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => semantics.GetDeclaredSymbol(type)).OfType<INamedTypeSymbol>().Where(static type => MarkedMembers.Any(type)))
        {
            var graph = ModelReader.Read(type, _compilation, default).Graph;
            Console.WriteLine("== " + type.Name + " " + graph.Order);
            var p = Propagation.Of(graph);
            foreach (var node in graph.Nodes) Console.WriteLine($"{node.GetType().Name} {node.Id} [{string.Join(",", node.Inputs)}] {node.Display} {(node as LayerNode)?.Kind} in {(node as LayerNode)?.Inner} out {(node as LayerNode)?.Outer} read {(node as LayerNode)?.ReadInner} follows {(node as LayerNode)?.FollowedBy?.Name} {(node as ActivationNode)?.Function.Name} rms {p.Signal(node.Id)?.Rms}");
            Console.WriteLine("outputs " + string.Join(",", graph.Outputs));
        }
    }

    private ModelGraph? Graph(CSharpCompilation compilation, CancellationToken cancellation) =>
        compilation.GetTypesByMetadataName("Gallery.Models." + Name) is [var type] && MarkedMembers.Any(type)
            ? Unrolling.Of(ModelReader.Read(type, compilation, cancellation).Graph, 4000)
            : null;

    // Somebody has to create it: what is never created need not be initialized.
    private static SyntaxTree Use(string name, SyntaxTree tree)
    {
        ParameterListSyntax? parameters = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Identifier.ValueText == name)
            .Select(static type => type.ParameterList ?? type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault()?.ParameterList)
            .FirstOrDefault();
        string arguments = string.Join(", ", parameters?.Parameters.Select(static _ => "default!") ?? []);
        return CSharpSyntaxTree.ParseText($"namespace Gallery.Models; internal static class Use {{ public static string Text => new {name}({arguments}).GetType().Name; }}", Options, "Use.cs");
    }

    // A model that anyone may call is not known to be never initialized.
    private static SyntaxTree Parse(string path) => CSharpSyntaxTree.ParseText(
        File.ReadAllText(path).ReplaceLineEndings("\n").Replace("\npublic sealed", "\ninternal sealed", StringComparison.Ordinal).Replace("\npublic partial", "\ninternal partial", StringComparison.Ordinal).Replace("\npublic static", "\ninternal static", StringComparison.Ordinal),
        Options,
        path);
}
