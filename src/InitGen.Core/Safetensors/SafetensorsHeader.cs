using System;
using System.Collections.Generic;
using System.IO;

namespace InitGen.Safetensors;

/// <summary>
/// The header of a safetensors file: 8 bytes that say how long it is, least significant first, and JSON that says which tensors follow, of which
/// type and shape, and where. Nothing in it is believed before it was compared with the length of the file.
/// </summary>
/// <remarks>
/// The format is that of huggingface/safetensors. What its reference implementation refuses is refused here, and so is a name that stands there
/// twice.
/// </remarks>
public sealed class SafetensorsHeader
{
    /// <summary>The most bytes that a header may have, as in the reference implementation.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The name that no tensor may have: its value is the metadata.</summary>
    public const string MetadataName = "__metadata__";

    private const int PrefixLength = 8;
    private const int FirstBuffer = 1 << 20;

    private SafetensorsHeader(IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string> metadata, long dataStart)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataStart = dataStart;
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>What else its writer wanted to say.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where the tensors' data begin, from the start of the file.</summary>
    public long DataStart { get; }

    /// <summary>Reads a header, and not a byte of the data.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="fileLength">The length of the file, in bytes.</param>
    /// <returns>The header. Its tensors fill the rest of the file without gap and overlap.</returns>
    /// <exception cref="SafetensorsException">The file is none of this format, is truncated, or contradicts itself.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static SafetensorsHeader Read(Stream stream, long fileLength)
    {
        _ = stream ?? throw new ArgumentNullException(nameof(stream));
        if (fileLength < PrefixLength)
        {
            throw new SafetensorsException(FormattableString.Invariant(
                $"The file is {fileLength} bytes long, and the length of its header alone takes {PrefixLength}. It is truncated or no safetensors file: fetch it again."));
        }

        byte[] prefix = ReadExactly(stream, PrefixLength);
        ulong length = 0;
        ulong reversed = 0;
        for (int i = 0; i < PrefixLength; i++)
        {
            length |= (ulong)prefix[i] << (8 * i);
            reversed = (reversed << 8) | prefix[i];
        }

        ulong most = (ulong)Math.Min(MaxLength, fileLength - PrefixLength);
        if (length > most) throw WrongLength(prefix, length, reversed, most, fileLength);
        byte[] json = ReadExactly(stream, (int)length);
        return Parse(json, fileLength - PrefixLength - json.Length);
    }

    private static SafetensorsException WrongLength(byte[] prefix, ulong length, ulong reversed, ulong most, long fileLength)
    {
        string start = string.Concat(Array.ConvertAll(prefix, static value => ((char)value).ToString()));
        string what = start switch
        {
            _ when start.StartsWith("PK", StringComparison.Ordinal) || start[0] == '\x80' =>
                "It begins like a pickle of PyTorch: convert it to safetensors first.",
            _ when start.StartsWith("version ", StringComparison.Ordinal) =>
                "It begins like a pointer of Git LFS: fetch the file itself, with git lfs pull.",
            _ when start.StartsWith("GGUF", StringComparison.Ordinal) => "It begins like a GGUF file, which is another format.",
            _ when reversed <= most && reversed >= 2 => "Read from the other end the number fits: it was written with the most significant byte first, and the format wants it last.",
            _ when length > MaxLength => FormattableString.Invariant($"No header is longer than {MaxLength}: this is no safetensors file."),
            _ => "It is truncated: fetch it again.",
        };
        return new SafetensorsException(FormattableString.Invariant(
            $"The first 8 bytes say that the header is {length} bytes long, in a file of {fileLength}. {what}"));
    }

    private static SafetensorsHeader Parse(byte[] json, long dataLength)
    {
        if (json.Length == 0 || json[0] != '{')
            throw new SafetensorsException("The header does not begin with '{'. This is no safetensors file, or a damaged one: fetch it again.");

        var reader = new JsonReader(json, "the header");
        var tensors = new List<TensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.BeginObject();
        bool first = true;
        while (reader.NextMember(ref first, out string name))
        {
            if (!names.Add(name)) throw reader.Fail($"the name '{name}' stands a second time", "A file has one tensor of each name.");
            if (name == MetadataName) ReadMetadata(reader, metadata);
            else tensors.Add(ReadTensor(reader, name));
        }

        reader.End();
        tensors.Sort(static (left, right) =>
            (left.Begin, left.End).CompareTo((right.Begin, right.End)) is var order and not 0
                ? order
                : string.CompareOrdinal(left.Name, right.Name));
        CheckCover(tensors, dataLength);
        return new SafetensorsHeader(tensors, metadata, PrefixLength + json.Length);
    }

