using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// What a file says by itself, whatever it is compiled with. A tree stays the same object while others are edited, and a text the same
/// text while others are built: each is walked once.
/// </summary>
internal sealed class FileFacts
{
    private const int Files = 8192;

    private static readonly ConditionalWeakTable<SyntaxTree, FileFacts> OfTrees = new();
    private static readonly Recent<FileKey, FileFacts> OfTexts = new(Files);

    private FileNames? _names;

    private FileFacts(FileKey key, SyntaxTree tree, CancellationToken cancellation)
    {
        Key = key;
        IsOwnOutput = Caching.Declarations.IsOwnOutput(tree, cancellation);
        if (IsOwnOutput) return;
        SyntaxNode root = tree.GetRoot(cancellation);
        Declarations = Caching.Declarations.Of(root);
        HasMarks = root.DescendantNodes().OfType<AttributeSyntax>().Any(static attribute => attribute.Name.ToString().Contains("Init"));
    }

    /// <summary>The file's content.</summary>
    public FileKey Key { get; }

    /// <summary>Whether this package generated it; then nothing else is known of it.</summary>
    public bool IsOwnOutput { get; }

    /// <summary>What it declares, bodies aside, as a number.</summary>
    public ulong Declarations { get; }

    /// <summary>Whether a model may be in it.</summary>
    public bool HasMarks { get; }

    /// <summary>The names in it, which are not asked for everywhere.</summary>
    public FileNames Names(SyntaxTree tree, CancellationToken cancellation) => _names ??= FileNames.Of(tree.GetRoot(cancellation));

    /// <summary>The facts of a file.</summary>
    public static FileFacts Of(SyntaxTree tree, CancellationToken cancellation) =>
        OfTrees.TryGetValue(tree, out FileFacts? known) ? known : OfTrees.GetValue(tree, key => OfText(key, cancellation));

    private static FileFacts OfText(SyntaxTree tree, CancellationToken cancellation)
    {
        var key = FileKey.Of(tree, tree.GetText(cancellation));
        if (OfTexts.Find(key) is { } known) return known;
        var facts = new FileFacts(key, tree, cancellation);
        OfTexts.Keep(key, facts);
        return facts;
    }
}
