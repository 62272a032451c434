using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: parts by index.</summary>
public static partial class torch
{
    public static Tensor argwhere(Tensor input) => throw Stub.Nothing;
    public static Tensor gather(Tensor input, long dim, Tensor index) => throw Stub.Nothing;
    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) => throw Stub.Nothing;
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => throw Stub.Nothing;
    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => throw Stub.Nothing;
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => throw Stub.Nothing;
    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => throw Stub.Nothing;
    public static Tensor index_select(Tensor input, long dim, Tensor index) => throw Stub.Nothing;
    public static Tensor masked_select(Tensor input, Tensor mask) => throw Stub.Nothing;
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);
    public static Tensor nonzero(Tensor input) => throw Stub.Nothing;
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => throw Stub.Nothing;
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => throw Stub.Nothing;
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => throw Stub.Nothing;
    public static Tensor take(Tensor input, Tensor index) => throw Stub.Nothing;
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => throw Stub.Nothing;
    public static Tensor[] where(Tensor condition) => throw Stub.Nothing;
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => throw Stub.Nothing;
    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => throw Stub.Nothing;
    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => throw Stub.Nothing;
}
