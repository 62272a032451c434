using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph.Pretrained;

/// <summary>A tensor that a file holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">Type of its elements, as the format writes it: <c>F32</c>.</param>
/// <param name="Shape">Its lengths, outermost first.</param>
public sealed record ManifestTensor(string Name, string Dtype, EquatableArray<long> Shape);

/// <summary>
/// What the header of a file of weights says, as text, which the build writes and hands to the compiler: the file itself is no text, and too
/// large to be read there.
/// </summary>
/// <param name="File">The file, as the project lists it.</param>
/// <param name="Problem">What is wrong with it; empty where nothing is.</param>
/// <param name="IsMissing">Whether it is not there.</param>
/// <param name="Tensors">Its tensors, those of all files of a set.</param>
public sealed record WeightManifest(string File, string Problem, bool IsMissing, EquatableArray<ManifestTensor> Tensors)
{
    /// <summary>How the names of such texts end.</summary>
    public const string Extension = ".initgen-weights";

    private const string FirstLine = "InitGen weights 1";

    /// <summary>A file that is not there.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its manifest.</returns>
    public static WeightManifest Missing(string file) => new(file, string.Empty, IsMissing: true, default);

    /// <summary>A file that cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">Why.</param>
    /// <returns>Its manifest.</returns>
    public static WeightManifest Broken(string file, string problem) => new(file, problem, IsMissing: false, default);

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The manifest; null for any other text.</returns>
    public static WeightManifest? Parse(string text)
    {
        string[] lines = text.Replace("\r", string.Empty).Split('\n');
        if (lines.Length < 3 || lines[0] != FirstLine) return null;
        string file = Unescape(lines[1]);
        string[] state = lines[2].Split('\t');
        switch (state[0])
        {
            case "missing":
                return Missing(file);
            case "broken" when state.Length == 2:
                return Broken(file, Unescape(state[1]));
            case "tensors":
                var tensors = new List<ManifestTensor>();
                foreach (string line in lines.Skip(3))
                {
                    string[] parts = line.Split('\t');
                    if (parts.Length != 3) continue;
                    var shape = new List<long>();
                    foreach (string axis in parts[2].Split([','], StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (!long.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out long length)) return null;
                        shape.Add(length);
                    }

                    tensors.Add(new ManifestTensor(Unescape(parts[0]), parts[1], shape.ToEquatableArray()));
                }

                return new WeightManifest(file, string.Empty, IsMissing: false, tensors.ToEquatableArray());
            default:
                return null;
        }
    }

    /// <summary>The manifest as text; equal ones give equal text.</summary>
    /// <returns>The text.</returns>
    public string Format()
    {
        var lines = new List<string> { FirstLine, Escape(File) };
        if (IsMissing) lines.Add("missing");
        else if (Problem.Length > 0) lines.Add("broken\t" + Escape(Problem));
        else lines.Add("tensors");
        lines.AddRange(Tensors.Select(static tensor => string.Join(
            "\t",
            Escape(tensor.Name),
            tensor.Dtype,
            string.Join(",", tensor.Shape.Select(static axis => axis.ToString(CultureInfo.InvariantCulture))))));
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Whether the project lists this file under a name, however its folders are written; by the name alone where only that is given.</summary>
    /// <param name="file">The name.</param>
    /// <returns>Whether it does.</returns>
    public bool IsOf(string file)
    {
        string listed = Normal(File);
        string named = Normal(file);
        return string.Equals(listed, named, StringComparison.Ordinal) || listed.EndsWith("/" + named, StringComparison.Ordinal);
    }

    private static string Normal(string file)
    {
        string normal = file.Replace('\\', '/');
        return normal.StartsWith("./", StringComparison.Ordinal) ? normal.Substring(2) : normal;
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r");

    private static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) plain.Append(text[i]);
            else plain.Append(text[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