    private static void ReadMetadata(JsonReader reader, Dictionary<string, string> metadata)
    {
        if (reader.TryReadNull()) return;
        reader.BeginObject();
        bool first = true;
        while (reader.NextMember(ref first, out string key))
        {
            if (metadata.ContainsKey(key)) throw reader.Fail($"the metadata has '{key}' a second time", "Each key stands once.");
            metadata.Add(key, reader.ReadString());
        }
    }

    private static TensorEntry ReadTensor(JsonReader reader, string name)
    {
        string? dtype = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        if (!reader.IsObject) throw reader.Fail($"what '{name}' is, is no object", "Each tensor has dtype, shape and data_offsets.");
        reader.BeginObject();
        bool first = true;
        while (reader.NextMember(ref first, out string member))
        {
            bool isTwice = member switch { "dtype" => dtype, "shape" => shape, "data_offsets" => offsets, _ => (object?)null } is not null;
            if (isTwice) throw reader.Fail($"'{name}' has {member} a second time", "Each stands once.");
            switch (member)
            {
                case "dtype":
                    dtype = reader.ReadString();
                    break;
                case "shape":
                    shape = ReadLengths(reader, $"a length of '{name}'");
                    break;
                case "data_offsets":
                    offsets = ReadLengths(reader, $"an offset of '{name}'");
                    break;
                default:
                    // As in the reference implementation: a later version of the format may say more.
                    reader.Skip();
                    break;
            }
        }

        if (dtype is null || shape is null || offsets is null)
        {
            string missing = dtype is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw reader.Fail($"'{name}' ends without {missing}", "Each tensor has dtype, shape and data_offsets.");
        }

        if (offsets.Count != 2) throw reader.Fail($"'{name}' has {offsets.Count} data_offsets", "There are two: begin and end.");
        var entry = new TensorEntry(name, dtype, TensorElements.Parse(dtype), shape.AsReadOnly(), offsets[0], offsets[1]);
        CheckSize(reader, entry);
        return entry;
    }

    private static List<long> ReadLengths(JsonReader reader, string what)
    {
        var lengths = new List<long>();
        reader.BeginArray();
        bool first = true;
        while (reader.NextElement(ref first)) lengths.Add(reader.ReadLength(what));
        return lengths;
    }

    private static void CheckSize(JsonReader reader, TensorEntry entry)
    {
        if (entry.End < entry.Begin)
            throw reader.Fail(FormattableString.Invariant($"'{entry.Name}' ends at {entry.End}, before its begin at {entry.Begin}"), "The file is damaged.");

        long bytes;
        try
        {
            bytes = checked(entry.Length * (entry.Element?.Size() ?? 1));
        }
        catch (OverflowException)
        {
            throw reader.Fail($"'{entry.Name}' has more than 2^63 bytes in its shape {TensorEntry.ShapeText(entry.Shape)}", "No tensor is that large: the file is damaged.");
        }

        if (entry.Element is not null && bytes != entry.End - entry.Begin)
        {
            throw reader.Fail(
                FormattableString.Invariant(
                    $"'{entry.Name}' takes {entry.End - entry.Begin} bytes, and its shape {TensorEntry.ShapeText(entry.Shape)} of {entry.Dtype} needs {bytes}"),
                "The file is damaged.");
        }
    }

    /// <summary>The tensors must lie one behind the other and fill the data.</summary>
    private static void CheckCover(List<TensorEntry> tensors, long dataLength)
    {
        long end = 0;
        string before = "the start of the data";
        foreach (TensorEntry tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                string what = tensor.Begin < end ? "overlaps" : "leaves a hole behind";
                throw new SafetensorsException(FormattableString.Invariant(
                    $"The tensor '{JsonReader.Short(tensor.Name)}' begins at {tensor.Begin} of the data and {what} {before}, which ends at {end}. The header is damaged: fetch the file again."));
            }

            end = tensor.End;
            before = $"'{JsonReader.Short(tensor.Name)}'";
        }

        if (end != dataLength)
        {
            throw new SafetensorsException(FormattableString.Invariant(
                $"The tensors take {end} bytes, and behind the header there are {dataLength}. The file is {(dataLength < end ? "truncated" : "longer than it should be")}: fetch it again."));
        }
    }

    private static byte[] ReadExactly(Stream stream, int count)
    {
        // Grows with what comes, because the length may lie.
        byte[] bytes = new byte[Math.Min(count, FirstBuffer)];
        int done = 0;
        while (done < count)
        {
            if (done == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(count, 2L * done));
            int read = stream.Read(bytes, done, bytes.Length - done);
            if (read == 0)
            {
                throw new SafetensorsException(FormattableString.Invariant(
                    $"The file ends after {done} of the {count} bytes of its header. It was truncated while it was read: fetch it again."));
            }

            done += read;
        }

        return bytes;
    }
}
