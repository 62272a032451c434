namespace InitGen.Graph.Rules;

/// <summary>Which part of a member or type a finding points at.</summary>
public enum FindingPlace
{
    /// <summary>The member's name.</summary>
    Member,

    /// <summary>The name of the type.</summary>
    Type,

    /// <summary>The attribute that names the scheme, or the member where there is none.</summary>
    Init,

    /// <summary>The attribute that gives the shape, or the member where there is none.</summary>
    Shape,

    /// <summary>The attribute that declares the activation, or the member where there is none.</summary>
    Activation,

    /// <summary>The attribute that ties the member to another one, or the member where there is none.</summary>
    Tie,

    /// <summary>The attribute that says which file the weights come from, or the member where there is none; the type's for the type itself.</summary>
    Pretrained,

    /// <summary>A piece of the type's source: <see cref="Finding.Span"/>.</summary>
    Source,
}

/// <summary>A piece of the source of a type.</summary>
/// <param name="Declaration">Which of the type's declarations it stands in, as the compiler counts them.</param>
/// <param name="Start">Where it begins, in characters from the beginning of the file.</param>
/// <param name="Length">How long it is, in characters.</param>
public sealed record SourceSpan(int Declaration, int Start, int Length);

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Origin">Name of the member; empty for the type itself.</param>
/// <param name="Place">The part of it that is meant.</param>
/// <param name="Arguments">Arguments of the rule's message.</param>
public sealed record Finding(RuleInfo Rule, string Origin, FindingPlace Place, EquatableArray<string> Arguments)
{
    /// <summary>The level, where it differs from the rule's own.</summary>
    public RuleLevel Level { get; init; } = Rule.Level;

    /// <summary>Where it stands, for <see cref="FindingPlace.Source"/>.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>What the light bulb offers, best first.</summary>
    public EquatableArray<AttributeChange> Changes { get; init; }

    /// <summary>What the light bulb offers to do with the statements that are meant, best first.</summary>
    public EquatableArray<SourceChange> Edits { get; init; }
}
