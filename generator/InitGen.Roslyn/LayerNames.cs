using System;
using System.Collections.Generic;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn;

/// <summary>Names of the parameters of one model: which segment a member has, and which paths are taken.</summary>
internal sealed class LayerNames
{
    /// <summary>What is wrong with a pinned name that is not good.</summary>
    public const string BadName = "Name must be a text of at least one character, without line breaks, control characters and lone surrogates";

    private readonly Dictionary<string, Owner> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <summary>A layer that biases may belong to.</summary>
    /// <param name="Member">Name of the member that holds its weight.</param>
    /// <param name="Segment">Its segment of the path.</param>
    /// <param name="Layer">Its shape, where known.</param>
    public sealed record Owner(string Member, string Segment, LayerShape? Layer);

    /// <summary>The layer declared last.</summary>
    public Owner? Last { get; private set; }

    /// <summary>A member's segment of the path, escaped: its pinned name, or its own without <c>_</c> or <c>m_</c>.</summary>
    public static string Segment(MarkedMember member) => Pinned(member) ?? Segment(member.Symbol.Name);

    /// <summary>The segment that a member pins, escaped; null where it pins none.</summary>
    public static string? Pinned(MarkedMember member) =>
        member.Find(nameof(InitAttribute))?.Text(nameof(InitAttribute.Name)) is { Length: > 0 } pinned ? PathHash.Escape(pinned) : null;

    /// <summary>
    /// Whether a pinned name can be a segment: a lone surrogate has no UTF-8, in which paths are hashed, and what is no character for people
    /// has no place in comments.
    /// </summary>
    public static bool IsGood(string name)
    {
        bool wellFormed = name.Length > 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (i + 1 < name.Length && char.IsSurrogatePair(name, i)) i++;
            else wellFormed &= !char.IsSurrogate(name[i]) && !char.IsControl(name[i]) && name[i] is not ('\u2028' or '\u2029' or '\ufffe' or '\uffff');
        }

        return wellFormed;
    }

    /// <summary>A member's segment of the path from its name alone.</summary>
    public static string Segment(string name)
    {
        string trimmed = name.StartsWith("m_", StringComparison.Ordinal) ? name.Substring(2)
            : name.StartsWith("_", StringComparison.Ordinal) ? name.Substring(1)
            : name;
        return PathHash.Escape(trimmed.Length == 0 ? name : trimmed);
    }

    /// <summary>Remembers a layer for the biases that follow.</summary>
    public void Declare(string member, string segment, LayerShape layer) =>
        _layers[member] = Last = new Owner(member, segment, layer);

    /// <summary>A layer declared before, by the name of its member.</summary>
    public Owner? Find(string member) => _layers.TryGetValue(member, out Owner? owner) ? owner : null;

    /// <summary>Takes a path; answers who has it already, or null.</summary>
    public string? Claim(string path, string member)
    {
        if (_taken.TryGetValue(path, out string? other)) return other;
        _taken.Add(path, member);
        return null;
    }
}
