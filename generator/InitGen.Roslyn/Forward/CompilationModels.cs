using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Caching;
using InitGen.Roslyn.Source;
using InitGen.Roslyn.TorchSharp;
using InitGen.Roslyn.TorchSharp.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Forward;

/// <summary>What was read of the models of a compilation: each once, however many members are marked and whoever asks.</summary>
internal sealed class CompilationModels
{
    // Models in models in models: what decides at the outermost is decided within a few.
    private const int GreatestDepth = 6;

    private static readonly ContentCache<ModelReading> KnownReadings = new();
    private static readonly ConditionalWeakTable<Compilation, CompilationModels> OfCompilations = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ISymbol, ForwardGraph?> _forwards = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ModelReading> _readings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, (IReadOnlyDictionary<string, LayerNode> Layers, HashSet<SyntaxTree> Trees)> _layers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, (ForwardGraph? Graph, HashSet<SyntaxTree> Trees)> _passes = new(SymbolEqualityComparer.Default);
    private int _reads;
    private ILookup<ISymbol, INamedTypeSymbol>? _parents;
    private ILookup<(ulong Seed, string Path), SeededWeight>? _seeded;

    private CompilationModels(Compilation compilation) => _compilation = compilation;

    public static CompilationModels Of(Compilation compilation) => OfCompilations.GetValue(compilation, static key => new CompilationModels(key));

    /// <summary>How often a type was really read: what the tests of caching count.</summary>
    public int Reads => _reads;

    /// <summary>What was read of a type: now, or of an earlier compilation in which it meant the same.</summary>
    /// <param name="type">The type.</param>
    /// <param name="read">Reads it, and adds the files whose bodies it went through.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public ModelReading Reading(INamedTypeSymbol type, Func<ISet<SyntaxTree>, ModelReading> read, CancellationToken cancellation)
    {
        if (_readings.TryGetValue(type, out ModelReading? known)) return known;
        var content = CompilationContent.Of(_compilation, cancellation);
        object? circumstances = Torch.IsModule(type) ? PartsOfModels.Contains(type, _compilation, cancellation) : null;
        if (KnownReadings.Find(type, content, circumstances) is not { } reading)
        {
            var trees = new HashSet<SyntaxTree>();
            reading = read(trees);
            Interlocked.Increment(ref _reads);
            KnownReadings.Keep(type, content, circumstances, trees, reading, cancellation);
        }

        return _readings[type] = reading;
    }

    /// <summary>The weights that a type declares itself, by their members, with what they are drawn from.</summary>
    public IReadOnlyDictionary<string, LayerNode> Layers(
        INamedTypeSymbol type, ISet<SyntaxTree> trees, Func<ISet<SyntaxTree>, IReadOnlyDictionary<string, LayerNode>> read)
    {
        if (!_layers.TryGetValue(type, out (IReadOnlyDictionary<string, LayerNode> Layers, HashSet<SyntaxTree> Trees) known))
        {
            known.Trees = [];
            known.Layers = read(known.Trees);
            _layers[type] = known;
        }

        trees.UnionWith(known.Trees);
        return known.Layers;
    }

    /// <summary>The forward pass of a type; null where there is none.</summary>
    public ForwardGraph? Forward(INamedTypeSymbol type, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        if (!_forwards.TryGetValue(type, out ForwardGraph? graph))
        {
            ForwardReading? reading = ForwardReader.Read(type, _compilation, cancellation);
            _forwards[type] = graph = reading is null ? null : new ForwardGraph(reading);
        }

        // Where there is none, one may yet be written.
        trees.UnionWith(graph?.Reading.Trees ?? MethodBodies.TreesOf(type));
        return graph;
    }

