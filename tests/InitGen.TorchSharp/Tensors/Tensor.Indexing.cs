using System;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    /// <summary>Parts of a tensor by numbers and slices: views, which can be written to.</summary>
    public partial class Tensor
    {
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => this[i1].copy_(value);
        }

        public Tensor this[long i1, long i2]
        {
            get => select(0, i1).select(0, i2);
            set => this[i1, i2].copy_(value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => this[i1, i2].select(0, i3);
            set => this[i1, i2, i3].copy_(value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[i1, i2, i3].select(0, i4);
            set => this[i1, i2, i3, i4].copy_(value);
        }

        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index(indices).copy_(value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            Tensor part = alias();
            int dim = 0;
            int ellipsis = Array.FindIndex(indices, static index => index.IsEllipsis);
            for (int i = 0; i < indices.Length; i++)
            {
                TensorIndex index = indices[i];
                if (i == ellipsis) dim = (int)part.Dimensions - indices[(i + 1)..].Count(static later => !later.IsNew);
                else if (index.IsNew) part = part.unsqueeze(dim++);
                else if (index.Number is long number) part = part.select(dim, number);
                else part = part.slice(dim, index.Start ?? 0, index.Stop ?? part.size(dim), index.Step ?? 1);
                if (index.IsSlice) dim++;
            }

            return part;
        }
    }

    public struct TensorIndex
    {
        public static TensorIndex Ellipsis = new() { IsEllipsis = true };
        public static TensorIndex None = new() { IsNew = true };
        public static TensorIndex Null = new() { IsNew = true };
        public static TensorIndex Colon = Slice();

        internal bool IsEllipsis { get; private init; }

        internal bool IsNew { get; private init; }

        internal long? Number { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal readonly bool IsSlice => !IsEllipsis && !IsNew && Number is null;

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range.start, range.end);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        public static TensorIndex Bool(bool value) => throw Stub.Nothing;

        public static TensorIndex Single(long? index) => new() { Number = index };

        public static TensorIndex Tensor(Tensor tensor) => throw Stub.Nothing;
    }
}
