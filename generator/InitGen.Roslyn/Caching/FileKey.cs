using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// A file by its content: its path, its text and how that is parsed. A build server parses all files anew for each build, so the same file
/// comes as another tree.
/// </summary>
internal readonly struct FileKey : IEquatable<FileKey>
{
    private readonly string _path;
    private readonly ParseOptions _options;
    private readonly int _length;
    private readonly ulong _first;
    private readonly ulong _second;

    private FileKey(SyntaxTree tree, SourceText text)
    {
        _path = tree.FilePath;
        _options = tree.Options;
        _length = text.Length;

        // The compiler writes the same checksum into the symbols for debugging, so it is computed once. Of its at least 20 bytes 16 will do.
        ImmutableArray<byte> checksum = text.GetChecksum();
        for (int i = 0; i < 8; i++)
        {
            _first = (_first << 8) | checksum[i];
            _second = (_second << 8) | checksum[8 + i];
        }
    }

    public static FileKey Of(SyntaxTree tree, SourceText text) => new(tree, text);

    public bool Equals(FileKey other) =>
        _first == other._first && _second == other._second && _length == other._length && _path == other._path
        && (ReferenceEquals(_options, other._options) || _options.Equals(other._options));

    public override bool Equals(object? obj) => obj is FileKey other && Equals(other);

    public override int GetHashCode() => unchecked((int)_first);
}
