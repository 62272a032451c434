using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The same elements in another shape or order, or a part of them.</summary>
    public partial class Tensor
    {
        public Tensor T => permute(Enumerable.Range(0, (int)Dimensions).Reverse().Select(static d => (long)d));

        public Tensor mT => transpose(-2, -1);

        public Tensor view(params long[] shape) => is_contiguous()
            ? Shown(shape)
            : throw Stub.Native("view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => is_contiguous() ? Shown(shape) : Copied(dtype, device).Shown(shape);

        public Tensor ravel() => reshape(-1);

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            int first = Dim(start_dim), last = Dim(end_dim);
            if (Dimensions == 0) return reshape(1);
            return reshape([.. Body.Shape[..first], Body.CountOf(Body.Shape.AsSpan(first..(last + 1))), .. Body.Shape[(last + 1)..]]);
        }

        public Tensor unflatten(long dim, params long[] sizes)
        {
            int at = Dim(dim);
            return reshape([.. Body.Shape[..at], .. Resolved(sizes, Body.Shape[at]), .. Body.Shape[(at + 1)..]]);
        }

        public Tensor t() => Dimensions <= 2
            ? Dimensions == 2 ? transpose(0, 1) : alias()
            : throw Stub.Native($"t() expects a tensor with <= 2 dimensions, but self is {Dimensions}D");

        public Tensor transpose(long dim0, long dim1)
        {
            (long[] shape, long[] strides) = (this.shape, stride());
            Swap(shape, Dim(dim0), Dim(dim1));
            Swap(strides, Dim(dim0), Dim(dim1));
            return new(Body.View(shape, strides, Body.Offset));
        }

        public Tensor transpose_(long dim0, long dim1)
        {
            (long[] shape, long[] strides) = (this.shape, stride());
            Swap(shape, Dim(dim0), Dim(dim1));
            Swap(strides, Dim(dim0), Dim(dim1));
            (Body.Shape, Body.Strides) = (shape, strides);
            return this;
        }

        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor permute(params long[] permutation) => new(Body.View(
            [.. permutation.Select(d => Body.Shape[Dim(d)])], [.. permutation.Select(d => Body.Strides[Dim(d)])], Body.Offset));

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor squeeze(long? dim = null)
        {
            int[] kept = [.. Enumerable.Range(0, Body.Shape.Length)
                .Where(d => Body.Shape[d] != 1 || (dim is long one && d != Dim(one)))];
            return new(Body.View([.. kept.Select(d => Body.Shape[d])], [.. kept.Select(d => Body.Strides[d])], Body.Offset));
        }

        public Tensor unsqueeze(long dim)
        {
            int at = (int)(dim < 0 ? dim + Dimensions + 1 : dim);
            long stride = at < Dimensions ? Body.Strides[at] * Body.Shape[at] : 1;
            return new(Body.View(
                [.. Body.Shape[..at], 1, .. Body.Shape[at..]], [.. Body.Strides[..at], stride, .. Body.Strides[at..]], Body.Offset));
        }

        public Tensor expand(long[] sizes, bool isImplicit = false)
        {
            int added = sizes.Length - Body.Shape.Length;
            if (added < 0) throw Stub.Native("the number of sizes provided must be greater or equal to the number of dimensions in the tensor");
            (long[] shape, long[] strides) = ((long[])sizes.Clone(), new long[sizes.Length]);
            for (int d = 0; d < sizes.Length; d++)
            {
                long own = d < added ? 1 : Body.Shape[d - added];
                if (shape[d] == -1) shape[d] = own;
                if (own != shape[d] && own != 1)
                    throw Stub.Native($"The expanded size of the tensor ({shape[d]}) must match the existing size ({own}) at non-singleton dimension {d}.");
                strides[d] = own == shape[d] && d >= added ? Body.Strides[d - added] : 0;
            }

            return new(Body.View(shape, strides, Body.Offset));
        }

        public Tensor expand(params long[] sizes) => expand(sizes, false);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor broadcast_to(params long[] shape) => expand(shape);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) =>
            new(Body.View(size, strides, storageOffset));

        public Tensor narrow(long dim, long start, long length) => slice(dim, start, start + length, 1);

        public Tensor select(long dim, long index)
        {
            int at = Dim(dim);
            long size = Body.Shape[at];
            if (index < -size || index >= size)
                throw Stub.Native($"select(): index {index} out of range for tensor of size [{string.Join(", ", Body.Shape)}] at dimension {dim}");
            long place = index < 0 ? index + size : index;
            return new(Body.View(
                [.. Body.Shape[..at], .. Body.Shape[(at + 1)..]], [.. Body.Strides[..at], .. Body.Strides[(at + 1)..]],
                Body.Offset + (place * Body.Strides[at])));
        }

        public Tensor slice(long dim, long start, long finish, long step)
        {
            int at = Dim(dim);
            long size = Body.Shape[at];
            long first = Math.Clamp(start < 0 ? start + size : start, 0, size);
            long end = Math.Clamp(finish < 0 ? finish + size : finish, first, size);
            (long[] shape, long[] strides) = (this.shape, stride());
            shape[at] = (end - first + step - 1) / step;
            strides[at] *= step;
            return new(Body.View(shape, strides, Body.Offset + (first * Body.Strides[at])));
        }

        public Tensor[] unbind(long dimension = 0L) =>
            [.. Enumerable.Range(0, (int)Body.Shape[Dim(dimension)]).Select(i => select(dimension, i))];

        public Tensor[] split(long size, int dim = 0)
        {
            long whole = Body.Shape[Dim(dim)];
            var parts = new List<Tensor>();
            for (long start = 0; start < whole; start += size) parts.Add(slice(dim, start, Math.Min(start + size, whole), 1));
            return [.. parts];
        }

        public Tensor[] split(long[] sizes, long dim = 0)
        {
            var parts = new Tensor[sizes.Length];
            long start = 0;
            for (int i = 0; i < sizes.Length; start += sizes[i++]) parts[i] = slice(dim, start, start + sizes[i], 1);
            return parts;
        }

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        public Tensor[] chunk(long chunks, long dim = 0L) =>
            split(Math.Max(1, (Body.Shape[Dim(dim)] + chunks - 1) / chunks), (int)dim);

        private static void Swap(long[] values, int a, int b) => (values[a], values[b]) = (values[b], values[a]);

        private static long[] Resolved(long[] shape, long count)
        {
            long known = Body.CountOf(shape.Where(static size => size != -1).ToArray());
            long[] resolved = [.. shape.Select(size => size == -1 ? count / Math.Max(known, 1) : size)];
            return Body.CountOf(resolved) == count
                ? resolved
                : throw Stub.Native($"shape '[{string.Join(", ", shape)}]' is invalid for input of size {count}");
        }

        private int Dim(long dim)
        {
            long rank = Math.Max(Dimensions, 1);
            return dim >= -rank && dim < rank
                ? (int)(dim < 0 ? dim + rank : dim)
                : throw Stub.Native($"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})");
        }

        private Tensor Shown(long[] shape)
        {
            long[] resolved = Resolved(shape, Body.Count);
            return new(Body.View(resolved, Body.Dense(resolved), Body.Offset));
        }
    }
}
