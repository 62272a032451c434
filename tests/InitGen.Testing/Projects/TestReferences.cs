using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>Metadata references, each read from disk once per process.</summary>
public static class TestReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Cache = new(StringComparer.Ordinal);

    /// <summary>The shared framework that runs the tests: <c>Microsoft.NETCore.App</c>, all of it and nothing else.</summary>
    /// <remarks>The list of trusted assemblies also names the test's own dependencies, some of which are called System.* or
    /// Microsoft.* as well; the folder of the core library tells them apart.</remarks>
    public static ImmutableArray<MetadataReference> Framework { get; } = FindFramework();

    /// <summary>The assembly that declares <typeparamref name="T"/>.</summary>
    public static MetadataReference AssemblyOf<T>() => FromAssembly(typeof(T).Assembly);

    /// <summary>An assembly that the test process has loaded from a file.</summary>
    public static MetadataReference FromAssembly(Assembly assembly) => FromPath(assembly.Location);

    /// <summary>An assembly on disk.</summary>
    public static MetadataReference FromPath(string path) =>
        Cache.GetOrAdd(Path.GetFullPath(path), static full => MetadataReference.CreateFromFile(full));

    private static ImmutableArray<MetadataReference> FindFramework()
    {
        var home = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The host does not say which assemblies it trusts; tests run on the shared framework.");

        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == home && IsReferenced(Path.GetFileNameWithoutExtension(path)))
                .Distinct() // the host lists the core library twice
                .Order(StringComparer.Ordinal)
                .Select(FromPath),
        ];
    }

    // Private implementation assemblies are left out except the core library: a reference assembly set would not have them,
    // but without the real core library no type resolves.
    private static bool IsReferenced(string name) =>
        name is "mscorlib" or "netstandard" or "WindowsBase" or "System" or "System.Private.CoreLib"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
