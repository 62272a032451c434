using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: random numbers.</summary>
    public partial class Tensor
    {
        public Tensor rand_like(
            ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor randn_like(
            ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => throw Stub.Nothing;
        public Tensor randint_like(
            long low, long high, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) => throw Stub.Nothing;
        public Tensor bernoulli(Generator? generator = null) => throw Stub.Nothing;
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => throw Stub.Nothing;
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => throw Stub.Nothing;
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => throw Stub.Nothing;
        public Tensor random_(double from, double to, Generator? generator = null) => throw Stub.Nothing;
    }
}
