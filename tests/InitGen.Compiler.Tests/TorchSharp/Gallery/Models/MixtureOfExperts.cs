using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A gate weighs what all experts say.
public sealed class MixtureOfExperts : Module<Tensor, Tensor>
{
    private readonly Linear gate;
    private readonly ModuleList<Sequential> experts = new();
    private readonly Linear outputs;

    public MixtureOfExperts(int width = 64, int count = 4) : base(nameof(MixtureOfExperts))
    {
        gate = Linear(width, count, hasBias: false);
        foreach (int _ in Enumerable.Range(0, count)) experts.Add(Sequential(Linear(width, 128), ReLU(), Linear(128, width)));
        outputs = Linear(width, 10);
        RegisterComponents();
        init.normal_(gate.weight, std: 0.01);
    }

    public override Tensor forward(Tensor x)
    {
        var weights = functional.softmax(gate.forward(x), -1);
        var said = new List<Tensor>();
        foreach (var expert in experts) said.Add(expert.forward(x));
        var stacked = torch.stack(said, 1);
        var mixed = (stacked * weights.unsqueeze(-1)).sum(1);
        return outputs.forward(mixed);
    }
}
