using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InitGen.Package.Tests.Consumers;

/// <summary>A file of weights, all zero, as the format's own description has it: written without the library under test.</summary>
internal static class WeightFile
{
    /// <summary>Makes one.</summary>
    /// <param name="tensors">A line for each: name, type of elements, lengths. The one word <c>broken</c> gives what is no such file.</param>
    public static byte[] Make(string tensors)
    {
        if (tensors.Trim() == "broken") return Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\n");
        var entries = new List<string>();
        long end = 0;
        foreach (string[] parts in tensors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')))
        {
            long begin = end;
            long bytes = parts[1] switch { "F64" => 8, "F32" => 4, _ => 2 };
            end += parts[2].Split(',').Select(static axis => long.Parse(axis, CultureInfo.InvariantCulture)).Aggregate(bytes, static (product, axis) => product * axis);
            entries.Add(FormattableString.Invariant($$"""
                "{{parts[0]}}":{"dtype":"{{parts[1]}}","shape":[{{parts[2]}}],"data_offsets":[{{begin}},{{end}}]}
                """));
        }

        byte[] header = Encoding.UTF8.GetBytes("{" + string.Join(",", entries) + "}");
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[end]];
    }
}
