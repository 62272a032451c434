using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// What a light bulb writes into an attribute of the member that a finding is about. A rule says it in the terms of the attribute; the
/// host finds the attribute in the source.
/// </summary>
public sealed record AttributeChange
{
    private const char Between = '\u001f';
    private const char Beside = '\u001e';

    /// <summary>The attribute's name without its suffix: <c>Init</c>, <c>Conv</c>, <c>Activation</c>.</summary>
    public string Attribute { get; init; } = "Init";

    /// <summary>The member that has the attribute; empty for the one that the finding is about.</summary>
    public string Member { get; init; } = string.Empty;

    /// <summary>The scheme that is written in place of the old one, whose own options go; null to leave it.</summary>
    public string? Scheme { get; init; }

    /// <summary>Options that are set: <c>Gain = 1.5335304</c>, in C#.</summary>
    public EquatableArray<string> Set { get; init; }

    /// <summary>Options that are taken out.</summary>
    public EquatableArray<string> Remove { get; init; }

    /// <summary>
    /// Name of the member of an enumeration that the first argument is to be, such as an activation; empty to leave it. It is written as the
    /// old one was.
    /// </summary>
    public string Choice { get; init; } = string.Empty;

    /// <summary>
    /// An attribute, in C# and without its namespace, of a member that is declared behind this one instead of changing it: <c>Norm(64)</c>; empty
    /// for none.
    /// </summary>
    public string Declare { get; init; } = string.Empty;

    /// <summary>Whether the first two arguments change places.</summary>
    public bool Swap { get; init; }

    /// <summary>Whether the attribute as a whole is taken away.</summary>
    public bool RemoveAttribute { get; init; }

    /// <summary>An attribute that is written in its place, in C# and without its namespace: <c>TiedTo(nameof(_table))</c>; empty for none.</summary>
    public string Replacement { get; init; } = string.Empty;

    /// <summary>Name of another attribute of the same member that is taken away along with the change; empty for none.</summary>
    public string Drop { get; init; } = string.Empty;

    /// <summary>
    /// What is changed along with it, at other members of the type: a chain is not put right by one of its layers. All of it is done, or nothing.
    /// </summary>
    public EquatableArray<AttributeChange> Also { get; init; }

    /// <summary>What the light bulb says.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>
    /// Which changes are one and the same kind, and are made together by FixAll; empty for what fits best. The first change of a finding
    /// is of that kind.
    /// </summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>Another scheme: <c>Use Scheme.He</c>.</summary>
    /// <param name="scheme">Its name.</param>
    /// <returns>The change.</returns>
    public static AttributeChange Use(string scheme) => new() { Scheme = scheme, Title = "Use Scheme." + scheme, Kind = scheme };

    /// <summary>Schemes to choose from, best first.</summary>
    /// <param name="schemes">Their names.</param>
    /// <returns>The changes.</returns>
    public static EquatableArray<AttributeChange> UseOneOf(params string[] schemes) => schemes.Select(Use).ToEquatableArray();

    /// <summary>The change as one line, for what a diagnostic carries.</summary>
    /// <returns>The line.</returns>
    public string Encode() => string.Join(Beside.ToString(), new[] { this }.Concat(Also).Select(static change => change.EncodeAlone()));

    /// <summary>Reads <see cref="Encode"/>'s line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The change; null for anything else.</returns>
    public static AttributeChange? Decode(string line)
    {
        AttributeChange?[] changes = [.. line.Split(Beside).Select(DecodeAlone)];
        return changes.Contains(null) ? null : changes[0]! with { Also = changes.Skip(1).OfType<AttributeChange>().ToEquatableArray() };
    }

    private string EncodeAlone() => string.Join(
        Between.ToString(),
        Attribute,
        Member,
        Scheme ?? string.Empty,
        string.Join("\t", Set),
        string.Join("\t", Remove),
        RemoveAttribute ? "-" : string.Empty,
        Replacement,
        Drop,
        Title,
        Kind,
        Swap ? "-" : string.Empty,
        Choice,
        Declare);

    private static AttributeChange? DecodeAlone(string line)
    {
        string[] parts = line.Split(Between);
        return parts.Length != 13 ? null : new AttributeChange
        {
            Attribute = parts[0],
            Member = parts[1],
            Scheme = parts[2].Length == 0 ? null : parts[2],
            Set = List(parts[3]),
            Remove = List(parts[4]),
            RemoveAttribute = parts[5].Length > 0,
            Replacement = parts[6],
            Drop = parts[7],
            Title = parts[8],
            Kind = parts[9],
            Swap = parts[10].Length > 0,
            Choice = parts[11],
            Declare = parts[12],
        };
    }

    private static EquatableArray<string> List(string text) =>
        (text.Length == 0 ? (IEnumerable<string>)[] : text.Split('\t')).ToEquatableArray();
}
