using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Both of a low-rank pair start at zero: neither ever learns.
public sealed class DeadLora : Module<Tensor, Tensor>
{
    private readonly Linear frozen = Linear(128, 128), lora_A = Linear(128, 4, hasBias: false), lora_B = Linear(4, 128, hasBias: false);

    public DeadLora() : base(nameof(DeadLora))
    {
        {|INIT301:init.zeros_(lora_A.weight)|};
        init.zeros_(lora_B.weight);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => frozen.forward(x) + lora_B.forward(lora_A.forward(x));
}
