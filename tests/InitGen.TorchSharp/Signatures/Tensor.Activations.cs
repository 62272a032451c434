using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: activations.</summary>
    public partial class Tensor
    {
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => throw Stub.Nothing;
        public Tensor tanh() => throw Stub.Nothing;
        public Tensor tanh_() => throw Stub.Nothing;
        public Tensor threshold(Scalar threshold, Scalar value) => throw Stub.Nothing;
        public Tensor threshold_(Scalar threshold, Scalar value) => throw Stub.Nothing;
        public Tensor softmax(long dim, ScalarType? dtype = null) => throw Stub.Nothing;
        public Tensor softplus(double beta = 1, double threshold = 20) => throw Stub.Nothing;
        public Tensor relu() => throw Stub.Nothing;
        public Tensor relu_() => throw Stub.Nothing;
        public Tensor relu6() => throw Stub.Nothing;
        public Tensor relu6_() => throw Stub.Nothing;
        public Tensor rrelu(double lower = one_eighth, double upper = one_third) => throw Stub.Nothing;
        public Tensor rrelu_(double lower = one_eighth, double upper = one_third) => throw Stub.Nothing;
        public Tensor celu() => throw Stub.Nothing;
        public Tensor celu_() => throw Stub.Nothing;
        public Tensor celu(Scalar alpha) => throw Stub.Nothing;
        public Tensor celu_(Scalar alpha) => throw Stub.Nothing;
        public Tensor elu(double alpha = 1) => throw Stub.Nothing;
        public Tensor elu_(double alpha = 1) => throw Stub.Nothing;
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => throw Stub.Nothing;
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => throw Stub.Nothing;
        public Tensor gelu() => throw Stub.Nothing;
        public Tensor gelu(GELU.Approximate approximate) => throw Stub.Nothing;
        public Tensor gelu_() => throw Stub.Nothing;
        public Tensor gelu_(GELU.Approximate approximate) => throw Stub.Nothing;
        public Tensor glu(long dim = -1) => throw Stub.Nothing;
        public Tensor hardsigmoid() => throw Stub.Nothing;
        public Tensor hardsigmoid_() => throw Stub.Nothing;
        public Tensor hardswish() => throw Stub.Nothing;
        public Tensor hardswish_() => throw Stub.Nothing;
        public Tensor hardtanh(Scalar min, Scalar max) => throw Stub.Nothing;
        public Tensor hardtanh_(Scalar min, Scalar max) => throw Stub.Nothing;
        public Tensor leaky_relu(Scalar negative_slope) => throw Stub.Nothing;
        public Tensor leaky_relu_(Scalar negative_slope) => throw Stub.Nothing;
        public Tensor selu() => throw Stub.Nothing;
        public Tensor selu_() => throw Stub.Nothing;
        public Tensor silu() => throw Stub.Nothing;
        public Tensor silu_() => throw Stub.Nothing;
        public Tensor log_sigmoid() => throw Stub.Nothing;
        public Tensor prelu(Tensor target) => throw Stub.Nothing;
        public Tensor sigmoid() => throw Stub.Nothing;
        public Tensor sigmoid_() => throw Stub.Nothing;
    }
}
