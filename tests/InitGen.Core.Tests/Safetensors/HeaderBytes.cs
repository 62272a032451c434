using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Safetensors;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Headers for tests, put together without the writer that is under test.</summary>
internal static class HeaderBytes
{
    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    /// <summary>The 8 bytes of the length, and the text.</summary>
    public static byte[] Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    public static byte[] Of(byte[] json)
    {
        byte[] bytes = new byte[8 + json.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>Tensors of floats, one behind the other, and the bytes that they take.</summary>
    public static (string Json, long Data) Floats(IEnumerable<(string Name, long[] Shape)> tensors)
    {
        long end = 0;
        var json = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        foreach ((string name, long[] shape) in tensors)
        {
            long begin = end;
            end += 4 * shape.Aggregate(1L, static (product, axis) => product * axis);
            json.Append(CultureInfo.InvariantCulture, $",\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{begin},{end}]}}");
        }

        return (json.Append('}').ToString(), end);
    }

    /// <summary>Reads a header whose file has so many bytes of data.</summary>
    public static SafetensorsHeader Read(string json, long data)
    {
        byte[] bytes = Of(json);
        return Read(bytes, bytes.Length + data);
    }

    public static SafetensorsHeader Read(byte[] bytes, long length)
    {
        using var stream = new MemoryStream(bytes);
        return SafetensorsHeader.Read(stream, length);
    }
}
