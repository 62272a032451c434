using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InitGen.Architecture.Tests;

/// <summary>What an assembly on disk refers to.</summary>
internal sealed record AssemblyFile(ImmutableArray<AssemblyName> References)
{
    public static AssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return new AssemblyFile(
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
    }
}
