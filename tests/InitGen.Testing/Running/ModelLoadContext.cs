using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace InitGen.Testing;

/// <summary>Resolves first to the projects under test, then to what the test process has, then to referenced files.</summary>
internal sealed class ModelLoadContext(IReadOnlyDictionary<string, byte[]> images, ILookup<string, string> paths)
    : AssemblyLoadContext(isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name)
            return null;

        if (images.TryGetValue(name, out var image))
            return LoadFromStream(new MemoryStream(image));

        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (FileNotFoundException) when (paths[name].Any())
        {
            return LoadFromAssemblyPath(paths[name].First());
        }
    }
}
