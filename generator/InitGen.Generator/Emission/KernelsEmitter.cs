using System;
using System.IO;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>
/// The generated file of a project's kernels: the vector loops, and an entry for each kind of distribution that its models draw from. The
/// text is a C# file that the tests of the runtime library compile as it stands.
/// </summary>
internal static class KernelsEmitter
{
    public const string HintName = "InitGen.Kernels.g.cs";

    private const string RegionStart = "#region ";
    private const string RegionEnd = "#endregion";

    private static readonly Lazy<string[]> Template = new(Read);

    public static string Emit(EquatableArray<DistributionKind> kinds, string scope)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "The kernels that fill this project's weights.");
        using (writer.OpenBlock("namespace " + scope))
        {
            bool skipping = false;
            foreach (string line in Template.Value)
            {
                string trimmed = line.Trim();
                if (trimmed.StartsWith(RegionStart, StringComparison.Ordinal))
                    skipping = !kinds.Any(kind => kind.ToString() == trimmed.Substring(RegionStart.Length));
                else if (!skipping && trimmed != RegionEnd)
                    writer.Line(line);

                // The blank line behind a region goes with it.
                skipping &= trimmed.Length > 0;
            }
        }

        return writer.ToString();
    }

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(KernelsEmitter).Assembly.GetManifestResourceStream("InitKernels.cs"));
        string[] lines = reader.ReadToEnd().Replace("\r", string.Empty).TrimEnd('\n').Split('\n');
        return [.. lines.SkipWhile(static line => !line.StartsWith("using", StringComparison.Ordinal))];
    }
}
