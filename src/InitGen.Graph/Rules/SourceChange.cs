using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>A piece of text that takes the place of another one.</summary>
/// <param name="Start">Where it begins, in characters from the beginning of the file.</param>
/// <param name="Old">What must stand there, or the file has changed since.</param>
/// <param name="New">What is to stand there.</param>
public sealed record TextEdit(int Start, string Old, string New);

/// <summary>A repair of statements: what a light bulb writes into the file of the finding. All around it stays as it is.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
public sealed record SourceChange(string Title, EquatableArray<TextEdit> Edits)
{
    /// <summary>The change as text without line breaks.</summary>
    /// <returns>The text.</returns>
    public string Encode() => string.Join(" ", new[] { Uri.EscapeDataString(Title) }.Concat(Edits.SelectMany(static edit => new[]
    {
        edit.Start.ToString(CultureInfo.InvariantCulture), "=" + Uri.EscapeDataString(edit.Old), "=" + Uri.EscapeDataString(edit.New),
    })));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The change; null for any other text.</returns>
    public static SourceChange? Decode(string text)
    {
        string[] parts = text.Split(' ');
        if (parts.Length % 3 != 1) return null;
        var edits = new List<TextEdit>();
        for (int i = 1; i < parts.Length; i += 3)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int start) || parts[i + 1].Length == 0 || parts[i + 2].Length == 0) return null;
            edits.Add(new TextEdit(start, Uri.UnescapeDataString(parts[i + 1].Substring(1)), Uri.UnescapeDataString(parts[i + 2].Substring(1))));
        }

        return new SourceChange(Uri.UnescapeDataString(parts[0]), edits.ToEquatableArray());
    }
}
