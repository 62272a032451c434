namespace InitGen.Theory;

/// <summary>
/// Gauss-Legendre quadrature with 12 nodes: exact for polynomials up to degree 23 (Abramowitz and Stegun 1964, 25.4.29). The nodes lie
/// at both signs.
/// </summary>
internal static class GaussLegendre
{
    /// <summary>The positive roots of the Legendre polynomial of degree 12, rounded to the 17 digits that name a double.</summary>
    public static readonly double[] Nodes =
    [
        0.1252334085114689, 0.3678314989981802, 0.5873179542866175, 0.7699026741943047, 0.9041172563704749, 0.9815606342467192,
    ];

    /// <summary>The weight of each of them on [-1, 1].</summary>
    public static readonly double[] Weights =
    [
        0.24914704581340277, 0.2334925365383548, 0.20316742672306592, 0.16007832854334622, 0.10693932599531843, 0.04717533638651183,
    ];
}
