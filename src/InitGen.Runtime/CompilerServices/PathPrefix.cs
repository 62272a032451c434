using InitGen.Theory;
using System;
using System.Globalization;
using System.Text;

namespace InitGen.CompilerServices;

/// <summary>The path of the model that a pass is in: always its hash, its text only if somebody will read it.</summary>
internal readonly struct PathPrefix(PathHash hash, string? text)
{
    public PathHash Hash => hash;

    public string? Text => text;

    /// <summary>Generated names are escaped already, and may hold several segments.</summary>
    public PathPrefix Below(ReadOnlySpan<byte> name) => new(HashBelow(name), text is null ? null : TextBelow(Encoding.UTF8.GetString(name)));

    public PathPrefix Below(int index) =>
        new(hash.AppendSegment(index), text is null ? null : TextBelow(index.ToString(CultureInfo.InvariantCulture)));

    public PathHash HashBelow(ReadOnlySpan<byte> name) => (hash.IsRoot ? hash : hash.Append((byte)'.')).Append(name);

    private string TextBelow(string name) => text!.Length == 0 ? name : text + "." + name;
}
