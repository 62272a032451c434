using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// One value for all weights of hidden convolutions.
public sealed class ConstantConv : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1, conv2;
    private readonly Linear head;

    public ConstantConv() : base(nameof(ConstantConv))
    {
        conv1 = Conv2d(3, 16, 3);
        conv2 = Conv2d(16, 32, 3);
        head = Linear(32, 10);
        conv1.weight = {|INIT301:Parameter(torch.ones(16, 3, 3, 3) * 0.05)|};
        using (torch.no_grad()) {|INIT301:conv2.weight.fill_(0.01)|};
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.max_pool2d(functional.relu(conv1.forward(x)), 2);
        x = functional.max_pool2d(functional.relu(conv2.forward(x)), 2);
        return head.forward(x.amax(new long[] { 2, 3 }));
    }
}
