using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// A list of widths becomes the layers: numbers are channels, 0 is a pool. He over the fan-out before normalizations, small normals in the classifier.
public sealed class Vgg : Module<Tensor, Tensor>
{
    private static readonly long[] Widths = { 64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0 };

    private readonly Sequential features;
    private readonly Module<Tensor, Tensor> avgpool;
    private readonly Sequential classifier;

    public Vgg(int classes = 1000, double dropout = 0.5) : base(nameof(Vgg))
    {
        features = MakeLayers(Widths);
        avgpool = AdaptiveAvgPool2d(new long[] { 7, 7 });
        classifier = Sequential(
            Linear(512 * 7 * 7, 4096), ReLU(inplace: true), Dropout(dropout),
            Linear(4096, 4096), ReLU(inplace: true), Dropout(dropout),
            Linear(4096, classes));
        RegisterComponents();

        foreach (var (_, module) in named_modules())
        {
            if (module is Conv2d conv)
            {
                init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                if (conv.bias is not null) init.constant_(conv.bias, 0);
            }
            else if (module is BatchNorm2d norm)
            {
                init.constant_(norm.weight, 1);
                init.constant_(norm.bias, 0);
            }
            else if (module is Linear linear)
            {
                init.normal_(linear.weight, 0, 0.01);
                init.constant_(linear.bias, 0);
            }
        }
    }

    public override Tensor forward(Tensor x)
    {
        x = features.forward(x);
        x = avgpool.forward(x);
        x = torch.flatten(x, 1);
        return classifier.forward(x);
    }

    private static Sequential MakeLayers(long[] widths)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        long channels = 3;
        foreach (long width in widths)
        {
            if (width == 0)
            {
                layers.Add(MaxPool2d(kernel_size: 2, stride: 2));
                continue;
            }

            layers.Add(Conv2d(channels, width, kernel_size: 3, padding: 1));
            layers.Add(BatchNorm2d(width));
            layers.Add(ReLU(inplace: true));
            channels = width;
        }

        return Sequential(layers);
    }
}
