using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: reductions.</summary>
    public partial class Tensor
    {
        public (Tensor values, Tensor indexes) cummax(long dim) => throw Stub.Nothing;
        public (Tensor values, Tensor indexes) cummin(long dim) => throw Stub.Nothing;
        public Tensor cumsum(long dim, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor cumprod(long dim, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor logsumexp(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor all() => throw Stub.Nothing;
        public Tensor all(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
        public Tensor amax(params long[] dims) => throw Stub.Nothing;
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
        public Tensor amin(params long[] dims) => throw Stub.Nothing;
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => throw Stub.Nothing;
        public Tensor any() => throw Stub.Nothing;
        public Tensor any(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor argmax() => throw Stub.Nothing;
        public Tensor argmax(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor argmin() => throw Stub.Nothing;
        public Tensor argmin(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor count_nonzero(long[]? dims = null) => throw Stub.Nothing;
        public Tensor trace() => throw Stub.Nothing;
        public Tensor max() => throw Stub.Nothing;
        public Tensor max(Tensor other) => throw Stub.Nothing;
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor mean() => throw Stub.Nothing;
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => throw Stub.Nothing;
        public (Tensor values, Tensor indices) mode(long dim = -1L, bool keepdim = false) => throw Stub.Nothing;
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor median() => throw Stub.Nothing;
        public Tensor min() => throw Stub.Nothing;
        public Tensor min(Tensor other) => throw Stub.Nothing;
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => throw Stub.Nothing;
        public Tensor dist(Tensor other, float p = 2.0f) => throw Stub.Nothing;
        public Tensor norm(float p = 2.0f) => throw Stub.Nothing;
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => throw Stub.Nothing;
        public Tensor std(bool unbiased = true) => throw Stub.Nothing;
        public Tensor var(bool unbiased = true) => throw Stub.Nothing;
        public Tensor std(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) => throw Stub.Nothing;
        public Tensor var(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) => throw Stub.Nothing;
        public Tensor std(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor var(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor std(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor var(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor std(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor var(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => throw Stub.Nothing;
        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) var_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) var_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor @var, Tensor mean) var_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor @var, Tensor mean) var_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor std, Tensor mean) std_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public (Tensor @var, Tensor mean) var_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor prod(ScalarType? type = null) => throw Stub.Nothing;
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    }
}
