using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements by their indices.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    public long Count => _tensor.numel();

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => _tensor.Body.Memory.At<T>(Place(indices));
        set => _tensor.Body.Memory.At<T>(Place(indices)) = value;
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    public T[] ToArray() => [.. this];

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        foreach (T value in this.Skip((int)tensorIndex)) array[arrayIndex++] = value;
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        foreach (long place in _tensor.Body.Places().Skip((int)tensorIndex))
        {
            if (arrayIndex >= array.Length) return;
            _tensor.Body.Memory.At<T>(place) = array[arrayIndex++];
        }
    }

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => _tensor.GetHashCode();

    public void Dispose()
    {
    }

    public IEnumerator<T> GetEnumerator() => _tensor.Body.Places().Select(place => _tensor.Body.Memory.At<T>(place)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // One index counts the elements whatever the number of dimensions.
    private long Place(long[] indices)
    {
        Body body = _tensor.Body;
        long place = body.Offset;
        if (indices.Length == 1)
        {
            long index = indices[0];
            if (index >= Count) throw new IndexOutOfRangeException();
            for (int d = body.Shape.Length - 1; d >= 0; d--)
            {
                place += index % body.Shape[d] * body.Strides[d];
                index /= body.Shape[d];
            }

            return place;
        }

        for (int d = 0; d < indices.Length; d++) place += indices[d] * body.Strides[d];
        return place;
    }
}
