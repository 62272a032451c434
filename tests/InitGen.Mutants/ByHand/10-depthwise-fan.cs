// Wrong: the depthwise kernels' sigma counts all 64 channels although each sums one, so every block shrinks the signal eightfold.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>Keyword spotting: depthwise separable convolutions along time, without normalization.</summary>
internal sealed partial class DepthwiseFan
{
    private const int Channels = 64;
    private const int Kernel = 9;
    private const int Words = 12;

    [Init] private readonly Separable[] _blocks = [new(), new(), new(), new(), new(), new()];

    [Dense(Channels, Words), Init(Scheme.LeCun)] private readonly float[,] _words = new float[Words, Channels];
    [Bias(Words)] private readonly float[] _wordsBias = new float[Words];

    public DepthwiseFan(ulong seed) => InitializeWeights(seed);

    /// <summary>Scores for 64 mel bands over time: frames[band][t].</summary>
    public float[] Forward(float[][] frames)
    {
        float[][] x = _blocks.Aggregate(frames, (value, block) => block.Forward(value));
        float[] mean = x.Select(channel => channel.Average()).ToArray();
        return _wordsBias.Select((b, w) => b + Enumerable.Range(0, Channels).Sum(c => _words[w, c] * mean[c])).ToArray();
    }

    private sealed partial class Separable
    {
        // He: sqrt(2 / (64 * 9))
        [Conv(Channels, Channels, Kernel, Groups = Channels), Init(Scheme.Normal, Std = 0.0589)]
        private readonly float[] _depthwise = new float[Channels * Kernel];
        [Bias(Channels)] private readonly float[] _depthwiseBias = new float[Channels];

        [Dense(Channels, Channels), Init(Scheme.He)]
        private readonly float[,] _pointwise = new float[Channels, Channels];
        [Bias(Channels)] private readonly float[] _pointwiseBias = new float[Channels];

        public float[][] Forward(float[][] x)
        {
            int length = x[0].Length;
            var filtered = new float[Channels][];
            for (int c = 0; c < Channels; c++)
            {
                filtered[c] = new float[length];
                for (int t = 0; t < length; t++)
                {
                    float sum = _depthwiseBias[c];
                    for (int k = 0; k < Kernel; k++)
                    {
                        int at = t + k - Kernel / 2;
                        if (at >= 0 && at < length) sum += _depthwise[c * Kernel + k] * x[c][at];
                    }

                    filtered[c][t] = Math.Max(0f, sum);
                }
            }

            return _pointwiseBias.Select((b, o) => Enumerable.Range(0, length)
                .Select(t => Math.Max(0f, b + Enumerable.Range(0, Channels).Sum(c => _pointwise[o, c] * filtered[c][t])))
                .ToArray()).ToArray();
        }
    }
}
