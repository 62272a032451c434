using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A low-rank pair beside a frozen layer: the second of the pair starts at zero, as it must.
public sealed class LoraModel : Module<Tensor, Tensor>
{
    private readonly LoraLinear fc1 = new(256, 256);
    private readonly LoraLinear fc2 = new(256, 10);

    public LoraModel() : base(nameof(LoraModel)) => RegisterComponents();

    public override Tensor forward(Tensor x) => fc2.forward(functional.relu(fc1.forward(x)));
}

public sealed class LoraLinear : Module<Tensor, Tensor>
{
    private readonly Linear frozen;
    private readonly Parameter lora_A, lora_B;
    private readonly double _scaling;

    public LoraLinear(int inputs, int outputs, int rank = 8, double alpha = 16) : base(nameof(LoraLinear))
    {
        frozen = Linear(inputs, outputs);
        frozen.weight.requires_grad_(false);
        lora_A = Parameter(torch.empty(rank, inputs));
        lora_B = Parameter(torch.zeros(outputs, rank));
        init.kaiming_uniform_(lora_A, a: Math.Sqrt(5));
        _scaling = alpha / rank;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var low = functional.linear(functional.linear(x, lora_A), lora_B);
        return frozen.forward(x) + low * _scaling;
    }
}
