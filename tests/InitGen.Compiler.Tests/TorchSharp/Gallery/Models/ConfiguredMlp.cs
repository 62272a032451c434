using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// What its layers do is known only to whoever makes it: an activation out of a configuration.
public sealed class ConfiguredMlp : Module<Tensor, Tensor>
{
    private readonly Sequential net = Sequential();

    public ConfiguredMlp(string activation, Func<Module<Tensor, Tensor>>? custom = null) : base(nameof(ConfiguredMlp))
    {
        for (int i = 0; i < 12; i++)
        {
            var layer = Linear(128, 128);
            init.xavier_uniform_(layer.weight);
            net.append(layer);
            net.append(activation switch
            {
                "tanh" => Tanh(),
                "relu" => ReLU(),
                _ => custom!(),
            });
        }

        net.append(Linear(128, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => net.forward(x);
}
