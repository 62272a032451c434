using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Both halves with N(0, 0.02) in convolutions and N(1, 0.02) in the scales, set by what a module's type is called.
public sealed class Generator : Module<Tensor, Tensor>
{
    private readonly Sequential main;

    public Generator(int latent = 100, int width = 64, int channels = 3) : base("generator")
    {
        main = Sequential(
            ConvTranspose2d(latent, width * 8, 4, 1, 0, bias: false), BatchNorm2d(width * 8), ReLU(),
            ConvTranspose2d(width * 8, width * 4, 4, 2, 1, bias: false), BatchNorm2d(width * 4), ReLU(),
            ConvTranspose2d(width * 4, width * 2, 4, 2, 1, bias: false), BatchNorm2d(width * 2), ReLU(),
            ConvTranspose2d(width * 2, width, 4, 2, 1, bias: false), BatchNorm2d(width), ReLU(),
            ConvTranspose2d(width, channels, 4, 2, 1, bias: false), Tanh());
        RegisterComponents();
        this.apply(DcganStart.Weights);
    }

    public override Tensor forward(Tensor noise) => main.forward(noise);
}

public sealed class Discriminator : Module<Tensor, Tensor>
{
    private readonly Sequential main;

    public Discriminator(int width = 64, int channels = 3) : base("discriminator")
    {
        main = Sequential(
            Conv2d(channels, width, 4, 2, 1, bias: false), LeakyReLU(0.2),
            Conv2d(width, width * 2, 4, 2, 1, bias: false), BatchNorm2d(width * 2), LeakyReLU(0.2),
            Conv2d(width * 2, width * 4, 4, 2, 1, bias: false), BatchNorm2d(width * 4), LeakyReLU(0.2),
            Conv2d(width * 4, width * 8, 4, 2, 1, bias: false), BatchNorm2d(width * 8), LeakyReLU(0.2),
            Conv2d(width * 8, 1, 4, 1, 0, bias: false), Sigmoid());
        RegisterComponents();
        apply(DcganStart.Weights);
    }

    public override Tensor forward(Tensor image) => main.forward(image).view(-1, 1).squeeze(1);
}

internal static class DcganStart
{
    public static void Weights(Module module)
    {
        if (module is Conv2d || module is ConvTranspose2d)
        {
            foreach (var (name, parameter) in module.named_parameters())
            {
                if (name == "weight") init.normal_(parameter, 0.0, 0.02);
            }
        }
        else if (module is BatchNorm2d norm)
        {
            init.normal_(norm.weight, 1.0, 0.02);
            init.zeros_(norm.bias);
        }
    }
}
