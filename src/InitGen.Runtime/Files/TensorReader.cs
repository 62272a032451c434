using System;
using InitGen.Safetensors;

namespace InitGen.Files;

/// <summary>Reads one tensor as the elements of a parameter, in the parameter's order.</summary>
internal readonly unsafe struct TensorReader
{
    // Rows of the parameter that are read side by side where they are columns of the file: a line of the cache holds as many floats.
    private const int Band = 16;

    private readonly TensorElement _element;
    private readonly byte* _data;
    private readonly int _size;
    private readonly bool _isTransposed;
    private readonly long _rows;
    private readonly long _columns;

    /// <summary>A reader.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="isTransposed">Whether its last two axes are to be swapped.</param>
    public TensorReader(TensorSource tensor, bool isTransposed)
    {
        _element = tensor.Entry.Element!.Value;
        _data = tensor.Data;
        _size = _element.Size();
        _isTransposed = isTransposed;
        _rows = isTransposed ? tensor.Entry.Shape[^1] : 1;
        _columns = isTransposed ? tensor.Entry.Shape[^2] : 1;
    }

    /// <summary>Pieces of a multiple of this many elements are read fastest.</summary>
    public long Grain => _isTransposed ? Band * _columns : 1;

    /// <summary>Reads a piece.</summary>
    /// <param name="start">Index of its first element within the parameter.</param>
    /// <param name="elements">Where it goes.</param>
    public void Read<T>(long start, Span<T> elements)
        where T : unmanaged
    {
        if (!_isTransposed)
        {
            TensorConversion.Convert(_element, _data + (start * _size), elements);
            return;
        }

        while (!elements.IsEmpty)
        {
            (long row, long column) = Math.DivRem(start, _columns);
            (long matrix, row) = Math.DivRem(row, _rows);
            int done = column == 0 && elements.Length >= _columns
                ? ReadRows(matrix, row, elements)
                : ReadPart(matrix, row, column, elements);
            start += done;
            elements = elements.Slice(done);
        }
    }

    private byte* At(long matrix, long row, long column) => _data + (((((matrix * _columns) + column) * _rows) + row) * _size);

    private int ReadRows<T>(long matrix, long row, Span<T> elements)
        where T : unmanaged
    {
        int columns = (int)_columns;
        int count = (int)Math.Min(Math.Min(Band, _rows - row), elements.Length / columns);
        Span<T> line = stackalloc T[Band];
        line = line.Slice(0, count);
        for (int column = 0; column < columns; column++)
        {
            TensorConversion.Convert(_element, At(matrix, row, column), line);
            for (int i = 0; i < line.Length; i++) elements[(i * columns) + column] = line[i];
        }

        return count * columns;
    }

    private int ReadPart<T>(long matrix, long row, long column, Span<T> elements)
        where T : unmanaged
    {
        int count = (int)Math.Min(_columns - column, elements.Length);
        for (int i = 0; i < count; i++) TensorConversion.Convert(_element, At(matrix, row, column + i), elements.Slice(i, 1));
        return count;
    }
}
