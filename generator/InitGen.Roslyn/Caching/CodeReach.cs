using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// Which files code of a type can lead to: those that declare what its file mentions, and so on. More than are really gone through, never fewer,
/// and told without binding anything.
/// </summary>
internal sealed class CodeReach
{
    private static readonly ConditionalWeakTable<Compilation, CodeReach> OfCompilations = new();

    // What C# calls without a name being written.
    private static readonly ulong[] Unnamed = new[]
    {
        "Deconstruct", "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Add", "Dispose", "DisposeAsync", "Slice", "Create",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast",
    }.Select(FileNames.NumberOf).ToArray();

    private readonly (SyntaxTree Tree, FileNames Names)[] _files;
    private readonly Lazy<HashSet<ulong>> _inDerived;
    private readonly Lazy<ILookup<ulong, SyntaxTree>> _declaring;
    private readonly Lazy<SyntaxTree[]> _everywhere;
    private readonly ConcurrentDictionary<SyntaxTree, SyntaxTree[]> _next = new();

    private CodeReach(Compilation compilation, CancellationToken cancellation)
    {
        _files = compilation.SyntaxTrees.Select(tree => (tree, FileFacts.Of(tree, cancellation).Names(tree, cancellation))).ToArray();
        _inDerived = new(() => new HashSet<ulong>(_files.SelectMany(static file => file.Names.InDerived)));
        _declaring = new(() => _files.SelectMany(static file => file.Names.Declared.Select(name => (Name: name, file.Tree))).ToLookup(static declared => declared.Name, static declared => declared.Tree));
        _everywhere = new(() => _files.Where(static file => file.Names.IsEverywhere).Select(static file => file.Tree).Concat(Unnamed.SelectMany(name => _declaring.Value[name])).ToArray());
    }

    public static CodeReach Of(Compilation compilation, CancellationToken cancellation) => OfCompilations.GetValue(compilation, key => new CodeReach(key, cancellation));

    /// <summary>Whether a class that derives from something names a type, other than itself.</summary>
    public bool IsNamedInDerived(string type) => _inDerived.Value.Contains(FileNames.NumberOf(type));

    /// <summary>The files that code of a type can lead to, its own among them.</summary>
    public HashSet<SyntaxTree> From(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var reached = new HashSet<SyntaxTree>();
        var left = new Stack<SyntaxTree>(MethodBodies.TreesOf(type).Concat(_everywhere.Value));
        while (left.Count > 0)
        {
            SyntaxTree tree = left.Pop();
            if (!reached.Add(tree)) continue;
            foreach (SyntaxTree next in _next.GetOrAdd(tree, key => Next(key, cancellation))) left.Push(next);
        }

        return reached;
    }

    private SyntaxTree[] Next(SyntaxTree tree, CancellationToken cancellation) =>
        FileFacts.Of(tree, cancellation).Names(tree, cancellation).Mentioned.SelectMany(name => _declaring.Value[name]).Distinct().ToArray();
}
