using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: order, repetition and parts.</summary>
public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor cat(Tensor[] tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor concat(Tensor[] tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);
    public static Tensor dstack(params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor dstack(IList<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor dstack(IEnumerable<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor hstack(IList<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor hstack(params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor hstack(IEnumerable<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor movedim(Tensor input, long source, long destination) => throw Stub.Nothing;
    public static Tensor movedim(Tensor input, long[] source, long[] destination) => throw Stub.Nothing;
    public static Tensor moveaxis(Tensor input, long source, long destination) => throw Stub.Nothing;
    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) => throw Stub.Nothing;
    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) => throw Stub.Nothing;
    public static Tensor moveaxis(
        Tensor input, (long, long, long, long) source, (long, long, long, long) destination) => throw Stub.Nothing;
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => throw Stub.Nothing;
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);
    public static Tensor[] split(
        Tensor tensor, long[] split_size_or_sections, long dim = 0L) => tensor.split(split_size_or_sections, dim);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => throw Stub.Nothing;
    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => input.swapaxes(axis0, axis1);
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.swapdims(dim0, dim1);
    public static Tensor t(Tensor input) => input.t();
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0L) => throw Stub.Nothing;
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0L) => throw Stub.Nothing;
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0L) => throw Stub.Nothing;
    public static Tensor tile(Tensor input, long[] dims) => throw Stub.Nothing;
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);
    public static Tensor[] unbind(Tensor input, long dim = 0L) => input.unbind(dim);
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);
    public static Tensor unsqueeze_(Tensor input, long dim) => throw Stub.Nothing;
    public static Tensor vstack(IList<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor vstack(Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => throw Stub.Nothing;
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);
    public static Tensor clone(Tensor input) => input.clone();
    public static Tensor diag(Tensor input, long diagonal = 0) => throw Stub.Nothing;
    public static Tensor diag_embed(Tensor input, long offset = 0L, long dim1 = -2L, long dim2 = -1L) => throw Stub.Nothing;
    public static Tensor diagflat(Tensor input, long offset = 0) => throw Stub.Nothing;
    public static Tensor diagonal(Tensor input, long offset = 0L, long dim1 = 0L, long dim2 = 1L) => throw Stub.Nothing;
    public static Tensor diff(
        Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => throw Stub.Nothing;
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);
    public static Tensor flip(Tensor input, params long[] dims) => throw Stub.Nothing;
    public static Tensor fliplr(Tensor input) => throw Stub.Nothing;
    public static Tensor flipud(Tensor input) => throw Stub.Nothing;
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => throw Stub.Nothing;
    public static Tensor ravel(Tensor input) => input.ravel();
    public static Tensor repeat_interleave(
        Tensor input, long repeats, long? dim = null, long? output_size = null) => throw Stub.Nothing;
    public static Tensor repeat_interleave(
        Tensor input, Tensor repeats, long? dim = null, long? output_size = null) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, long[] shifts) => throw Stub.Nothing;
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => throw Stub.Nothing;
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => throw Stub.Nothing;
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => throw Stub.Nothing;
    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => throw Stub.Nothing;
    public static Tensor tril(Tensor input, long diagonal = 0) => throw Stub.Nothing;
    public static Tensor tril_(Tensor input, long diagonal = 0) => throw Stub.Nothing;
    public static Tensor tril_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) => throw Stub.Nothing;
    public static Tensor triu(Tensor input, long diagonal = 0L) => throw Stub.Nothing;
    public static Tensor triu_(Tensor input, long diagonal = 0L) => throw Stub.Nothing;
    public static Tensor triu_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) => throw Stub.Nothing;
    public static int get_num_threads() => throw Stub.Nothing;
    public static void set_num_threads(int num) => throw Stub.Nothing;
    public static int get_num_interop_threads() => throw Stub.Nothing;
    public static void set_num_interop_threads(int num) => throw Stub.Nothing;
    public static long numel(Tensor input) => input.numel();
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => throw Stub.Nothing;
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => throw Stub.Nothing;
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => throw Stub.Nothing;
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);
    public static Tensor squeeze_(Tensor input, long? dim = null) => throw Stub.Nothing;
    public static Tensor column_stack(IList<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor column_stack(params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor row_stack(IList<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor row_stack(params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => throw Stub.Nothing;
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => throw Stub.Nothing;
    public static Tensor unflatten(Tensor input, long dim, Size sizes) => throw Stub.Nothing;
}
