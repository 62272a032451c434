using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Each layer takes all that came before it.
public sealed class DenseNet : Module<Tensor, Tensor>
{
    private readonly Sequential features = Sequential();
    private readonly Linear classifier;

    public DenseNet(long growth = 12, long classes = 10) : base(nameof(DenseNet))
    {
        long channels = 2 * growth;
        features.append("conv0", Conv2d(3, channels, 3, padding: 1, bias: false));
        for (int i = 0; i < 3; i++)
        {
            features.append($"block{i}", new DenseBlock(channels, growth, 4));
            channels += 4 * growth;
            if (i == 2) break;
            features.append($"transition{i}", new Transition(channels, channels / 2));
            channels /= 2;
        }

        features.append("norm", BatchNorm2d(channels));
        classifier = Linear(channels, classes);
        RegisterComponents();
        foreach (var module in modules())
        {
            if (module is Conv2d conv) init.kaiming_normal_(conv.weight);
            else if (module is Linear linear) init.zeros_(linear.bias);
        }
    }

    public override Tensor forward(Tensor x)
    {
        using (var maps = features.forward(x))
        using (var active = functional.relu(maps))
        using (var pooled = functional.adaptive_avg_pool2d(active, 1))
        {
            return classifier.forward(pooled.flatten(1));
        }
    }
}

public sealed class DenseBlock : Module<Tensor, Tensor>
{
    private readonly ModuleList<DenseLayer> layers = new();

    public DenseBlock(long channels, long growth, int count) : base(nameof(DenseBlock))
    {
        for (int i = 0; i < count; i++) layers.Add(new DenseLayer(channels + i * growth, growth));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        foreach (var layer in layers) x = torch.cat(new[] { x, layer.forward(x) }, 1);
        return x;
    }
}

public sealed class DenseLayer : Module<Tensor, Tensor>
{
    private readonly BatchNorm2d norm1, norm2;
    private readonly Conv2d conv1, conv2;

    public DenseLayer(long channels, long growth) : base(nameof(DenseLayer))
    {
        norm1 = BatchNorm2d(channels);
        conv1 = Conv2d(channels, 4 * growth, 1, bias: false);
        norm2 = BatchNorm2d(4 * growth);
        conv2 = Conv2d(4 * growth, growth, 3, padding: 1, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = conv1.forward(functional.relu(norm1.forward(x)));
        return conv2.forward(functional.relu(norm2.forward(y)));
    }
}

public sealed class Transition : Module<Tensor, Tensor>
{
    private readonly Sequential all;

    public Transition(long from, long to) : base(nameof(Transition))
    {
        all = Sequential(("norm", BatchNorm2d(from)), ("relu", ReLU()), ("conv", Conv2d(from, to, 1, bias: false)), ("pool", AvgPool2d(2, 2)));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => all.forward(x);
}
