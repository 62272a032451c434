using InitGen;
using static Gallery.ImageOps;

namespace Gallery.Models;

/// <summary>SqueezeNet 1.1 (Iandola et al. 2016) with its channels: fire modules, and no dense layer at all.</summary>
public sealed partial class SqueezeNet
{
    [Conv(3, 64, 3, 3), Init(Scheme.He)] private readonly float[] _conv1 = new float[64 * 3 * 9];
    [Bias(64)] private readonly float[] _conv1Bias = new float[64];

    [Init] private readonly Fire _fire2 = new(64, 16, 64);
    [Init] private readonly Fire _fire3 = new(128, 16, 64);
    [Init] private readonly Fire _fire4 = new(128, 32, 128);
    [Init] private readonly Fire _fire5 = new(256, 32, 128);
    [Init] private readonly Fire _fire6 = new(256, 48, 192);
    [Init] private readonly Fire _fire7 = new(384, 48, 192);
    [Init] private readonly Fire _fire8 = new(384, 64, 256);
    [Init] private readonly Fire _fire9 = new(512, 64, 256);

    // the classifier is small and normal, as its authors have it
    [Conv(512, 1000, 1, 1), Init(Scheme.Normal, Std = 0.01)] private readonly float[] _conv10 = new float[1000 * 512];
    [Bias(1000)] private readonly float[] _conv10Bias = new float[1000];

    public SqueezeNet(ulong seed) => InitializeWeights(seed);

    public float[] Forward(Volume image)
    {
        Volume x = MaxPool(Relu(Conv(image, _conv1, _conv1Bias, 64, 3, stride: 2, padding: 1)), 3, 2, 1);
        x = MaxPool(_fire3.Forward(_fire2.Forward(x)), 3, 2, 1);
        x = MaxPool(_fire5.Forward(_fire4.Forward(x)), 3, 2, 1);
        x = _fire9.Forward(_fire8.Forward(_fire7.Forward(_fire6.Forward(x))));
        x = Relu(Conv(x, _conv10, _conv10Bias, 1000, 1));
        return Ops.Softmax(GlobalAveragePool(x));
    }

    /// <summary>Few channels first, then many by 1 x 1 and 3 x 3 filters side by side.</summary>
    public sealed partial class Fire(int inputs, int squeeze, int expand)
    {
        private readonly int _inputs = inputs, _squeezed = squeeze, _expanded = expand;

        [Conv(nameof(_inputs), nameof(_squeezed), 1, 1), Init(Scheme.He)]
        private readonly float[] _squeeze = new float[squeeze * inputs];
        [Bias(nameof(_squeezed))] private readonly float[] _squeezeBias = new float[squeeze];

        [Conv(nameof(_squeezed), nameof(_expanded), 1, 1), Init(Scheme.He)]
        private readonly float[] _expand1 = new float[expand * squeeze];
        [Bias(nameof(_expanded))] private readonly float[] _expand1Bias = new float[expand];

        [Conv(nameof(_squeezed), nameof(_expanded), 3, 3), Init(Scheme.He)]
        private readonly float[] _expand3 = new float[expand * squeeze * 9];
        [Bias(nameof(_expanded))] private readonly float[] _expand3Bias = new float[expand];

        public Volume Forward(Volume x)
        {
            Volume s = Relu(Conv(x, _squeeze, _squeezeBias, _squeezed, 1));
            return Concat(
                Relu(Conv(s, _expand1, _expand1Bias, _expanded, 1)),
                Relu(Conv(s, _expand3, _expand3Bias, _expanded, 3, padding: 1)));
        }
    }
}
