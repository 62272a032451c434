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

    /// <summary>Whether the law follows from a fan; by default that of those which let one choose it.</summary>
    public virtual bool ReadsFans(SchemeOptions options, LayerRole role) => Reads(options, role).HasFlag(SchemeOption.Fan);

    /// <summary>What keeps the scheme from being that of a parameter in this role.</summary>
    public virtual OptionProblem? Problem(SchemeOptions options, LayerRole role) =>
        ReadsFans(options, role) && role is LayerRole.Bias or LayerRole.NormScale
            ? Refuse($"Scheme.{Scheme} divides by a fan, which a bias or normalization scale does not have; {OfVectors}")
            : null;

    protected const string OfVectors = "take Scheme.Auto, Zero, One, Constant, Uniform or Normal";

    protected OptionProblem Refuse(string remedy) => new("Scheme", Scheme.ToString(), remedy);
}
