using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InitGen.Package.Tests.Content;

/// <summary>What an assembly asks its host to have.</summary>
internal static class References
{
    private static readonly Version Core = new(2, 0, 0, 0);
    private static readonly Version RoslynFloor = new(4, 5, 0, 0);

    /// <summary>
    /// What the oldest supported host is sure to have, each at the highest version it has. A newer reference is not resolved there: the
    /// assembly is dropped with a warning that few read.
    /// </summary>
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = Core,
        ["Microsoft.CodeAnalysis"] = RoslynFloor,
        ["Microsoft.CodeAnalysis.CSharp"] = RoslynFloor,
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(6, 0, 0, 0),
    };

    /// <summary>Only where fixes run, which the command-line compiler is not.</summary>
    private static readonly Dictionary<string, Version> Editor = new(StringComparer.Ordinal)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = RoslynFloor,
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = RoslynFloor,
    };

    /// <summary>What an assembly refers to.</summary>
    public static IReadOnlyList<(string Name, Version Version)> Of(byte[] assembly)
    {
        using var file = new PEReader(ImmutableArray.Create(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                .Select(reference => (metadata.GetString(reference.Name), reference.Version)),
        ];
    }

    /// <summary>References that a host of analyzers may not be able to serve; empty when it always is.</summary>
    /// <param name="assembly">An assembly that a compiler loads.</param>
    /// <param name="beside">Names of the assemblies that lie beside it.</param>
    /// <param name="fixes">Whether it is loaded for fixes, in an editor or by dotnet format.</param>
    public static string Unserved(byte[] assembly, IReadOnlyCollection<string> beside, bool fixes)
    {
        bool Served((string Name, Version Version) reference) =>
            beside.Contains(reference.Name)
            || (Host.TryGetValue(reference.Name, out Version? version) && reference.Version <= version)
            || (fixes && Editor.TryGetValue(reference.Name, out version) && reference.Version <= version);

        return string.Join('\n', Of(assembly).Where(reference => !Served(reference)).Select(static reference => $"{reference.Name} {reference.Version}"));
    }
}
