using System;
using InitGen.CompilerServices;

namespace InitGen.Data;

/// <summary>
/// Rows of numbers in memory, each padded with zeros to whole panels of <see cref="MatrixProduct"/>. Rows stand for samples, columns for
/// features; a weight is [outputs, inputs].
/// </summary>
internal sealed class Table
{
    public Table(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        Stride = Pad(columns);
        Memory = new float[checked(Stride * Pad(rows))];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public float[] Memory { get; }

    public static Table Of(ReadOnlySpan<float> values, int rows, int columns)
    {
        var table = new Table(rows, columns);
        for (int row = 0; row < rows; row++) values.Slice(row * columns, columns).CopyTo(table[row]);
        return table;
    }

    public Span<float> this[int row] => Memory.AsSpan(row * Stride, Columns);

    /// <summary>The numbers without the padding.</summary>
    public void CopyTo(Span<float> values)
    {
        for (int row = 0; row < Rows; row++) this[row].CopyTo(values.Slice(row * Columns));
    }

    public void Clear() => Memory.AsSpan().Clear();

    /// <summary>left right^T: what a dense layer makes of its inputs.</summary>
    public void MultiplyTransposed(Table left, Table right)
    {
        Clear();
        MatrixProduct.Add(Operand(), left.Operand(), right.Operand(), Rows, Stride, left.Columns, transposed: true);
    }

    /// <summary>left right: what a dense layer makes of a gradient.</summary>
    public void Multiply(Table left, Table right)
    {
        Clear();
        MatrixProduct.Add(Operand(), left.Operand(), right.Operand(), Rows, Stride, left.Columns, transposed: false);
    }

    /// <summary>Rows and columns change places.</summary>
    public void Transpose(Table of)
    {
        for (int row = 0; row < of.Rows; row++)
        {
            ReadOnlySpan<float> values = of[row];
            for (int column = 0; column < values.Length; column++) Memory[(column * Stride) + row] = values[column];
        }
    }

    private static int Pad(int length) => (length + MatrixProduct.Panel - 1) / MatrixProduct.Panel * MatrixProduct.Panel;

    private MatrixProduct.Operand Operand() => new(Memory, Stride);
}
