using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: new tensors like this one.</summary>
    public partial class Tensor
    {
        public Tensor ones(params long[] sizes) => throw Stub.Nothing;
        public Tensor new_ones(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_ones(
            long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_ones(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_ones(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor zeros(params long[] sizes) => throw Stub.Nothing;
        public Tensor new_zeros(
            long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_zeros(
            ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_zeros(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_zeros(
            long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_zeros(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_zeros(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor zeros_like(
            ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor ones_like(
            ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_empty(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor empty(params long[] sizes) => throw Stub.Nothing;
        public Tensor empty_like(
            ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor full(long[] sizes, Scalar value) => throw Stub.Nothing;
        public Tensor full(ReadOnlySpan<long> sizes, Scalar value) => throw Stub.Nothing;
        public Tensor new_full(
            long[] size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_full(
            ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_full(
            long size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_full(
            long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_full(
            long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor new_full(
            long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor full_like(
            Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor eye(long rows, long columns) => throw Stub.Nothing;
    }
}
