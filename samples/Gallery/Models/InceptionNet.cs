using InitGen;

namespace Gallery.Models;

/// <summary>The first inception blocks of GoogLeNet (Szegedy et al. 2015), 3a and 3b, and a classifier on them.</summary>
public sealed partial class InceptionNet
{
    [Init] private readonly Conv2d _stem = new(3, 192, 3);
    [Init] private readonly Inception _block3a = new(192, 64, 96, 128, 16, 32, 32);
    [Init] private readonly Inception _block3b = new(256, 128, 128, 192, 32, 96, 64);

    [Dense(480, 10), Init(Scheme.Xavier)] private readonly float[] _classifier = new float[10 * 480];
    [Bias(10)] private readonly float[] _classifierBias = new float[10];

    public float[] Forward(Volume image)
    {
        Volume x = ImageOps.MaxPool(_stem.Forward(image), 3, 2, 1);
        x = _block3a.Forward(x);
        x = _block3b.Forward(x);
        float[] pooled = ImageOps.GlobalAveragePool(x);
        return Ops.Softmax(Ops.Linear(_classifier, _classifierBias, pooled));
    }

    public sealed partial class Inception(int inputs, int one, int reduce3, int three, int reduce5, int five, int pooled)
    {
        [Init] private readonly Conv2d _one = new(inputs, one, 1);
        [Init] private readonly Conv2d _reduce3 = new(inputs, reduce3, 1);
        [Init] private readonly Conv2d _three = new(reduce3, three, 3);
        [Init] private readonly Conv2d _reduce5 = new(inputs, reduce5, 1);
        [Init] private readonly Conv2d _five = new(reduce5, five, 5);
        [Init] private readonly Conv2d _pooled = new(inputs, pooled, 1);

        public Volume Forward(Volume x)
        {
            Volume a = _one.Forward(x);
            Volume b = _three.Forward(_reduce3.Forward(x));
            Volume c = _five.Forward(_reduce5.Forward(x));
            Volume d = _pooled.Forward(ImageOps.MaxPool(x, 3, 1, 1));
            return ImageOps.Concat(a, b, c, d);
        }
    }

    /// <summary>A convolution that keeps the size, and ReLU.</summary>
    public sealed partial class Conv2d(int inputs, int outputs, int kernel)
    {
        private readonly int _fanIn = inputs * kernel * kernel;
        private readonly int _filters = outputs;

        [Dense(nameof(_fanIn), nameof(_filters)), Init(Scheme.He, Distribution = Distribution.TruncatedNormal)]
        private float[] _weight = new float[outputs * inputs * kernel * kernel];
        [Bias(nameof(_filters))]
        private float[] _bias = new float[outputs];

        public Volume Forward(Volume x) =>
            ImageOps.Relu(ImageOps.Conv(x, _weight, _bias, _filters, kernel, padding: kernel / 2));
    }
}
