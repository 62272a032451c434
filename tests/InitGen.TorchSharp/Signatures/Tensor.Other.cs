using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: gradients.</summary>
    public partial class Tensor
    {
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null) => throw Stub.Nothing;
        public void backward() => throw Stub.Nothing;
    }
}
