using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// A compilation by its content, for what outlives it: two of the same content mean the same, whether an editor made the second of them after
/// a letter was typed and taken back, or a build server of the same files.
/// </summary>
internal sealed class CompilationContent
{
    private static readonly ConditionalWeakTable<Compilation, CompilationContent> OfCompilations = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Numbers = new();
    private static long _numbered;

    private readonly Dictionary<FileKey, SyntaxTree> _files = [];

    private CompilationContent(Compilation compilation, CancellationToken cancellation)
    {
        ulong hash = ContentHash.Empty;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var facts = FileFacts.Of(tree, cancellation);
            _files[facts.Key] = tree;

            // It says nothing new of a model: so analyzers, which see it, share the readings of the generator, which does not.
            if (!facts.IsOwnOutput) hash = hash.With(facts.Declarations);
        }

        foreach (MetadataReference reference in compilation.References) hash = hash.With(Number(compilation, reference));
        Declarations = hash.With(Options(compilation));
    }

    /// <summary>
    /// What is declared, bodies aside, and by what: while it stays the same, names mean the same everywhere, whatever is typed in the body of a
    /// method.
    /// </summary>
    public ulong Declarations { get; }

    public static CompilationContent Of(Compilation compilation, CancellationToken cancellation) => OfCompilations.GetValue(compilation, key => new CompilationContent(key, cancellation));

    /// <summary>Whether a file is part of it with the same content.</summary>
    public bool Contains(FileKey file) => _files.ContainsKey(file);

    /// <summary>The file of a content; null where there is none.</summary>
    public SyntaxTree? Find(FileKey file) => _files.TryGetValue(file, out SyntaxTree? tree) ? tree : null;

    // The bytes of an assembly are read once and have a number of their own; another compilation has one for as long as it lives.
    private static ulong Number(Compilation compilation, MetadataReference reference)
    {
        object? content = compilation.GetAssemblyOrModuleSymbol(reference) switch
        {
            IAssemblySymbol assembly => assembly.GetMetadata()?.Id,
            IModuleSymbol module => module.GetMetadata()?.Id,
            _ => null,
        };
        ulong number = Numbers.GetValue(content ?? reference, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref _numbered))).Value;
        return number.With((uint)reference.Properties.GetHashCode());
    }

    private static ulong Options(Compilation compilation)
    {
        CompilationOptions options = compilation.Options;
        return ContentHash.Empty
            .With(compilation.AssemblyName ?? string.Empty)
            .With((ulong)options.OutputKind)
            .With((ulong)options.NullableContextOptions)
            .With(options.CheckOverflow ? 1UL : 0);
    }
}
