namespace InitGen.Theory;

/// <summary>What there is to know of one scheme.</summary>
internal abstract class SchemeDefinition
{
    public abstract Scheme Scheme { get; }

    /// <summary>The options that the scheme cannot do without.</summary>
    public virtual SchemeOption Needs => SchemeOption.None;

    /// <summary>The options that have an effect, given the others.</summary>
    public abstract SchemeOption Reads(SchemeOptions options, LayerRole role);

    /// <summary>Decides everything but the size; the options are valid.</summary>
    public abstract SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation);
}
