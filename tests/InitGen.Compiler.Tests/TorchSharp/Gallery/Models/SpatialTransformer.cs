using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// The last layer of the localization starts at zero, its bias at the identity: the image comes through as it is.
public sealed class SpatialTransformer : Module<Tensor, Tensor>
{
    private readonly Sequential localization, pose, classifier;

    public SpatialTransformer() : base(nameof(SpatialTransformer))
    {
        localization = Sequential(Conv2d(1, 8, 7), MaxPool2d(2, 2), ReLU(true), Conv2d(8, 10, 5), MaxPool2d(2, 2), ReLU(true));
        pose = Sequential(Linear(10 * 3 * 3, 32), ReLU(true), Linear(32, 6));
        classifier = Sequential(Conv2d(1, 10, 5), ReLU(), MaxPool2d(2), Flatten(), Linear(1440, 10));
        RegisterComponents();
        var last = (Linear)pose[2];
        using (torch.no_grad())
        {
            last.weight.zero_();
            last.bias.copy_(torch.tensor(new float[] { 1, 0, 0, 0, 1, 0 }));
        }
    }

    public override Tensor forward(Tensor x)
    {
        var xs = localization.forward(x).view(-1, 90);
        var theta = pose.forward(xs).view(-1, 2, 3);
        var grid = functional.affine_grid(theta, x.shape, align_corners: false);
        var turned = functional.grid_sample(x, grid, align_corners: false);
        return functional.log_softmax(classifier.forward(turned), dim: 1);
    }
}
