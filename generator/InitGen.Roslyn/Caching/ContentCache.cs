using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// What was found out about types, for longer than their compilation. Each edit makes a new compilation, each build another one of the same
/// files, and hosts ask for all of it again: it holds while nothing is declared otherwise, and the files whose bodies it rests on are the same.
/// </summary>
internal sealed class ContentCache<TValue>
    where TValue : class
{
    private const int Types = 2048;

    // Several targets are built in turn, and a generator's compilation has less in it than an analyzer's.
    private const int EntriesOfType = 6;

    private readonly Recent<(string Type, string Path), Entry[]> _entries = new(Types);

    /// <summary>What was kept of a type; null where that is nothing, or nothing that still holds.</summary>
    /// <param name="type">The type.</param>
    /// <param name="content">The compilation.</param>
    /// <param name="circumstances">What it rests on beside: a value.</param>
    public TValue? Find(INamedTypeSymbol type, CompilationContent content, object? circumstances)
    {
        if (SlotOf(type) is not { } slot || _entries.Find(slot) is not { } entries) return null;
        Entry? found = Array.Find(entries, entry => entry.Declarations == content.Declarations && Equals(entry.Circumstances, circumstances) && entry.Files.All(content.Contains));
        if (found is not null && found != entries[0]) _entries.Keep(slot, entries.Where(entry => entry != found).Prepend(found).ToArray());
        return found?.Value;
    }

    /// <summary>Keeps something.</summary>
    /// <param name="type">The type.</param>
    /// <param name="content">The compilation.</param>
    /// <param name="circumstances">What it rests on beside: a value.</param>
    /// <param name="files">The files whose bodies it rests on, other than the type's own.</param>
    /// <param name="value">What to keep; nothing in it may hold on to the compilation.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Keep(INamedTypeSymbol type, CompilationContent content, object? circumstances, IEnumerable<SyntaxTree> files, TValue value, CancellationToken cancellation)
    {
        if (SlotOf(type) is not { } slot) return;
        var keys = new HashSet<FileKey>(type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Concat(files).Select(file => FileFacts.Of(file, cancellation).Key));
        Entry[] others = _entries.Find(slot) ?? [];
        _entries.Keep(slot, others.Take(EntriesOfType - 1).Prepend(new Entry(content.Declarations, circumstances, keys.ToArray(), value)).ToArray());
    }

    private static (string Type, string Path)? SlotOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault() is { } reference ? (TypeHierarchy.Key(type), reference.SyntaxTree.FilePath) : null;

    private sealed class Entry(ulong declarations, object? circumstances, FileKey[] files, TValue value)
    {
        public ulong Declarations => declarations;

        public object? Circumstances => circumstances;

        public FileKey[] Files => files;

        public TValue Value => value;
    }
}
