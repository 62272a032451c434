using System;
using System.Linq;
using System.Numerics.Tensors;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>What the weights of a layer have to be by theory. Each law says what is wrong with them, or null.</summary>
internal abstract record ExpectedLaw
{
    /// <summary>Standard deviations that a normal variable passes with probability 1e-8.</summary>
    protected const double Deviations = 5.73;

    // What a float loses in a sum of a few hundred squares.
    protected const double Precision = 4e-6;

    public abstract string? Trouble(double[] weights, Layer layer);

    /// <summary>An element of a weight, in one of the matrices it is made of.</summary>
    protected static double At(double[] weights, Layer layer, int matrix, int row, int position) =>
        weights[(((matrix * layer.Rows) + row) * layer.Width) + position];

    /// <summary>The mean of weights that theory centres at 0, with the variance of one of them.</summary>
    protected static string? MeanTrouble(double[] weights, double mean, double variance)
    {
        double found = weights.Average();
        double bound = (Deviations * Math.Sqrt(variance / weights.Length)) + 1e-7;
        return Math.Abs(found - mean) <= bound ? null : $"the mean is {found:G6} and not {mean:G6} within {bound:G3}";
    }

    /// <summary>One value everywhere.</summary>
    public sealed record Exactly(double Value) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer) =>
            weights.Any(weight => weight != (float)Value) ? $"not every weight is {(float)Value:R}" : null;
    }

    /// <summary>One value in the second quarter, 0 elsewhere.</summary>
    public sealed record ForgetGate(double Value) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer)
        {
            int gate = weights.Length / 4;
            for (int i = 0; i < weights.Length; i++)
            {
                if (weights[i] != (i / gate == 1 ? Value : 0)) return $"element {i} is {weights[i]:R}";
            }

            return null;
        }
    }

    /// <summary>The gain where row and column of a matrix are the same, at the centre of a kernel, and 0 elsewhere.</summary>
    public sealed record Diagonal(double Gain) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                int row = i / layer.Width % layer.Rows, column = i % layer.Width / layer.Kernel, place = i % layer.Kernel;
                if (weights[i] != (row == column && place == layer.Centre ? (float)Gain : 0)) return $"element {i} is {weights[i]:R}";
            }

            return null;
        }
    }

    /// <summary>Each row of a norm, in no direction more than in another.</summary>
    public sealed record Sphere(double Norm) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer)
        {
            for (int row = 0; row < layer.Rows * layer.Matrices; row++)
            {
                double norm = TensorPrimitives.Norm<double>(weights.AsSpan(row * layer.Width, layer.Width));
                if (Math.Abs(norm - Norm) > Precision * Norm) return $"row {row} has norm {norm:G9}";
            }

            return MeanTrouble(weights, 0, Norm * Norm / layer.Width);
        }
    }

    /// <summary>Orthonormal rows of each matrix, or columns where they are fewer, times a gain; at the kernel's centre alone, or over all of it.</summary>
    public sealed record Orthogonal(double Gain, bool AtCentre) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer)
        {
            if (AtCentre && weights.Where((_, i) => i % layer.Kernel != layer.Centre).Any(static weight => weight != 0))
                return "a weight outside of the centre is not 0";

            int rows = layer.Rows, columns = AtCentre ? layer.Columns : layer.Width;
            bool tall = rows > columns;
            (int vectors, int length) = tall ? (columns, rows) : (rows, columns);
            for (int matrix = 0; matrix < layer.Matrices; matrix++)
            {
                double[][] made = [.. Enumerable.Range(0, vectors).Select(
                    vector => Enumerable.Range(0, length).Select(i => tall ? Element(matrix, i, vector) : Element(matrix, vector, i)).ToArray())];
                for (int i = 0; i < vectors; i++)
                {
                    for (int j = i; j < vectors; j++)
                    {
                        double product = TensorPrimitives.Dot<double>(made[i], made[j]);
                        if (Math.Abs(product - (i == j ? Gain * Gain : 0)) > Precision * Gain * Gain)
                            return $"vectors {i} and {j} of matrix {matrix} have the product {product:G9}";
                    }
                }
            }

            double[] kept = AtCentre ? [.. weights.Where((_, i) => i % layer.Kernel == layer.Centre)] : weights;
            return MeanTrouble(kept, 0, Gain * Gain / Math.Max(rows, columns));

            double Element(int matrix, int row, int column) =>
                At(weights, layer, matrix, row, AtCentre ? (column * layer.Kernel) + layer.Centre : column);
        }
    }

    /// <summary>A share of each column's elements 0, rounded up, the rest drawn.</summary>
    public sealed record Sparse(double Share, Drawn Rest) : ExpectedLaw
    {
        public override string? Trouble(double[] weights, Layer layer)
        {
            int zeros = (int)Math.Ceiling(Share * layer.Rows);
            if (zeros == layer.Rows) zeros--;
            for (int matrix = 0; matrix < layer.Matrices; matrix++)
            {
                for (int column = 0; column < layer.Width; column++)
                {
                    int found = Enumerable.Range(0, layer.Rows).Count(row => At(weights, layer, matrix, row, column) == 0);
                    if (found != zeros) return $"column {column} of matrix {matrix} has {found} zeros and not {zeros}";
                }
            }

            return Rest.Trouble([.. weights.Where(static weight => weight != 0)], layer);
        }
    }
}
