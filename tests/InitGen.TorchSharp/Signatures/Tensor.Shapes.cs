using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: order, repetition and parts.</summary>
    public partial class Tensor
    {
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => throw Stub.Nothing;
        public Tensor tensordot(Tensor b, (long, long)[] dims) => throw Stub.Nothing;
        public Tensor tensordot(Tensor b, long dims = 2) => throw Stub.Nothing;
        public Tensor flatten(IList<string?> dims, string out_dim) => throw Stub.Nothing;
        public Tensor unflatten(string dim, params (string, long)[] sizes) => throw Stub.Nothing;
        public Tensor unflatten(long dim, Size sizes) => throw Stub.Nothing;
        public Tensor squeeze_(long? dim = null) => throw Stub.Nothing;
        public Tensor tril(long diagonal = 0) => throw Stub.Nothing;
        public Tensor tril_(long diagonal = 0) => throw Stub.Nothing;
        public Tensor triu(long diagonal = 0) => throw Stub.Nothing;
        public Tensor triu_(long diagonal = 0) => throw Stub.Nothing;
        public Tensor tile(long[] reps) => throw Stub.Nothing;
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => throw Stub.Nothing;
        public Tensor diag(long diagonal = 0) => throw Stub.Nothing;
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L) => throw Stub.Nothing;
        public Tensor diagflat(long offset = 0) => throw Stub.Nothing;
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => throw Stub.Nothing;
        public Tensor erfc() => throw Stub.Nothing;
        public Tensor erfc_() => throw Stub.Nothing;
        public Tensor erfinv() => throw Stub.Nothing;
        public Tensor erfinv_() => throw Stub.Nothing;
        public Tensor unfold(long dimension, long size, long step) => throw Stub.Nothing;
        public Tensor[] tensor_split(long size, long dim = 0L) => throw Stub.Nothing;
        public Tensor[] tensor_split(long[] sizes, long dim = 0L) => throw Stub.Nothing;
        public Tensor[] tensor_split(Tensor indices, long dim = 0L) => throw Stub.Nothing;
        public Tensor expand(Size sizes, bool isImplicit = false) => throw Stub.Nothing;
        public Tensor repeat(params long[] sizes) => throw Stub.Nothing;
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => throw Stub.Nothing;
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => throw Stub.Nothing;
        public Tensor movedim(long[] source, long[] destination) => throw Stub.Nothing;
        public Tensor moveaxis(long[] source, long[] destination) => throw Stub.Nothing;
        public Tensor flip(params long[] dims) => throw Stub.Nothing;
        public Tensor fliplr() => throw Stub.Nothing;
        public Tensor flipud() => throw Stub.Nothing;
        public Tensor roll(long shifts, long? dims = null) => throw Stub.Nothing;
        public Tensor roll((long, long) shifts, (long, long) dims) => throw Stub.Nothing;
        public Tensor roll(long[] shifts, long[] dims) => throw Stub.Nothing;
        public Tensor roll(long[] shifts) => throw Stub.Nothing;
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) => throw Stub.Nothing;
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => throw Stub.Nothing;
        public Tensor unsqueeze_(long dim) => throw Stub.Nothing;
    }
}
