using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics.Tensors;

namespace InitGen;

/// <summary>How inputs are brought to one scale.</summary>
public enum Standardization
{
    /// <summary>(x - mean) / sigma: mean 0 and variance 1, as the theory of initialization assumes.</summary>
    ZScore,

    /// <summary>(x - minimum) / (maximum - minimum): from 0 to 1.</summary>
    ZeroToOne,

    /// <summary>2 (x - minimum) / (maximum - minimum) - 1: from -1 to 1.</summary>
    MinusOneToOne,
}

/// <summary>
/// Brings each column of a table of inputs to one scale. What is fitted on the training data is applied to all data that the network sees, or the
/// network sees other inputs than it was trained on.
/// </summary>
/// <remarks>Columns are summed row by row in double precision: the same bits at every vector width.</remarks>
public sealed class Standardizer
{
    private readonly float[] _shift;
    private readonly float[] _factor;
    private readonly float[] _offset;

    private Standardizer(Standardization kind, float[] shift, float[] factor, float[] offset, int[] constantColumns)
    {
        (Kind, _shift, _factor, _offset) = (kind, shift, factor, offset);
        ConstantColumns = constantColumns;
    }

    /// <summary>The scale.</summary>
    public Standardization Kind { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => _shift.Length;

    /// <summary>
    /// Columns that hold one and the same number in every row: they tell a network nothing, have no scale, and become 0, the middle of the
    /// scale. Leave them out of the model.
    /// </summary>
    public IReadOnlyList<int> ConstantColumns { get; }

    /// <summary>Finds the scale of each column.</summary>
    /// <param name="kind">The scale.</param>
    /// <param name="data">The training data, [rows, columns], row by row; at least two rows.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <returns>What brings data of that kind to the scale.</returns>
    /// <exception cref="ArgumentException">The data are not whole rows, fewer than two, or hold a NaN or an infinity.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no columns, or no such scale.</exception>
    public static Standardizer Fit(Standardization kind, ReadOnlySpan<float> data, int columns)
    {
        if (kind is < Standardization.ZScore or > Standardization.MinusOneToOne) throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such scale.");
        int rows = Rows(data, columns, nameof(data));
        if (rows < 2) throw new ArgumentException("One row has no scale: give at least two.", nameof(data));
        RequireFinite(data, columns);

        var shift = new float[columns];
        var factor = new float[columns];
        var offset = new float[columns];
        var constant = new List<int>();
        (double[] low, double[] width) = kind == Standardization.ZScore ? MeanAndSigma(data, rows, columns) : Range(data, rows, columns);
        for (int column = 0; column < columns; column++)
        {
            shift[column] = (float)low[column];
            if (IsConstant(data, rows, columns, column))
            {
                constant.Add(column);
                shift[column] = data[column];
                factor[column] = 0;
                continue;
            }

            factor[column] = (float)((kind == Standardization.MinusOneToOne ? 2 : 1) / width[column]);
            offset[column] = kind == Standardization.MinusOneToOne ? -1 : 0;
        }

        return new Standardizer(kind, shift, factor, offset, [.. constant]);
    }

    /// <summary>Brings data to the scale, in place.</summary>
    /// <param name="data">The data, [rows, columns], row by row.</param>
    /// <exception cref="ArgumentException">The data are not whole rows, or hold a NaN or an infinity; then they are as they were.</exception>
    public void Apply(Span<float> data)
    {
        int rows = Rows(data, Columns, nameof(data));
        RequireFinite(data, Columns);
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = data.Slice(row * Columns, Columns);
            TensorPrimitives.Subtract<float>(values, _shift, values);
            TensorPrimitives.Multiply<float>(values, _factor, values);
            TensorPrimitives.Add<float>(values, _offset, values);
        }
    }

    private static (double[] Mean, double[] Sigma) MeanAndSigma(ReadOnlySpan<float> data, int rows, int columns)
    {
        var mean = new double[columns];
        var sigma = new double[columns];
        var row = new double[columns];
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(data.Slice(i * columns, columns), row);
            TensorPrimitives.Add<double>(mean, row, mean);
        }

        TensorPrimitives.Divide<double>(mean, rows, mean);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(data.Slice(i * columns, columns), row);
            TensorPrimitives.Subtract<double>(row, mean, row);
            TensorPrimitives.Multiply<double>(row, row, row);
            TensorPrimitives.Add<double>(sigma, row, sigma);
        }

        TensorPrimitives.Divide<double>(sigma, rows, sigma);
        TensorPrimitives.Sqrt<double>(sigma, sigma);
        return (mean, sigma);
    }

    private static (double[] Minimum, double[] Width) Range(ReadOnlySpan<float> data, int rows, int columns)
    {
        float[] minimum = data.Slice(0, columns).ToArray();
        float[] maximum = data.Slice(0, columns).ToArray();
        for (int i = 1; i < rows; i++)
        {
            ReadOnlySpan<float> row = data.Slice(i * columns, columns);
            TensorPrimitives.Min<float>(minimum, row, minimum);
            TensorPrimitives.Max<float>(maximum, row, maximum);
        }

        var low = new double[columns];
        var width = new double[columns];
        for (int column = 0; column < columns; column++) (low[column], width[column]) = (minimum[column], (double)maximum[column] - minimum[column]);
        return (low, width);
    }

    private static bool IsConstant(ReadOnlySpan<float> data, int rows, int columns, int column)
    {
        for (int row = 1; row < rows; row++)
        {
            if (data[(row * columns) + column] != data[column]) return false;
        }

        return true;
    }

    private static int Rows(ReadOnlySpan<float> data, int columns, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        (int rows, int left) = Math.DivRem(data.Length, columns);
        return left == 0
            ? rows
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{data.Length} numbers are no whole rows of {columns}."), parameter);
    }

    /// <summary>Names the first number that is none.</summary>
    internal static void RequireFinite(ReadOnlySpan<float> data, int columns)
    {
        for (int i = 0; i < data.Length; i++)
        {
            if (float.IsFinite(data[i])) continue;
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Row {i / columns}, column {i % columns} is {data[i]}. Replace what is missing, or leave the row out."),
                nameof(data));
        }
    }
}
