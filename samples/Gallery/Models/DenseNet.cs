using System.Collections.Generic;
using InitGen;
using static Gallery.ImageOps;

namespace Gallery.Models;

/// <summary>DenseNet (Huang et al. 2017) with growth 12: each layer sees all layers before it, channel beside channel.</summary>
public sealed partial class DenseNet
{
    private const int Growth = 12;
    private const int LayersPerBlock = 6;
    private const int C0 = 24;
    private const int C1 = C0 + LayersPerBlock * Growth;
    private const int C2 = C1 / 2 + LayersPerBlock * Growth;

    [Conv(3, C0, 3, 3), Init(Scheme.He)] private readonly float[] _stem = new float[C0 * 3 * 9];
    [Init] private readonly List<DenseLayer> _block1 = Block(C0);
    [Norm(C1), Init] private readonly float[] _transitionNorm = new float[C1];
    [Bias(C1)] private readonly float[] _transitionNormBias = new float[C1];
    [Conv(C1, C1 / 2, 1, 1), Init(Scheme.He)] private readonly float[] _transition = new float[C1 / 2 * C1];
    [Init] private readonly List<DenseLayer> _block2 = Block(C1 / 2);
    [Norm(C2), Init] private readonly float[] _lastNorm = new float[C2];
    [Bias(C2)] private readonly float[] _lastNormBias = new float[C2];
    [Dense(C2, 10), Init(Scheme.Xavier)] private readonly float[] _classifier = new float[10 * C2];
    [Bias(10)] private readonly float[] _classifierBias = new float[10];

    public DenseNet(ulong seed) => InitializeWeights(seed);

    public float[] Forward(Volume image)
    {
        Volume x = Conv(image, _stem, null, C0, 3, padding: 1);
        foreach (DenseLayer layer in _block1) x = Concat(x, layer.Forward(x));
        x = Conv(Relu(BatchNorm(x, _transitionNorm, _transitionNormBias)), _transition, null, C1 / 2, 1);
        x = AveragePool(x, 2);
        foreach (DenseLayer layer in _block2) x = Concat(x, layer.Forward(x));
        x = Relu(BatchNorm(x, _lastNorm, _lastNormBias));
        return Ops.Softmax(Ops.Linear(_classifier, _classifierBias, GlobalAveragePool(x)));
    }

    private static List<DenseLayer> Block(int channels)
    {
        var layers = new List<DenseLayer>();
        for (int i = 0; i < LayersPerBlock; i++) layers.Add(new DenseLayer(channels + i * Growth));
        return layers;
    }

    public sealed partial class DenseLayer(int channels)
    {
        private readonly int _channels = channels;
        private const int New = Growth;

        [Norm(nameof(_channels)), Init] private readonly float[] _norm = new float[channels];
        [Bias(nameof(_channels))] private readonly float[] _normBias = new float[channels];
        [Conv(nameof(_channels), nameof(New), 3, 3), Init(Scheme.He)] private readonly float[] _conv = new float[New * channels * 9];

        public Volume Forward(Volume x) => Conv(Relu(BatchNorm(x, _norm, _normBias)), _conv, null, New, 3, padding: 1);
    }
}
