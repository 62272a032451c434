using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: activations.</summary>
public static partial class torch
{
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => throw Stub.Nothing;
    public static Tensor sigmoid(Tensor input) => throw Stub.Nothing;
    public static Tensor sigmoid_(Tensor input) => throw Stub.Nothing;
    public static Tensor tanh(Tensor input) => throw Stub.Nothing;
    public static Tensor tanh_(Tensor input) => throw Stub.Nothing;
}
