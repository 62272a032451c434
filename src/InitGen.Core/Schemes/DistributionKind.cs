namespace InitGen.Theory;

/// <summary>
/// The kinds of law that weights are drawn from. Where a scheme makes the weight as a whole, it is that of an element in a random place.
/// </summary>
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

    /// <summary>An element of a matrix with orthonormal rows or columns.</summary>
    Orthogonal,

    /// <summary>An element of a kernel with such a matrix at its centre and zero elsewhere.</summary>
    DeltaOrthogonal,

    /// <summary>A coordinate of a point on a sphere.</summary>
    UnitSphere,

    /// <summary>One value on a diagonal, zero elsewhere.</summary>
    Identity,

    /// <summary>Normal, with a fixed share of zeros.</summary>
    Sparse,

    /// <summary>One value in a range of indices, zero elsewhere.</summary>
    Gate,
}
