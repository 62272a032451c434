using System;
using System.Collections.Generic;
using System.IO;

namespace InitGen.Safetensors;

/// <summary>
/// The index of a set of safetensors files, as Hugging Face's tools write it beside them: <c>model.safetensors.index.json</c>. It says which file
/// holds which tensor.
/// </summary>
public sealed class SafetensorsIndex
{
    /// <summary>How the name of an index ends.</summary>
    public const string Extension = ".index.json";

    private const int MaxLength = SafetensorsHeader.MaxLength;

    private SafetensorsIndex(IReadOnlyDictionary<string, string> weightMap) => WeightMap = weightMap;

    /// <summary>
    /// From the name of a tensor to that of its file, which lies in the index's folder or below: no name is absolute, or leads out of it.
    /// </summary>
    public IReadOnlyDictionary<string, string> WeightMap { get; }

    /// <summary>Reads an index.</summary>
    /// <param name="stream">The file; it is read to its end.</param>
    /// <returns>The index.</returns>
    /// <exception cref="SafetensorsException">It is no such index, or names a file outside of its folder.</exception>
    /// <exception cref="IOException">It could not be read.</exception>
    public static SafetensorsIndex Read(Stream stream)
    {
        _ = stream ?? throw new ArgumentNullException(nameof(stream));
        var reader = new JsonReader(ReadAll(stream), "the index");
        Dictionary<string, string>? map = null;
        reader.BeginObject();
        bool first = true;
        while (reader.NextMember(ref first, out string name))
        {
            if (name != "weight_map")
            {
                reader.Skip();
                continue;
            }

            if (map is not null) throw reader.Fail("weight_map stands a second time", "An index has one.");
            map = ReadMap(reader);
        }

        reader.End();
        return new SafetensorsIndex(map ?? throw new SafetensorsException(
            "The index has no weight_map, which says which file holds which tensor. It is no index of safetensors files, or a damaged one."));
    }

    private static Dictionary<string, string> ReadMap(JsonReader reader)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.BeginObject();
        bool first = true;
        while (reader.NextMember(ref first, out string tensor))
        {
            if (map.ContainsKey(tensor)) throw reader.Fail($"the name '{tensor}' stands a second time", "An index names one file for each tensor.");
            string file = reader.ReadString();
            if (!StaysInFolder(file))
            {
                throw reader.Fail(
                    $"'{tensor}' is said to be in '{file}'", "A file of the set lies in the index's folder or below: no '..', no absolute path, '/' between folders.");
            }

            map.Add(tensor, file);
        }

        return map;
    }

    private static bool StaysInFolder(string file)
    {
        foreach (char c in file)
        {
            if (c is '\\' or ':' || char.IsControl(c)) return false;
        }

        foreach (string segment in file.Split('/'))
        {
            if (segment.Trim().Length == 0 || segment.Trim() is "." or "..") return false;
        }

        return true;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (all.Length + read > MaxLength)
                throw new SafetensorsException(FormattableString.Invariant($"The index is longer than {MaxLength} bytes. It is no index of safetensors files."));
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
