using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: random numbers.</summary>
public static partial class torch
{
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => throw Stub.Nothing;
    public static Tensor multinomial(
        Tensor input, long num_samples, bool replacement = false, Generator? generator = null) => throw Stub.Nothing;
    public static Tensor rand_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) => throw Stub.Nothing;
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null) => throw Stub.Nothing;
    public static Tensor randn_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) => throw Stub.Nothing;
}
