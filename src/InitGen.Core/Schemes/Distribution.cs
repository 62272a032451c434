namespace InitGen;

/// <summary>The law that a variance-based scheme draws from. All have the variance that the scheme asks for.</summary>
public enum Distribution
{
    /// <summary>N(0, sigma).</summary>
    Normal = 0,

    /// <summary>U(-r, r) with r = sqrt(3) sigma.</summary>
    Uniform,

    /// <summary>A normal cut at 2 sigma (or <see cref="InitAttribute.Truncation"/>), widened so that the variance is still sigma^2.</summary>
    TruncatedNormal,
}
