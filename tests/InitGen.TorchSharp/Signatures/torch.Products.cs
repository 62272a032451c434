using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: products.</summary>
public static partial class torch
{
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => throw Stub.Nothing;
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => throw Stub.Nothing;
    public static Tensor baddbmm(
        Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => throw Stub.Nothing;
    public static Tensor bmm(Tensor input, Tensor batch2) => throw Stub.Nothing;
    public static Tensor dot(Tensor input, Tensor other) => throw Stub.Nothing;
    public static Tensor inverse(Tensor input) => throw Stub.Nothing;
    public static Tensor matmul(Tensor input, Tensor target) => throw Stub.Nothing;
    public static Tensor mm(Tensor input, Tensor target) => throw Stub.Nothing;
    public static Tensor mv(Tensor input, Tensor target) => throw Stub.Nothing;
    public static Tensor outer(Tensor input, Tensor vec2) => throw Stub.Nothing;
    public static Tensor einsum(string equation, params Tensor[] tensors) => throw Stub.Nothing;
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
}
