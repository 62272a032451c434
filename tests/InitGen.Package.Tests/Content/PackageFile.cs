using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace InitGen.Package.Tests.Content;

/// <summary>What is inside a package.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _zip;

    public PackageFile(string path) => _zip = ZipFile.OpenRead(path);

    public IEnumerable<string> Entries => _zip.Entries.Select(static entry => entry.FullName);

    public byte[] Read(string entry)
    {
        using Stream packed = (_zip.GetEntry(entry) ?? throw new FileNotFoundException("Not in the package: " + entry)).Open();
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The package's own description, without the namespace that changes with what it says.</summary>
    public XElement Metadata()
    {
        using var text = new MemoryStream(Read(Entries.Single(static entry => entry.EndsWith(".nuspec", StringComparison.Ordinal))));
        XElement root = XDocument.Load(text).Root!;
        foreach (XElement element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>What is missing from a list and what it has beyond the expectation; empty when they agree.</summary>
    public static string Difference(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        List<string> unexpected = [.. actual];
        List<string> missing = [.. expected.Where(entry => !unexpected.Remove(entry))];
        return string.Join('\n', missing.Select(static entry => "missing    " + entry).Concat(unexpected.Select(static entry => "unexpected " + entry)));
    }
}
