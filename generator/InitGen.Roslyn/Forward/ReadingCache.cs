using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// Readings that outlive their compilation. Each edit makes a new compilation, and hosts ask for all models again: a reading holds while
/// nothing is declared otherwise, and the files with the bodies that it went through are the same.
/// </summary>
internal static class ReadingCache
{
    // A reading lives as long as the file of its model.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, Entry>> OfTrees = new();

    public static ModelReading? Find(INamedTypeSymbol type, Compilation compilation, ulong declarations) =>
        Tree(type) is { } tree
        && OfTrees.TryGetValue(tree, out ConcurrentDictionary<string, Entry>? entries)
        && entries.TryGetValue(TypeHierarchy.Key(type), out Entry? entry)
        && entry.Declarations == declarations
        && entry.Bodies.All(compilation.ContainsSyntaxTree)
            ? entry.Reading
            : null;

    public static void Keep(INamedTypeSymbol type, ulong declarations, IEnumerable<SyntaxTree> bodies, ModelReading reading)
    {
        if (Tree(type) is not { } tree) return;
        OfTrees.GetOrCreateValue(tree)[TypeHierarchy.Key(type)] = new Entry(declarations, bodies.Where(body => body != tree).ToArray(), reading);
    }

    private static SyntaxTree? Tree(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree;

    private sealed record Entry(ulong Declarations, SyntaxTree[] Bodies, ModelReading Reading);
}
