using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A recurrence by hand, over as many steps as there are.
public sealed class HandRnn : Module<Tensor, Tensor, (Tensor Output, Tensor State)>
{
    private readonly Linear fromInput = Linear(32, 64), fromState = Linear(64, 64), output = Linear(64, 10);
    private readonly Action<Module> _start = module =>
    {
        if (module is Linear linear) init.xavier_uniform_(linear.weight);
    };

    public HandRnn() : base(nameof(HandRnn))
    {
        RegisterComponents();
        apply(_start);
        init.orthogonal_(fromState.weight);
    }

    public override (Tensor Output, Tensor State) forward(Tensor x, Tensor state)
    {
        for (long t = 0; t < x.shape[1]; t++)
        {
            var step = x.select(1, t);
            state = torch.tanh(fromInput.forward(step) + fromState.forward(state));
        }

        return (output.forward(state), state);
    }
}
