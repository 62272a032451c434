using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: reductions.</summary>
public static partial class torch
{
    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => throw Stub.Nothing;
    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => throw Stub.Nothing;
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => throw Stub.Nothing;
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor trace(Tensor input) => throw Stub.Nothing;
    public static Tensor argmax(Tensor input) => throw Stub.Nothing;
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor argmin(Tensor input) => throw Stub.Nothing;
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
    public static Tensor amax(
        Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
    public static Tensor amax(Tensor input, long[] dims) => throw Stub.Nothing;
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
    public static Tensor amin(
        Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => throw Stub.Nothing;
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor all(Tensor input) => throw Stub.Nothing;
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor any(Tensor input) => throw Stub.Nothing;
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor max(Tensor input) => throw Stub.Nothing;
    public static Tensor max(Tensor input, Tensor other) => throw Stub.Nothing;
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor min(Tensor input) => throw Stub.Nothing;
    public static Tensor min(Tensor input, Tensor other) => throw Stub.Nothing;
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor dist(Tensor input, Tensor other, float p = 2.0f) => throw Stub.Nothing;
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor mean(Tensor input) => throw Stub.Nothing;
    public static Tensor mean(
        Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor median(Tensor input) => throw Stub.Nothing;
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1L, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor norm(Tensor input, float p = 2.0f) => throw Stub.Nothing;
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2.0f) => throw Stub.Nothing;
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => throw Stub.Nothing;
    public static Tensor prod(Tensor input, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor std(Tensor input, bool unbiased = true) => throw Stub.Nothing;
    public static Tensor std(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor std(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor std(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor std(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor sum(Tensor input, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor sum(
        Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor var(Tensor input, bool unbiased = true) => throw Stub.Nothing;
    public static Tensor var(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor var(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor var(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor var(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(Tensor input, bool unbiased = true) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null) => throw Stub.Nothing;
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => throw Stub.Nothing;
    public static Tensor norm(Tensor input) => throw Stub.Nothing;
    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) => throw Stub.Nothing;
}
