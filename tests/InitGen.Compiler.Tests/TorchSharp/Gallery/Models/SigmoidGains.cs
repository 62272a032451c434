using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Xavier with the gain that its function asks for, chosen by a flag; heads in a dictionary.
public sealed class SigmoidGains : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(64, 64), fc2 = Linear(64, 64);
    private readonly ModuleDict<Module<Tensor, Tensor>> heads = new();
    private readonly bool _usesTanh;

    public SigmoidGains(bool usesTanh = true) : base(nameof(SigmoidGains))
    {
        _usesTanh = usesTanh;
        var function = usesTanh ? init.NonlinearityType.Tanh : init.NonlinearityType.Sigmoid;
        foreach (var layer in new List<Linear> { fc1, fc2 }) init.xavier_normal_(layer.weight, init.calculate_gain(function));
        heads.Add("price", Linear(64, 1));
        heads.Add("volume", Linear(64, 1));
        RegisterComponents();
    }

    private Tensor Bend(Tensor x) => _usesTanh switch
    {
        true => torch.tanh(x),
        false => torch.sigmoid(x),
    };

    public override Tensor forward(Tensor x)
    {
        x = Bend(fc1.forward(x));
        x = Bend(fc2.forward(x));
        return torch.cat(new[] { heads["price"].forward(x), heads["volume"].forward(x) }, 1);
    }
}
