using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharpReview.Models;

/// <summary>Layers in the initializers of fields, and a list of them.</summary>
internal sealed class Experts : Module<Tensor, Tensor>
{
    private readonly Linear gate = Linear(64, 4);
    private readonly List<Linear> experts = new(); // INIT404: no optimizer sees them
    private readonly Parameter scale = Parameter(ones(64));

    public Experts() : base(nameof(Experts))
    {
        for (int i = 0; i < 4; i++) experts.Add(Linear(64, 64));
        RegisterComponents();
        init.ones_(scale.clone()); // INIT406: a copy
    }

    public override Tensor forward(Tensor input)
    {
        Tensor weights = gate.forward(input).softmax(-1);
        return experts.Select((expert, i) => expert.forward(input) * weights.select(-1, i).unsqueeze(-1)).Aggregate(static (a, b) => a + b) * scale;
    }
}

/// <summary>Twenty layers as the library makes them, with nothing that keeps the signal up.</summary>
internal sealed class DeepDefault : Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> hidden = [];
    private readonly Linear last = Linear(128, 1);

    public DeepDefault() : base(nameof(DeepDefault))
    {
        for (int i = 0; i < 20; i++) hidden.Add(Linear(128, 128)); // INIT202: for information only
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = input;
        foreach (Linear layer in hidden) x = layer.forward(x).relu();
        return last.forward(x);
    }
}
