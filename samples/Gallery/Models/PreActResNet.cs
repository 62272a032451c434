using System.Linq;
using InitGen;
using static Gallery.ImageOps;

namespace Gallery.Models;

/// <summary>A residual network with norm and ReLU before each convolution (He et al. 2016b): nothing stands on the way of the sum.</summary>
public sealed partial class PreActResNet
{
    private const int Channels = 64;

    [Conv(3, Channels, 3, 3), Init(Scheme.LeCun)]
    private readonly float[] _stem = new float[Channels * 3 * 9];

    [Init]
    private readonly PreActBlock[] _blocks = Enumerable.Range(0, 6).Select(_ => new PreActBlock()).ToArray();

    [Norm(Channels), Init] private readonly float[] _finalNorm = new float[Channels];
    [Bias(Channels)] private readonly float[] _finalNormBias = new float[Channels];

    [Dense(Channels, 100), Init(Scheme.Xavier)] private readonly float[] _head = new float[100 * Channels];
    [Bias(100)] private readonly float[] _headBias = new float[100];

    public float[] Forward(Volume image)
    {
        Volume x = Conv(image, _stem, null, Channels, kernel: 3, padding: 1);
        for (int i = 0; i < _blocks.Length; i++)
        {
            x = Add(x, _blocks[i].Branch(x));
            if (i == 2) x = AveragePool(x, 2);
        }

        x = Relu(BatchNorm(x, _finalNorm, _finalNormBias));
        return Ops.Linear(_head, _headBias, GlobalAveragePool(x));
    }

    public sealed partial class PreActBlock
    {
        [Norm(Channels), Init] private float[] _norm1 = null!;
        [Bias(Channels)] private float[] _norm1Bias = null!;
        [Conv(Channels, Channels, 3, 3), Init(Scheme.He)] private float[] _conv1 = null!;
        [Norm(Channels), Init] private float[] _norm2 = null!;
        [Bias(Channels)] private float[] _norm2Bias = null!;
        [Conv(Channels, Channels, 3, 3), Init(Scheme.He)] private float[] _conv2 = null!;

        public Volume Branch(Volume x)
        {
            Volume y = Conv(Relu(BatchNorm(x, _norm1, _norm1Bias)), _conv1, null, Channels, kernel: 3, padding: 1);
            return Conv(Relu(BatchNorm(y, _norm2, _norm2Bias)), _conv2, null, Channels, kernel: 3, padding: 1);
        }
    }
}
