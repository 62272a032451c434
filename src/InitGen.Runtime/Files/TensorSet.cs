using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Safetensors;

namespace InitGen.Files;

/// <summary>A tensor of a set, and where its bytes are.</summary>
internal sealed unsafe class TensorSource(TensorEntry entry, byte* data, string file)
{
    public TensorEntry Entry => entry;

    public byte* Data => data;

    /// <summary>The file that holds it, for messages.</summary>
    public string File => file;
}

/// <summary>The tensors of a file, or of a set of files with an index. Everything about it was checked when it is there.</summary>
internal sealed class TensorSet : IDisposable
{
    private readonly List<TensorData> _data = [];
    private readonly Dictionary<string, TensorSource> _tensors = new(StringComparer.Ordinal);

    private TensorSet(string name) => Name = name;

    /// <summary>What was opened, for messages.</summary>
    public string Name { get; }

    public IReadOnlyDictionary<string, TensorSource> Tensors => _tensors;

    /// <summary>Names of tensors that lie in a file of the set, but which the index does not name there.</summary>
    public List<string> Unlisted { get; } = [];

    /// <summary>The names, in the order of the files.</summary>
    public List<string> Names { get; } = [];

    public static TensorSet Open(string path)
    {
        var set = new TensorSet(path);
        try
        {
            if (path.EndsWith(SafetensorsIndex.Extension, StringComparison.OrdinalIgnoreCase)) set.AddIndexed(path);
            else set.AddAll(set.AddFile(path), path);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public static TensorSet Read(Stream stream)
    {
        const string Name = "the stream";
        var set = new TensorSet(Name);
        try
        {
            set.AddAll(set.Add(TensorData.ReadAll(stream)), Name);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (TensorData data in _data) data.Dispose();
        _data.Clear();
    }

    private static SafetensorsException In(string file, SafetensorsException e) => new($"{file}: {e.Message}", e);

    private void AddAll((TensorData Data, SafetensorsHeader Header) file, string name)
    {
        foreach (TensorEntry entry in file.Header.Tensors) AddTensor(file.Data, file.Header, entry, name);
    }

    private unsafe void AddTensor(TensorData data, SafetensorsHeader header, TensorEntry entry, string file)
    {
        _tensors.Add(entry.Name, new TensorSource(entry, data.Start + header.DataStart + entry.Begin, file));
        Names.Add(entry.Name);
    }

    private void AddIndexed(string path)
    {
        SafetensorsIndex index;
        try
        {
            using FileStream stream = OpenFile(path);
            index = SafetensorsIndex.Read(stream);
        }
        catch (SafetensorsException e)
        {
            throw In(path, e);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (IGrouping<string, string> group in index.WeightMap.GroupBy(static pair => pair.Value, static pair => pair.Key).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            string file = Path.Combine(folder, group.Key);
            if (!File.Exists(file))
                throw new SafetensorsException($"{path}: the index names the file '{group.Key}', which is not beside it. Fetch all files of the set.");

            (TensorData data, SafetensorsHeader header) = AddFile(file);
            HashSet<string> wanted = new(group, StringComparer.Ordinal);
            foreach (TensorEntry entry in header.Tensors)
            {
                if (wanted.Remove(entry.Name)) AddTensor(data, header, entry, file);
                else Unlisted.Add(entry.Name);
            }

            if (wanted.Count > 0)
            {
                throw new SafetensorsException(
                    $"{path}: the index says that '{wanted.Order(StringComparer.Ordinal).First()}' is in '{group.Key}', and it is not. Index and files are of different sets: fetch all of one.");
            }
        }
    }

    private (TensorData Data, SafetensorsHeader Header) AddFile(string path)
    {
        FileStream file = OpenFile(path);
        try
        {
            // An empty file cannot be mapped; the reader says what is wrong with it.
            if (file.Length == 0) _ = SafetensorsHeader.Read(file, 0);
            return Add(TensorData.Map(file));
        }
        catch (SafetensorsException e)
        {
            file.Dispose();
            throw In(path, e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private (TensorData Data, SafetensorsHeader Header) Add(TensorData data)
    {
        _data.Add(data);
        using Stream stream = data.Open();
        return (data, SafetensorsHeader.Read(stream, data.Length));
    }

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
            throw new SafetensorsException($"{path} is a folder. Name the file in it: model.safetensors, or the index of a set, model.safetensors.index.json.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
    }
}
