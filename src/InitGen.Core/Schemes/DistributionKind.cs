namespace InitGen.Theory;

/// <summary>The kinds of law that single weights are drawn from.</summary>
public enum DistributionKind
{
    /// <summary>Every weight has the same value.</summary>
    Constant = 0,

    /// <summary>Evenly between two bounds.</summary>
    Uniform,

    /// <summary>The normal (Gaussian) law.</summary>
    Normal,

    /// <summary>The normal law, cut to both sides.</summary>
    TruncatedNormal,
}
