using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InitGen.Package.Tests.Consumers;

/// <summary>The files below a folder, by their names relative to it, with all that is in them.</summary>
internal sealed class FileSet(IReadOnlyDictionary<string, byte[]> files)
{
    private readonly IReadOnlyDictionary<string, byte[]> _files = files;

    public IEnumerable<string> Names => _files.Keys;

    public static FileSet Read(string folder) => new(Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal));

    /// <summary>Names of files that only one of two sets has, or that differ; empty when the sets are equal.</summary>
    public static string Difference(FileSet one, FileSet other) => string.Join('\n', one.Names.Union(other.Names)
        .Where(name => !one._files.TryGetValue(name, out byte[]? left)
            || !other._files.TryGetValue(name, out byte[]? right)
            || !left.AsSpan().SequenceEqual(right))
        .Order(StringComparer.Ordinal));
}
