using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: comparisons and order.</summary>
public static partial class torch
{
    public static bool is_integral(Tensor t) => throw Stub.Nothing;
    public static bool allclose(
        Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => throw Stub.Nothing;
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => throw Stub.Nothing;
    public static Tensor eq(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor equal(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static Tensor ge(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor greater_equal(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static Tensor gt(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor greater(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static Tensor isclose(
        Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => throw Stub.Nothing;
    public static Tensor isfinite(Tensor tensor) => throw Stub.Nothing;
    public static Tensor isinf(Tensor tensor) => throw Stub.Nothing;
    public static Tensor isnan(Tensor input) => throw Stub.Nothing;
    public static Tensor le(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor less_equal(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static Tensor lt(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor less(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static Tensor maximum(Tensor input, Tensor other) => throw Stub.Nothing;
    public static Tensor minimum(Tensor input, Tensor other) => throw Stub.Nothing;
    public static Tensor fmax(Tensor input, Tensor other) => throw Stub.Nothing;
    public static Tensor fmin(Tensor input, Tensor other) => throw Stub.Nothing;
    public static Tensor ne(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor not_equal(Tensor tensor, Tensor target) => throw Stub.Nothing;
    public static (Tensor values, Tensor indices) sort(
        Tensor input, long dim = -1, bool descending = false, bool stable = false) => throw Stub.Nothing;
    public static (Tensor values, Tensor indices) topk(
        Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) => throw Stub.Nothing;
    public static bool is_tensor(object obj) => throw Stub.Nothing;
    public static bool is_complex(Tensor input) => throw Stub.Nothing;
    public static bool is_floating_point(Tensor input) => throw Stub.Nothing;
    public static bool is_nonzero(Tensor input) => throw Stub.Nothing;
}
