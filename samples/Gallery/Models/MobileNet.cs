using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>MobileNet (Howard et al. 2017) at width 0.5 and 64 x 64: a filter per channel, then a mix of the channels, both with ReLU6.</summary>
public sealed partial class MobileNet
{
    private static readonly (int Outputs, int Stride)[] Plan =
        [(32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (256, 1), (512, 2), (512, 1)];

    [Conv(3, 16, 3, 3), Init] private readonly float[] _stem = new float[16 * 3 * 9];
    [Norm(16), Init] private readonly float[] _stemNorm = new float[16];
    [Bias(16)] private readonly float[] _stemNormBias = new float[16];
    [Init] private readonly SeparableConv[] _layers;
    [Dense(512, 1000), Init(Scheme.LeCun)] private readonly float[] _classes = new float[1000 * 512];
    [Bias(1000)] private readonly float[] _classesBias = new float[1000];

    public MobileNet()
    {
        int inputs = 16;
        _layers = Plan.Select(step =>
        {
            var layer = new SeparableConv(inputs, step.Outputs, step.Stride);
            inputs = step.Outputs;
            return layer;
        }).ToArray();
    }

    public float[] Forward(Volume image)
    {
        Volume x = ImageOps.Conv(image, _stem, null, 16, kernel: 3, stride: 2, padding: 1);
        x = Relu6(ImageOps.BatchNorm(x, _stemNorm, _stemNormBias));
        foreach (SeparableConv layer in _layers) x = layer.Forward(x);
        return Ops.Softmax(Ops.Linear(_classes, _classesBias, ImageOps.GlobalAveragePool(x)));
    }

    private static Volume Relu6(Volume x)
    {
        float[] data = x.Data;
        for (int i = 0; i < data.Length; i++) data[i] = Math.Clamp(data[i], 0f, 6f);
        return x;
    }

    public sealed partial class SeparableConv
    {
        private readonly int _inputs;
        private readonly int _outputs;
        private readonly int _stride;

        // A row of nine per channel: nothing is summed over channels, and the fan-in is 9.
        [Dense(9, nameof(_inputs)), Init(Scheme.He)] private float[] _depthwise = null!;
        [Norm(nameof(_inputs)), Init] private float[] _depthwiseNorm = null!;
        [Bias(nameof(_inputs))] private float[] _depthwiseNormBias = null!;
        [Conv(nameof(_inputs), nameof(_outputs), 1, 1), Init(Scheme.He)] private float[] _pointwise = null!;
        [Norm(nameof(_outputs)), Init] private float[] _pointwiseNorm = null!;
        [Bias(nameof(_outputs))] private float[] _pointwiseNormBias = null!;

        public SeparableConv(int inputs, int outputs, int stride) => (_inputs, _outputs, _stride) = (inputs, outputs, stride);

        public Volume Forward(Volume x)
        {
            x = ImageOps.Conv(x, _depthwise, null, _inputs, kernel: 3, _stride, padding: 1, groups: _inputs);
            x = Relu6(ImageOps.BatchNorm(x, _depthwiseNorm, _depthwiseNormBias));
            x = ImageOps.Conv(x, _pointwise, null, _outputs, kernel: 1);
            return Relu6(ImageOps.BatchNorm(x, _pointwiseNorm, _pointwiseNormBias));
        }
    }
}