    /// <summary>
    /// What stands in for the forward pass of a type that has none by name or mark: the one method of it that the passes of the models around it
    /// call, or of several the one that calls the others. Rules may go by it; what is generated does not, since a call elsewhere would change it.
    /// </summary>
    public ForwardGraph? Pass(INamedTypeSymbol type, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        if (!_passes.TryGetValue(type, out (ForwardGraph? Graph, HashSet<SyntaxTree> Trees) known))
        {
            known.Trees = [];
            var bodies = MethodBodies.Of(_compilation);
            if (ForwardReader.Candidates(type, bodies, cancellation) is { Count: 0 })
            {
                IMethodSymbol[] called = [.. Holders(type, GreatestDepth, cancellation)
                    .SelectMany(holder => Forward(holder, known.Trees, cancellation)?.Reading.Entered ?? [])
                    .Where(method => SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
                    .Distinct(SymbolEqualityComparer.Default)
                    .OfType<IMethodSymbol>()];
                called = ForwardReader.Outermost(called, bodies, cancellation);
                if (called.Length == 1)
                {
                    known.Graph = new ForwardGraph(ForwardReader.Read(type, called[0], _compilation, cancellation));
                    known.Trees.UnionWith(known.Graph.Reading.Trees);
                }
            }

            _passes[type] = known;
        }

        trees.UnionWith(known.Trees);
        return known.Graph;
    }

    /// <summary>
    /// What follows a weight of a type: in its own forward pass, and where that returns the weight's output as it is, in those of the models
    /// that hold one of it.
    /// </summary>
    public LayerFollowers? Followers(INamedTypeSymbol type, string member, ISet<SyntaxTree> trees, CancellationToken cancellation) =>
        Followers(type, type, member, GreatestDepth, trees, cancellation) ?? TorchFollowers.Of(type, member, _compilation, trees, cancellation);

    /// <summary>
    /// Unmarked arrays of a type that are used as weights: in its own forward pass, and where it has none that can be told, in those of the
    /// models that hold one of it.
    /// </summary>
    public IReadOnlyList<ISymbol> Unmarked(INamedTypeSymbol type, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        bool IsOf(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
        if (Forward(type, trees, cancellation) is { } own) return [.. own.Reading.Unmarked.Where(IsOf)];
        return [.. Holders(type, GreatestDepth, cancellation).SelectMany(holder => Forward(holder, trees, cancellation)?.Reading.Unmarked ?? []).Where(IsOf).Distinct(SymbolEqualityComparer.Default)];
    }

    // The models that hold one of a type, and those that hold these.
    private IEnumerable<INamedTypeSymbol> Holders(INamedTypeSymbol held, int depth, CancellationToken cancellation) =>
        depth == 0 ? [] : Parents(held, cancellation).SelectMany(parent => Holders(parent, depth - 1, cancellation).Prepend(parent));

    /// <summary>Whether a model holds another one of this type, or of one that it derives from.</summary>
    public bool IsHeld(INamedTypeSymbol type, CancellationToken cancellation) =>
        TypeHierarchy.SelfAndBases(type).Any(level => Parents(level, cancellation).Any());

    /// <summary>The weights that have a seed of their own, by that and their path.</summary>
    public ILookup<(ulong Seed, string Path), SeededWeight> Seeded(CancellationToken cancellation) => _seeded ??= AllModels(cancellation)
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(static model => MarkedMembers.Of(model).Select(member => SharedSeeds.Of(model, member)))
        .OfType<SeededWeight>()
        .ToLookup(static weight => (weight.Seed, weight.Path));

    /// <summary>The types with marked members; one of several declarations may come several times.</summary>
    public IEnumerable<INamedTypeSymbol> AllModels(CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!FileFacts.Of(tree, cancellation).HasMarks) continue;
            SemanticModel model = _compilation.GetSemanticModel(tree);
            foreach (TypeDeclarationSyntax declaration in tree.GetRoot(cancellation).DescendantNodes(static node => node is not MemberDeclarationSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type && MarkedMembers.Any(type)) yield return type;
            }
        }
    }

    /// <summary>
    /// Whether a weight of a type is hidden in a model that holds one, or in one that holds that. One place is enough: what the weight starts
    /// with is said once, for all of them.
    /// </summary>
    public bool IsHiddenOutside(INamedTypeSymbol type, string member, ISet<SyntaxTree> trees, CancellationToken cancellation) =>
        IsHiddenOutside(type, TypeHierarchy.Key(type), member, GreatestDepth, trees, cancellation);

    private bool IsHiddenOutside(INamedTypeSymbol type, string owner, string member, int depth, ISet<SyntaxTree> trees, CancellationToken cancellation) =>
        depth > 0 && Parents(type, cancellation).Any(parent =>
            Forward(parent, trees, cancellation)?.Hides(owner, member) == true
            || IsHiddenOutside(parent, owner, member, depth - 1, trees, cancellation));

    private LayerFollowers? Followers(INamedTypeSymbol type, INamedTypeSymbol owner, string member, int depth, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        if (Forward(type, trees, cancellation)?.Followers(TypeHierarchy.Key(owner), member) is not { } own) return null;
        if (!own.IsReturned || own.FeedsLayer || own.IsUnknown || own.Activations.Count > 0 || depth == 0) return own;

        LayerFollowers[] outside = [.. Parents(type, cancellation)
            .Select(parent => Followers(parent, owner, member, depth - 1, trees, cancellation))
            .OfType<LayerFollowers>()];
        return outside.Length == 0 ? own : outside.Aggregate(static (all, more) => all.Or(more));
    }

    private IEnumerable<INamedTypeSymbol> Parents(INamedTypeSymbol type, CancellationToken cancellation)
    {
        _parents ??= AllModels(cancellation)
            .SelectMany(parent => MarkedMembers.Of(parent)
                .Select(member => StorageReader.Read(member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type))
                .OfType<Storage.Models>()
                .Select(child => (Child: (ISymbol)child.Model.OriginalDefinition, Parent: parent)))
            .ToLookup(static pair => pair.Child, static pair => pair.Parent, SymbolEqualityComparer.Default);
        return _parents[type.OriginalDefinition].Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }
}
