using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InitGen.Safetensors;

/// <summary>Writes headers and index files, byte for byte as the reference implementation would, with the metadata in the order of their keys.</summary>
public static class SafetensorsWriter
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Puts tensors into the order in which a file holds them, and gives each its place: large elements first, so that all are aligned, then by
    /// name.
    /// </summary>
    /// <param name="tensors">The tensors, whose offsets are not looked at. Each has an element type.</param>
    /// <returns>The same tensors with their offsets.</returns>
    /// <exception cref="ArgumentException">
    /// Two have one name, or one the name <c>__metadata__</c>, or a name that is no text, or an unknown element type.
    /// </exception>
    public static IReadOnlyList<TensorEntry> Arrange(IEnumerable<TensorEntry> tensors)
    {
        _ = tensors ?? throw new ArgumentNullException(nameof(tensors));
        TensorEntry[] sorted = [.. tensors.OrderByDescending(static tensor => tensor.Element).ThenBy(static tensor => tensor.Name, StringComparer.Ordinal)];
        var names = new HashSet<string>(StringComparer.Ordinal);
        long end = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            TensorEntry tensor = sorted[i];
            if (tensor.Element is not { } element)
                throw new ArgumentException($"'{tensor.Name}' has elements of type {tensor.Dtype}, of which nothing says how long they are.", nameof(tensors));
            if (tensor.Name == SafetensorsHeader.MetadataName)
                throw new ArgumentException($"A tensor cannot have the name {tensor.Name}: the format keeps the metadata under it. Give it another name.", nameof(tensors));
            if (!names.Add(tensor.Name))
                throw new ArgumentException($"Two tensors have the name '{tensor.Name}'. A file has one tensor of each name: give one of them another.", nameof(tensors));

            long begin = end;
            end = checked(begin + (tensor.Length * element.Size()));
            sorted[i] = tensor with { Dtype = element.Name(), Begin = begin, End = end };
        }

        return sorted;
    }

    /// <summary>The bytes that come before the data of a file.</summary>
    /// <param name="tensors">The tensors, as <see cref="Arrange"/> returns them.</param>
    /// <param name="metadata">What else is to be said; may be null.</param>
    /// <returns>The 8 bytes of the length, the JSON, and spaces up to a multiple of 8.</returns>
    /// <exception cref="ArgumentException">The header is longer than readers accept, or a name is no text.</exception>
    public static byte[] Header(IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        _ = tensors ?? throw new ArgumentNullException(nameof(tensors));
        var json = new StringBuilder("{");
        if (metadata is { Count: > 0 })
        {
            Quote(json, SafetensorsHeader.MetadataName).Append(":{");
            bool first = true;
            foreach (KeyValuePair<string, string> pair in metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                if (!first) json.Append(',');
                first = false;
                Quote(Quote(json, pair.Key).Append(':'), pair.Value);
            }

            json.Append('}');
        }

        foreach (TensorEntry tensor in tensors)
        {
            if (json.Length > 1) json.Append(',');
            Quote(Quote(json, tensor.Name).Append(":{\"dtype\":"), tensor.Dtype).Append(",\"shape\":[");
            for (int axis = 0; axis < tensor.Shape.Count; axis++)
            {
                if (axis > 0) json.Append(',');
                json.Append(tensor.Shape[axis].ToString(CultureInfo.InvariantCulture));
            }

            json.Append("],\"data_offsets\":[").Append(tensor.Begin.ToString(CultureInfo.InvariantCulture));
            json.Append(',').Append(tensor.End.ToString(CultureInfo.InvariantCulture)).Append("]}");
        }

        byte[] text = Utf8(json.Append('}').ToString());
        int length = (text.Length + 7) / 8 * 8;
        if (length > SafetensorsHeader.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The header would be {length} bytes long, and no reader accepts more than {SafetensorsHeader.MaxLength}. Save fewer tensors, or less metadata, in one file."));
        }

        byte[] header = new byte[8 + length];
        for (int i = 0; i < 8; i++) header[i] = (byte)((long)length >> (8 * i));
        text.CopyTo(header, 8);
        for (int i = 8 + text.Length; i < header.Length; i++) header[i] = (byte)' ';
        return header;
    }

    /// <summary>The bytes of an index file.</summary>
    /// <param name="weightMap">From the name of each tensor to that of its file.</param>
    /// <param name="totalSize">The bytes of all tensors together.</param>
    /// <returns>The JSON, with keys in order, two spaces for a level, and a line feed at its end.</returns>
    public static byte[] Index(IReadOnlyDictionary<string, string> weightMap, long totalSize)
    {
        _ = weightMap ?? throw new ArgumentNullException(nameof(weightMap));
        var json = new StringBuilder("{\n  \"metadata\": {\n    \"total_size\": ");
        json.Append(totalSize.ToString(CultureInfo.InvariantCulture)).Append("\n  },\n  \"weight_map\": {");
        bool first = true;
        foreach (KeyValuePair<string, string> pair in weightMap.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            json.Append(first ? "\n    " : ",\n    ");
            first = false;
            Quote(Quote(json, pair.Key).Append(": "), pair.Value);
        }

        return Utf8(json.Append(first ? "}\n}\n" : "\n  }\n}\n").ToString());
    }

    private static byte[] Utf8(string json)
    {
        try
        {
            return StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("A name or a value of the metadata holds half of a surrogate pair, which is no text. Correct it.", e);
        }
    }

    private static StringBuilder Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        return json.Append('"');
    }
}
