using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: parts by index.</summary>
    public partial class Tensor
    {
        public Tensor this[params Tensor[] indices]
        {
            get => throw Stub.Nothing;
            set => throw Stub.Nothing;
        }
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => throw Stub.Nothing;
            set => throw Stub.Nothing;
        }
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => throw Stub.Nothing;
            set => throw Stub.Nothing;
        }
        public Tensor this[params long[] indices]
        {
            get => throw Stub.Nothing;
            set => throw Stub.Nothing;
        }
        public Tensor index(params Tensor[] indices) => throw Stub.Nothing;
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => throw Stub.Nothing;
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false) => throw Stub.Nothing;
        public Tensor index_put_(Tensor value, params Tensor[] indices) => throw Stub.Nothing;
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => throw Stub.Nothing;
        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => throw Stub.Nothing;
        public Tensor index_put_(Scalar value, params Tensor[] indices) => throw Stub.Nothing;
        public Tensor index_select(long dim, Tensor index) => throw Stub.Nothing;
        public Tensor take(Tensor index) => throw Stub.Nothing;
        public Tensor argwhere() => throw Stub.Nothing;
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => throw Stub.Nothing;
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => throw Stub.Nothing;
        public Tensor index_copy(long dim, Tensor index, Tensor source) => throw Stub.Nothing;
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => throw Stub.Nothing;
        public Tensor index_fill(long dim, Tensor index, Scalar value) => throw Stub.Nothing;
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => throw Stub.Nothing;
        public Tensor masked_fill(Tensor mask, Scalar value) => throw Stub.Nothing;
        public Tensor masked_fill_(Tensor mask, Scalar value) => throw Stub.Nothing;
        public Tensor masked_scatter(Tensor mask, Tensor value) => throw Stub.Nothing;
        public Tensor masked_scatter_(Tensor mask, Tensor value) => throw Stub.Nothing;
        public Tensor masked_select(Tensor mask) => throw Stub.Nothing;
        public Tensor scatter(long dim, Tensor index, Tensor src) => throw Stub.Nothing;
        public Tensor scatter_(long dim, Tensor index, Tensor src) => throw Stub.Nothing;
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => throw Stub.Nothing;
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => throw Stub.Nothing;
        public Tensor gather(long dim, Tensor index) => throw Stub.Nothing;
        public Tensor nonzero() => throw Stub.Nothing;
        public IList<Tensor> nonzero_as_list() => throw Stub.Nothing;
        public Tensor where(Tensor condition, Tensor y) => throw Stub.Nothing;
    }
}
