using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: comparisons and order.</summary>
    public partial class Tensor
    {
        public bool is_nonzero() => throw Stub.Nothing;
        public Tensor argsort(long dim = -1, bool descending = false) => throw Stub.Nothing;
        public Tensor isclose(
            Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => throw Stub.Nothing;
        public Tensor isinf() => throw Stub.Nothing;
        public Tensor isfinite() => throw Stub.Nothing;
        public Tensor isnan() => throw Stub.Nothing;
        public Tensor eq(Tensor target) => throw Stub.Nothing;
        public Tensor equal(Tensor target) => throw Stub.Nothing;
        public Tensor eq_(Tensor target) => throw Stub.Nothing;
        public Tensor eq(Scalar target) => throw Stub.Nothing;
        public Tensor eq_(Scalar target) => throw Stub.Nothing;
        public bool allclose(
            Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => throw Stub.Nothing;
        public Tensor ge(Tensor target) => throw Stub.Nothing;
        public Tensor greater_equal(Tensor target) => throw Stub.Nothing;
        public Tensor ge_(Tensor target) => throw Stub.Nothing;
        public Tensor ge(Scalar target) => throw Stub.Nothing;
        public Tensor ge_(Scalar target) => throw Stub.Nothing;
        public Tensor gt(Tensor target) => throw Stub.Nothing;
        public Tensor greater(Tensor target) => throw Stub.Nothing;
        public Tensor gt_(Tensor target) => throw Stub.Nothing;
        public Tensor gt(Scalar target) => throw Stub.Nothing;
        public Tensor gt_(Scalar target) => throw Stub.Nothing;
        public Tensor le(Tensor target) => throw Stub.Nothing;
        public Tensor less_equal(Tensor target) => throw Stub.Nothing;
        public Tensor le_(Tensor target) => throw Stub.Nothing;
        public Tensor less_equal_(Tensor target) => throw Stub.Nothing;
        public Tensor le(Scalar target) => throw Stub.Nothing;
        public Tensor le_(Scalar target) => throw Stub.Nothing;
        public Tensor lt(Tensor target) => throw Stub.Nothing;
        public Tensor less(Tensor target) => throw Stub.Nothing;
        public Tensor lt_(Tensor target) => throw Stub.Nothing;
        public Tensor lt(Scalar target) => throw Stub.Nothing;
        public Tensor lt_(Scalar target) => throw Stub.Nothing;
        public (Tensor values, Tensor indexes) topk(
            int k, int dim = -1, bool largest = true, bool sorted = true) => throw Stub.Nothing;
        public Tensor maximum(Tensor other) => throw Stub.Nothing;
        public Tensor minimum(Tensor other) => throw Stub.Nothing;
        public (Tensor Values, Tensor Indices) sort(
            long dim = -1, bool descending = false, bool stable = false) => throw Stub.Nothing;
        public Tensor ne(Tensor target) => throw Stub.Nothing;
        public Tensor not_equal(Tensor target) => throw Stub.Nothing;
        public Tensor ne_(Tensor target) => throw Stub.Nothing;
        public Tensor not_equal_(Tensor target) => throw Stub.Nothing;
        public Tensor ne(Scalar target) => throw Stub.Nothing;
        public Tensor ne_(Scalar target) => throw Stub.Nothing;
        public Tensor fmax(Tensor other) => throw Stub.Nothing;
        public Tensor fmin(Tensor other) => throw Stub.Nothing;
    }
}
