using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InitGen.Runtime.Tests.Files;

/// <summary>A folder for one test, which is gone after it.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("initgen-files-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>The names of all that is in it.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(_path).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The bytes of all that is in it.</summary>
    public IEnumerable<string> Contents => Names.Select(name => $"{name}: {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(this[name])))}");

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
