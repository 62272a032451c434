using System.Collections.Generic;
using InitGen;
using static Gallery.ImageOps;

namespace Gallery.Models;

/// <summary>VGG-16 (Simonyan and Zisserman 2015) with its channels, on images of 32 x 32.</summary>
public sealed partial class Vgg16
{
    [Init] private readonly List<Stage> _stages =
    [
        new Stage(3, 64, 2), new Stage(64, 128, 2), new Stage(128, 256, 3), new Stage(256, 512, 3), new Stage(512, 512, 3),
    ];

    [Dense(512, 4096), Init(Scheme.He)] private readonly float[] _fc1 = new float[4096 * 512];
    [Bias(4096)] private readonly float[] _fc1Bias = new float[4096];
    [Dense(4096, 4096), Init(Scheme.He)] private readonly float[] _fc2 = new float[4096 * 4096];
    [Bias(4096)] private readonly float[] _fc2Bias = new float[4096];
    [Dense(4096, 1000), Init(Scheme.LeCun)] private readonly float[] _fc3 = new float[1000 * 4096];
    [Bias(1000)] private readonly float[] _fc3Bias = new float[1000];

    public float[] Forward(Volume image)
    {
        Volume x = image;
        foreach (Stage stage in _stages) x = stage.Forward(x);
        float[] h = Ops.Relu(Ops.Linear(_fc1, _fc1Bias, x.Data));
        h = Ops.Relu(Ops.Linear(_fc2, _fc2Bias, h));
        return Ops.Softmax(Ops.Linear(_fc3, _fc3Bias, h));
    }

    /// <summary>Convolutions of one width, and a pooling that halves the image.</summary>
    public sealed partial class Stage
    {
        [Init] private readonly ConvLayer[] _convolutions;

        public Stage(int inputs, int outputs, int count)
        {
            _convolutions = new ConvLayer[count];
            for (int i = 0; i < count; i++) _convolutions[i] = new ConvLayer(i == 0 ? inputs : outputs, outputs);
        }

        public Volume Forward(Volume x)
        {
            for (int i = 0; i < _convolutions.Length; i++) x = _convolutions[i].Forward(x);
            return MaxPool(x, size: 2, stride: 2);
        }
    }

    /// <summary>A 3 x 3 convolution with ReLU.</summary>
    public sealed partial class ConvLayer(int inputs, int outputs)
    {
        private readonly int _inputs = inputs;
        private readonly int _outputs = outputs;

        [Conv(nameof(_inputs), nameof(_outputs), 3, 3), Init] private readonly float[] _kernel = new float[outputs * inputs * 9];
        [Bias(nameof(_outputs))] private readonly float[] _bias = new float[outputs];

        public Volume Forward(Volume x) => Relu(Conv(x, _kernel, _bias, _outputs, kernel: 3, padding: 1));
    }
}
