using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Files;

/// <summary>A file that will be written.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Header">What comes before the tensors; all of it, where there are none.</param>
/// <param name="Length">Number of bytes.</param>
internal sealed record PlannedFile(string Path, byte[] Header, long Length);

/// <summary>Where a parameter will be written.</summary>
/// <param name="File">Number of the file.</param>
/// <param name="Offset">Where its first byte is in that.</param>
/// <param name="Length">Number of its elements.</param>
/// <param name="Element">What they are kept as.</param>
internal sealed record PlannedTensor(int File, long Offset, long Length, ElementKind Element);

/// <summary>Which files a model is saved to, and what is where in them. It follows from model and options alone, on every machine.</summary>
internal sealed class SavePlan
{
    private const string FileExtension = ".safetensors";
    private const string OwnPrefix = "initgen.";

    private readonly Dictionary<string, PlannedTensor> _tensors = new(StringComparer.Ordinal);

    private SavePlan()
    {
    }

    /// <summary>The files, the index of a set last.</summary>
    public List<PlannedFile> Files { get; } = [];

    public PlannedTensor? Find(string path) => _tensors.GetValueOrDefault(path);

    public static SavePlan Make(IReadOnlyList<ParameterDescription> parameters, string path, in SaveOptions options, ulong? seed)
    {
        if (path.EndsWith(SafetensorsIndex.Extension, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{path}' is the name of an index. Name the file without {SafetensorsIndex.Extension}; the index of a set is written beside it.", nameof(path));
        if (Directory.Exists(path)) throw new ArgumentException($"'{path}' is a folder. Name a file in it: model{FileExtension}.", nameof(path));

        CheckMetadata(options.Metadata);
        TensorEntry[] entries = [.. parameters.Select(Entry)];
        List<List<TensorEntry>> shards = Cut(entries, options.MaxShardSize ?? long.MaxValue);
        var plan = new SavePlan();
        if (shards.Count > 1 && !path.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The weights take {shards.Count} files, whose names follow from one that ends with {FileExtension}, and '{path}' does not. Let it end so.", nameof(path));

        // Checks for names that stand twice over all files.
        _ = SafetensorsWriter.Arrange(entries);
        Dictionary<string, ParameterDescription> described = parameters.ToDictionary(static parameter => parameter.Path, StringComparer.Ordinal);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        long total = 0;
        for (int file = 0; file < shards.Count; file++)
        {
            string name = shards.Count == 1 ? path : string.Create(
                CultureInfo.InvariantCulture, $"{path[..^FileExtension.Length]}-{file + 1:D5}-of-{shards.Count:D5}{FileExtension}");
            IReadOnlyList<TensorEntry> arranged = SafetensorsWriter.Arrange(shards[file]);
            byte[] header = SafetensorsWriter.Header(arranged, Metadata(arranged, described, options.Metadata, seed));
            long bytes = arranged.Count == 0 ? 0 : arranged[^1].End;
            plan.Files.Add(new(name, header, checked(header.Length + bytes)));
            total = checked(total + bytes);
            foreach (TensorEntry entry in arranged)
            {
                map.Add(entry.Name, Path.GetFileName(name));
                plan._tensors.Add(entry.Name, new(file, header.Length + entry.Begin, entry.Length, KindOf(entry)));
            }
        }

        if (shards.Count > 1)
        {
            byte[] index = SafetensorsWriter.Index(map, total);
            plan.Files.Add(new(path + SafetensorsIndex.Extension, index, index.Length));
        }

        return plan;
    }

    /// <summary>Files go to the workers in turns, and the index to the first one.</summary>
    public bool IsOf(Worker worker, int file)
    {
        bool isIndex = Files.Count > 1 && file == Files.Count - 1;
        return worker.Rank == (isIndex ? 0 : file % worker.Count);
    }

    private static TensorEntry Entry(ParameterDescription parameter)
    {
        ElementKind kind = parameter.ElementType == typeof(double) ? ElementKind.Double
            : parameter.ElementType == typeof(Half) ? ElementKind.Half
            : ElementKind.Single;
        TensorElement element = kind.Tensor();
        return new(parameter.Path, element.Name(), element, parameter.Shape, 0, 0);
    }

    private static ElementKind KindOf(TensorEntry entry) => entry.Element switch
    {
        TensorElement.F64 => ElementKind.Double,
        TensorElement.F16 => ElementKind.Half,
        _ => ElementKind.Single,
    };

    /// <summary>As other tools cut: in the order of the model, a new file where the next tensor does not fit any more.</summary>
    private static List<List<TensorEntry>> Cut(TensorEntry[] entries, long most)
    {
        List<List<TensorEntry>> shards = [[]];
        long size = 0;
        foreach (TensorEntry entry in entries)
        {
            long bytes = checked(entry.Length * entry.Element!.Value.Size());
            if (shards[^1].Count > 0 && bytes > most - size)
            {
                shards.Add([]);
                size = 0;
            }

            shards[^1].Add(entry);
            size = checked(size + bytes);
        }

        return shards;
    }

    private static SortedDictionary<string, string> Metadata(
        IReadOnlyList<TensorEntry> entries, Dictionary<string, ParameterDescription> described, IReadOnlyDictionary<string, string>? own, ulong? seed)
    {
        // Transformers loads no file without a format, and "pt" is the one that says nothing of the order of axes but what is the case.
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt", [OwnPrefix + "version"] = Version() };
        if (seed is { } known) metadata[OwnPrefix + "seed"] = known.ToString(CultureInfo.InvariantCulture);
        foreach (TensorEntry entry in entries)
        {
            ParameterDescription parameter = described[entry.Name];
            metadata[OwnPrefix + "scheme." + entry.Name] = $"{parameter.Scheme}: {parameter.Distribution}";
        }

        foreach (KeyValuePair<string, string> pair in own ?? new Dictionary<string, string>()) metadata[pair.Key] = pair.Value;
        return metadata;
    }

    private static void CheckMetadata(IReadOnlyDictionary<string, string>? metadata)
    {
        foreach (KeyValuePair<string, string> pair in metadata ?? new Dictionary<string, string>())
        {
            if (pair.Value is null) throw new ArgumentException($"The metadata's '{pair.Key}' is null. Give it a text, or leave it out.", nameof(metadata));
            if (pair.Key.StartsWith(OwnPrefix, StringComparison.Ordinal))
                throw new ArgumentException($"The metadata's '{pair.Key}' begins with {OwnPrefix}, which is kept for what is written by itself. Give it another name.", nameof(metadata));
        }
    }

    private static string Version() =>
        typeof(SavePlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
