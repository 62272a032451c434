using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Safetensors;
using InitGen.Theory;

namespace InitGen.Build;

/// <summary>The text that says what a file of weights holds, and when it has to be written again.</summary>
internal static class ManifestFile
{
    private const string IndexExtension = ".index.json";
    private const string StampExtension = ".stamp";

    /// <summary>Writes the text of a file, unless it is there and the file is the same.</summary>
    /// <param name="name">The file, as the project lists it.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="folder">Where the text goes.</param>
    /// <param name="isFresh">Whether the file was read.</param>
    /// <returns>The text's path.</returns>
    public static string Write(string name, string path, string folder, out bool isFresh)
    {
        string manifest = Path.Combine(folder, Path.GetFileName(path) + "-" + Hash(name) + WeightManifest.Extension);
        string stamp = manifest + StampExtension;
        isFresh = !File.Exists(manifest) || !File.Exists(stamp) || !IsSame(File.ReadAllLines(stamp));
        if (!isFresh) return manifest;

        Directory.CreateDirectory(folder);
        var read = new List<string> { path };
        WeightManifest found = Read(name, path, read);

        // A text that did not change keeps its time, so that nothing is compiled again.
        string text = found.Format();
        if (!File.Exists(manifest) || File.ReadAllText(manifest) != text) File.WriteAllText(manifest, text, new UTF8Encoding(false));
        File.WriteAllLines(stamp, read.Select(static file => Stamp(file) + "\t" + file));
        return manifest;
    }

    private static WeightManifest Read(string name, string path, List<string> read)
    {
        try
        {
            if (!File.Exists(path)) return WeightManifest.Missing(name);
            if (!path.EndsWith(IndexExtension, StringComparison.OrdinalIgnoreCase)) return new WeightManifest(name, string.Empty, IsMissing: false, Tensors(path).ToEquatableArray());

            using FileStream stream = File.OpenRead(path);
            SafetensorsIndex index = SafetensorsIndex.Read(stream);
            var tensors = new List<ManifestTensor>();
            foreach (string file in index.WeightMap.Values.Distinct(StringComparer.Ordinal).OrderBy(static file => file, StringComparer.Ordinal))
            {
                string part = Path.Combine(Path.GetDirectoryName(path)!, file);
                read.Add(part);
                if (!File.Exists(part)) return WeightManifest.Broken(name, $"its part '{file}' is not there");
                tensors.AddRange(Tensors(part).Where(tensor => index.WeightMap.TryGetValue(tensor.Name, out string? home) && home == file));
            }

            string? lost = index.WeightMap.Keys.FirstOrDefault(tensor => !tensors.Exists(found => found.Name == tensor));
            return lost is null
                ? new WeightManifest(name, string.Empty, IsMissing: false, tensors.OrderBy(static tensor => tensor.Name, StringComparer.Ordinal).ToEquatableArray())
                : WeightManifest.Broken(name, $"its part '{index.WeightMap[lost]}' has no tensor '{lost}', which the index places there");
        }
        catch (Exception exception) when (exception is SafetensorsException or IOException or UnauthorizedAccessException)
        {
            return WeightManifest.Broken(name, exception.Message.Replace('\r', ' ').Replace('\n', ' ').TrimEnd('.', ' '));
        }
    }

    private static IEnumerable<ManifestTensor> Tensors(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return [.. SafetensorsHeader.Read(stream, stream.Length).Tensors
            .Select(static tensor => new ManifestTensor(tensor.Name, tensor.Dtype, tensor.Shape.ToEquatableArray()))
            .OrderBy(static tensor => tensor.Name, StringComparer.Ordinal)];
    }

    private static bool IsSame(string[] stamps) => stamps.Length > 0 && stamps.All(static line =>
    {
        int tab = line.IndexOf('\t');
        return tab > 0 && line.Substring(0, tab) == Stamp(line.Substring(tab + 1));
    });

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", file.Length, file.LastWriteTimeUtc.Ticks) : "missing";
    }

    // Two files of one name from two folders.
    private static string Hash(string name) => PathHash.Root.Append(name).Value.ToString("x16", CultureInfo.InvariantCulture).Substring(0, 8);
}
