using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// WaveNet (van den Oord et al. 2016): dilated causal convolutions, tanh times sigmoid, a residual and a skip from each layer.
/// </summary>
public sealed partial class WaveNet
{
    private const int Channels = 32;
    private const int Skip = 64;
    private const int Levels = 256;
    private const int Layers = 8;

    [Dense(1, Channels), Init(Scheme.LeCun)] private readonly float[] _input = new float[Channels];
    [Init] private readonly GatedLayer[] _layers = [.. Enumerable.Range(0, Layers).Select(i => new GatedLayer(dilation: 1 << i))];
    [Dense(Skip, Skip), Init(Scheme.He)] private readonly float[] _hidden = new float[Skip * Skip];
    [Bias(Skip)] private readonly float[] _hiddenBias = new float[Skip];
    [Dense(Skip, Levels), Init(Scheme.Xavier)] private readonly float[] _levels = new float[Levels * Skip];
    [Bias(Levels)] private readonly float[] _levelsBias = new float[Levels];

    public WaveNet(ulong seed) => InitializeWeights(seed);

    /// <summary>Probabilities of the next sample's level.</summary>
    public float[] Forward(float[] samples)
    {
        float[][] x = samples.Select(sample => Ops.Linear(_input, null, [sample])).ToArray();
        float[] skips = new float[Skip];
        foreach (GatedLayer layer in _layers)
        {
            (x, float[] skip) = layer.Forward(x);
            skips = Ops.Add(skips, skip);
        }

        float[] h = Ops.Relu(Ops.Linear(_hidden, _hiddenBias, Ops.Relu(skips)));
        return Ops.Softmax(Ops.Linear(_levels, _levelsBias, h));
    }

    public sealed partial class GatedLayer(int dilation)
    {
        [Conv(Channels, Channels, 2), Init(Scheme.Xavier)] private readonly float[][][] _filter = Kernel();
        [Bias(Channels)] private readonly float[] _filterBias = new float[Channels];
        [Conv(Channels, Channels, 2), Init(Scheme.Xavier)] private readonly float[][][] _gate = Kernel();
        [Bias(Channels)] private readonly float[] _gateBias = new float[Channels];
        [Dense(Channels, Channels), Init(Scheme.LeCun)] private readonly float[] _residual = new float[Channels * Channels];
        [Dense(Channels, Skip), Init(Scheme.LeCun)] private readonly float[] _skip = new float[Skip * Channels];

        public (float[][] Output, float[] Skip) Forward(float[][] x)
        {
            var output = new float[x.Length][];
            float[] last = [];
            for (int t = 0; t < x.Length; t++)
            {
                float[] before = t >= dilation ? x[t - dilation] : new float[Channels];
                float[] f = Causal(_filter, _filterBias, before, x[t]);
                float[] g = Causal(_gate, _gateBias, before, x[t]);
                var z = new float[Channels];
                for (int c = 0; c < Channels; c++) z[c] = MathF.Tanh(f[c]) * (1f / (1f + MathF.Exp(-g[c])));
                output[t] = Ops.Add(x[t], Ops.Linear(_residual, null, z));
                last = z;
            }

            return (output, Ops.Linear(_skip, null, last));
        }

        private static float[] Causal(float[][][] w, float[] b, float[] before, float[] now)
        {
            var y = new float[Channels];
            for (int o = 0; o < Channels; o++)
            {
                y[o] = b[o];
                for (int i = 0; i < Channels; i++) y[o] += w[o][i][0] * before[i] + w[o][i][1] * now[i];
            }

            Probe.Record(w, y);
            return y;
        }

        private static float[][][] Kernel() =>
            Enumerable.Range(0, Channels).Select(_ => Enumerable.Range(0, Channels).Select(_ => new float[2]).ToArray()).ToArray();
    }
}
