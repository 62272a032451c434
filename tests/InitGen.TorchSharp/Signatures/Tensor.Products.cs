using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: products.</summary>
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => throw Stub.Nothing;
        public Tensor mm(Tensor target) => throw Stub.Nothing;
        public Tensor mv(Tensor target) => throw Stub.Nothing;
        public Tensor dot(Tensor target) => throw Stub.Nothing;
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => throw Stub.Nothing;
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => throw Stub.Nothing;
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => throw Stub.Nothing;
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => throw Stub.Nothing;
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => throw Stub.Nothing;
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => throw Stub.Nothing;
        public Tensor bmm(Tensor batch2) => throw Stub.Nothing;
        public Tensor outer(Tensor vec2) => throw Stub.Nothing;
        public Tensor inverse() => throw Stub.Nothing;
    }
}
