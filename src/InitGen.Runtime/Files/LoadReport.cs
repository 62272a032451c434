using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InitGen;

/// <summary>What became of a model's parameters, and of a file's tensors.</summary>
public sealed class LoadReport
{
    private readonly IReadOnlyList<(string Path, string Origin)> _rows;

    internal LoadReport(
        IReadOnlyList<(string Path, string Origin)> rows,
        IReadOnlyList<string> loaded,
        IReadOnlyList<string> initialized,
        IReadOnlyList<string> narrowed,
        IReadOnlyList<string> unused)
    {
        _rows = rows;
        Loaded = loaded;
        Initialized = initialized;
        Narrowed = narrowed;
        Unused = unused;
    }

    /// <summary>Paths of the parameters that hold what the file has, in the order of the model.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>Paths of the parameters that their schemes initialized, in the order of the model.</summary>
    public IReadOnlyList<string> Initialized { get; }

    /// <summary>
    /// Paths of those that were loaded into elements with less precision or range than the file's, such as a float from F64: each rounded once,
    /// to the nearest, and what is too large is infinite.
    /// </summary>
    public IReadOnlyList<string> Narrowed { get; }

    /// <summary>Names of the tensors that no parameter took, in the order of the file.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>A table: a line per parameter, with where it comes from, and what of the file was not used.</summary>
    /// <returns>The table, with line feeds between its lines and none at its end.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Loaded.Count} loaded, {Initialized.Count} initialized, {Unused.Count} unused");
        int width = _rows.Count == 0 ? 0 : _rows.Max(static row => row.Path.Length);
        foreach ((string path, string origin) in _rows) text.Append("\n  ").Append(path.PadRight(width)).Append("  ").Append(origin);
        foreach (string name in Unused) text.Append("\n  unused: ").Append(name);
        return text.ToString();
    }
}
