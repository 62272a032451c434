namespace InitGen.Graph.Rules;

/// <summary>How loud a rule is: a promise about what it takes to speak.</summary>
public enum RuleLevel
{
    /// <summary>Advice: what is written works, and there is something better.</summary>
    Information,

    /// <summary>A mismatch that the model itself proves, with its numbers.</summary>
    Warning,

    /// <summary>Code cannot be generated, or what is written cannot train or cannot run.</summary>
    Error,
}
