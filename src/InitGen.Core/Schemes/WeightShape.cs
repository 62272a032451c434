using System;

namespace InitGen.Theory;

/// <summary>
/// A weight as a stack of matrices, for the schemes that make it as a whole: the groups of a convolution, or matrices packed along the
/// outputs, each for itself. Lengths that are known only when the code runs are 0.
/// </summary>
/// <param name="Rows">Rows of one matrix: outputs, or inputs of a transposed convolution, over the number of matrices.</param>
/// <param name="Columns">The weight's second length: inputs, or outputs of a transposed convolution, over the number of groups.</param>
/// <param name="KernelSize">Product of the kernel's lengths; 1 for a matrix.</param>
/// <param name="KernelCentre">Index of the kernel's centre; 0 for a matrix.</param>
/// <param name="KernelRank">Number of the kernel's lengths; 0 for a matrix.</param>
/// <param name="Matrices">Number of matrices.</param>
/// <param name="IsTransposed">Whether the outputs are the columns.</param>
public readonly record struct WeightShape(
    long Rows,
    long Columns,
    long KernelSize = 1,
    long KernelCentre = 0,
    int KernelRank = 0,
    long Matrices = 1,
    bool IsTransposed = false)
{
    /// <summary>Whether all lengths are known.</summary>
    public bool IsKnown => Rows > 0 && Columns > 0;

    /// <summary>The length of a row: columns times the kernel's size.</summary>
    public long Width => checked(Columns * KernelSize);

    /// <summary>Outputs of one matrix.</summary>
    public long Outputs => IsTransposed ? Columns : Rows;

    /// <summary>Inputs of one matrix.</summary>
    public long Inputs => IsTransposed ? Rows : Columns;

    /// <summary>
    /// How many elements of a column a sparsity sets to zero: its share of the rows, rounded up, but never all of them.
    /// </summary>
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="sparsity">The share, above 0 and below 1.</param>
    /// <returns>The number of zeros.</returns>
    public static long Zeros(long rows, double sparsity)
    {
        // 0.07 * 100 is 7.000000000000001, and that is no reason for an eighth zero.
        double share = sparsity * rows;
        return Math.Min((long)Math.Ceiling(share - (share * 1e-12)), rows - 1);
    }
}
