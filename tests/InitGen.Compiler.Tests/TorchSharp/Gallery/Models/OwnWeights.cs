using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Matrices of its own, from randn: the usual way of the very first example, and much too large.
public sealed class OwnWeights : Module<Tensor, Tensor>
{
    private readonly Parameter w1, b1, w2, b2, w3, b3;

    public OwnWeights() : base(nameof(OwnWeights))
    {
        w1 = {|INIT205:Parameter(torch.randn(256, 256))|};
        b1 = Parameter(torch.zeros(256));
        w2 = {|INIT205:Parameter(torch.randn(256, 256))|};
        b2 = Parameter(torch.zeros(256));
        w3 = {|INIT205:Parameter(torch.randn(256, 10))|};
        b3 = Parameter(torch.zeros(10));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = (x.matmul(w1) + b1).relu();
        x = (torch.matmul(x, w2) + b2).relu();
        return x.mm(w3) + b3;
    }
}
