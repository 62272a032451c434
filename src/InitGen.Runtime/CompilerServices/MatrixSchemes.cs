using System;
using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;

namespace InitGen.CompilerServices;

/// <summary>
/// Schemes that make a weight as a whole rather than element by element. Called by generated code. Each fills any slice of its
/// parameter with the bits that the whole has; what a slice costs is said with each.
/// </summary>
/// <remarks>
/// A weight may hold several matrices stacked along its first axis: the groups of a convolution, the gates of a recurrent layer, query,
/// key and value. Each is made by itself.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixSchemes
{
    /// <summary>
    /// Matrices with orthonormal rows, or columns where there are more rows than columns, uniformly distributed (by Haar's measure),
    /// times a gain.
    /// </summary>
    /// <remarks>
    /// A slice of a matrix with at most as many rows as columns costs its rows, and drawing the rows before them; a slice of a taller one
    /// costs the matrix. Both need memory of the size of the rows that are made.
    /// </remarks>
    /// <param name="destination">Where to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The parameter's stream.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="rows">Rows of one matrix.</param>
    /// <param name="columns">Columns of one matrix.</param>
    /// <param name="gain">Factor on every element.</param>
    public static void Orthogonal(
        Span<float> destination, ulong seed, ulong stream, long start, long rows, long columns, double gain)
    {
        long size = checked(rows * columns);
        while (!destination.IsEmpty)
        {
            long matrix = start / size;
            int count = (int)Math.Min(destination.Length, size - (start % size));
            OneOrthogonal(
                destination.Slice(0, count), seed, stream, matrix, start % size, checked((int)rows), checked((int)columns), (float)gain);
            destination = destination.Slice(count);
            start += count;
        }
    }

    /// <summary>
    /// Kernels that are orthonormal matrices, as <see cref="Orthogonal"/> makes them, at their centre and zero elsewhere: a convolution
    /// that starts as an orthogonal map at each place of its input (Xiao et al. 2018). A slice costs what its matrices' slices do.
    /// </summary>
    /// <param name="destination">Where to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The parameter's stream.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="rows">Channels of one group along the first axis.</param>
    /// <param name="columns">Channels of one group along the second axis.</param>
    /// <param name="kernel">Product of the kernel's lengths.</param>
    /// <param name="centre">Index of the kernel's centre.</param>
    /// <param name="gain">Factor on every element.</param>
    public static void DeltaOrthogonal(
        Span<float> destination,
        ulong seed,
        ulong stream,
        long start,
        long rows,
        long columns,
        long kernel,
        long centre,
        double gain)
    {
        destination.Clear();
        long first = KernelsBefore(start, kernel, centre);
        int count = (int)(KernelsBefore(start + destination.Length, kernel, centre) - first);
        if (count == 0) return;

        float[] centres = GC.AllocateUninitializedArray<float>(count);
        Orthogonal(centres, seed, stream, first, rows, columns, gain);
        for (int i = 0; i < count; i++) destination[(int)(((first + i) * kernel) + centre - start)] = centres[i];
    }

    /// <summary>
    /// Identity matrices, also rectangular ones, at the centre of a kernel, times a gain; zero elsewhere. A slice costs its elements.
    /// </summary>
    /// <param name="destination">Where to.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="rows">Rows of one matrix.</param>
    /// <param name="columns">Columns of one matrix, or channels along the second axis.</param>
    /// <param name="kernel">Product of the kernel's lengths; 1 for a matrix.</param>
    /// <param name="centre">Index of the kernel's centre; 0 for a matrix.</param>
    /// <param name="gain">The value of the elements that are not 0.</param>
    public static void Identity(
        Span<float> destination, long start, long rows, long columns, long kernel, long centre, double gain)
    {
        destination.Clear();
        long width = checked(columns * kernel);
        for (long row = start / width; row * width < start + destination.Length; row++)
        {
            // Within the matrix that the row lies in.
            long diagonal = row % rows;
            long index = (row * width) + (diagonal * kernel) + centre - start;
            if (diagonal < columns && index >= 0 && index < destination.Length) destination[(int)index] = (float)gain;
        }
    }

    /// <summary>
    /// Rows that are uniformly distributed on the unit sphere, times a gain: normal numbers, normalized. A slice costs the rows that it
    /// touches.
    /// </summary>
    /// <param name="destination">Where to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The parameter's stream.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="gain">The norm of a row.</param>
    public static void UnitSphere(Span<float> destination, ulong seed, ulong stream, long start, long columns, double gain)
    {
        int length = checked((int)columns);
        long stride = NormalGroups.Padded(length);
        float[] row = GC.AllocateUninitializedArray<float>(checked((int)stride));
        while (!destination.IsEmpty)
        {
            int column = (int)(start % length);
            Span<float> part = destination.Slice(0, Math.Min(length - column, destination.Length));
            long group = checked(start / length * stride) / Philox.GroupLength;
            if (part.Length == stride)
            {
                NormalGroups.Fill(part, seed, stream, group);
                Normalize(part, gain);
            }
            else
            {
                NormalGroups.Fill(row, seed, stream, group);
                Normalize(row.AsSpan(0, length), gain);
                row.AsSpan(column, part.Length).CopyTo(part);
            }

            destination = destination.Slice(part.Length);
            start += part.Length;
        }
    }

    /// <summary>
    /// Sets a fixed number of elements in each column to zero, each choice of rows as probable as any other. The rest is left as it is.
    /// A slice costs the choices for all columns.
    /// </summary>
    /// <param name="destination">Where to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The parameter's stream.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="rows">Rows of one matrix.</param>
    /// <param name="columns">Columns of one matrix.</param>
    /// <param name="zeros">How many zeros there are in each column.</param>
    public static void Thin(
        Span<float> destination, ulong seed, ulong stream, long start, long rows, long columns, long zeros)
    {
        if (destination.IsEmpty || zeros == 0) return;
        long size = checked(rows * columns);
        Choice choice = new(seed, stream, checked((int)rows), checked((int)zeros));

        // A band of columns at a time, row by row within it: a column alone would touch a line of the cache for each element.
        const int Band = 16;
        ushort[] bands = new ushort[(int)rows];
        for (long matrix = start / size; matrix * size < start + destination.Length; matrix++)
        {
            for (long column = 0; column < columns; column += Band)
            {
                bands.AsSpan().Clear();
                for (int i = 0; i < Math.Min(Band, columns - column); i++)
                {
                    foreach (int row in choice.Of((matrix * columns) + column + i)) bands[row] |= (ushort)(1 << i);
                    choice.Undo();
                }

                long index = (matrix * size) + column - start;
                foreach (ushort band in bands)
                {
                    for (uint rest = band; rest != 0; rest &= rest - 1)
                    {
                        long element = index + BitOperations.TrailingZeroCount(rest);
                        if ((ulong)element < (ulong)destination.Length) destination[(int)element] = 0;
                    }

                    index += columns;
                }
            }
        }
    }

    /// <summary>One value in a range of a vector's elements and zero elsewhere. A slice costs its elements.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="start">Index of the destination's first element within the parameter.</param>
    /// <param name="first">Index of the first element that has the value.</param>
    /// <param name="count">How many have it.</param>
    /// <param name="value">The value.</param>
    public static void Gate(Span<float> destination, long start, long first, long count, float value)
    {
        destination.Clear();
        int from = (int)Math.Clamp(first - start, 0, destination.Length);
        int end = (int)Math.Clamp(first + count - start, 0, destination.Length);
        destination.Slice(from, end - from).Fill(value);
    }

    /// <summary>Scales a vector to a norm; a vector of zeros becomes the first axis.</summary>
    internal static void Normalize(Span<float> vector, double norm)
    {
        double found = Math.Sqrt(FixedSum.OfSquares(vector));
        if (found == 0)
        {
            vector[0] = (float)norm;
            return;
        }

        TensorPrimitives.Multiply(vector, (float)(norm / found), vector);
    }

    // How many kernels have their centre before an element.
    private static long KernelsBefore(long element, long kernel, long centre) => (element + kernel - 1 - centre) / kernel;

    private static void OneOrthogonal(
        Span<float> destination, ulong seed, ulong stream, long matrix, long start, int rows, int columns, float gain)
    {
        bool tall = rows > columns;
        int length = Math.Max(rows, columns);
        int vectors = Math.Min(rows, columns);
        int stride = HaarMatrix.Stride(length);
        long group = checked(matrix * vectors * stride) / Philox.GroupLength;
        int first = tall ? 0 : (int)(start / columns);
        int last = tall ? vectors - 1 : (int)((start + destination.Length - 1) / columns);
        float[] made = GC.AllocateUninitializedArray<float>(checked((last - first + 1) * stride));
        HaarMatrix.Rows(made, first, last - first + 1, length, seed, stream, group);

        int row = (int)(start / columns);
        int column = (int)(start % columns);
        while (!destination.IsEmpty)
        {
            Span<float> part = destination.Slice(0, Math.Min(columns - column, destination.Length));
            if (tall)
            {
                for (int i = 0; i < part.Length; i++) part[i] = made[((column + i) * stride) + row] * gain;
            }
            else
            {
                TensorPrimitives.Multiply(made.AsSpan(((row - first) * stride) + column, part.Length), gain, part);
            }

            destination = destination.Slice(part.Length);
            (row, column) = (row + 1, 0);
        }
    }
}
