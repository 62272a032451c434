using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// Blocks of ConvNeXt (Liu et al. 2022) at width 96, channels last: 7 x 7 depthwise, layer norm, two dense layers with GELU, and a scale
/// per channel that starts at 1e-6, so that each block starts close to the identity.
/// </summary>
public sealed partial class ConvNeXt
{
    private const int Channels = 96;

    [Dense(48, Channels), Init(Scheme.LeCun)] // patches of 4 x 4 pixels
    private readonly float[] _stem = new float[Channels * 48];
    [Bias(Channels)] private readonly float[] _stemBias = new float[Channels];
    [Init] private readonly Block[] _stage = Enumerable.Range(0, 3).Select(_ => new Block()).ToArray();
    [Dense(Channels, 10), Init(Scheme.LeCun)] private readonly float[] _head = new float[10 * Channels];
    [Bias(10)] private readonly float[] _headBias = new float[10];

    public ConvNeXt(ulong seed) => InitializeWeights(seed);

    /// <summary>Logits for an image of patches [size, size, 48].</summary>
    public float[] Forward(float[][][] patches)
    {
        float[][][] x = patches.Select(row => row.Select(patch => Ops.Linear(_stem, _stemBias, patch)).ToArray()).ToArray();
        foreach (Block block in _stage) x = block.Forward(x);

        float[] mean = new float[Channels];
        foreach (float[] pixel in x.SelectMany(row => row)) TensorPrimitives.Add<float>(mean, pixel, mean);
        TensorPrimitives.Divide<float>(mean, x.Length * x.Length, mean);
        return Ops.Linear(_head, _headBias, mean);
    }

    public sealed partial class Block
    {
        [Conv(Channels, Channels, 7, 7, Groups = Channels), Init(Scheme.LeCun)]
        private readonly float[,,,] _depthwise = new float[Channels, 1, 7, 7];
        [Bias(Channels)] private readonly float[] _depthwiseBias = new float[Channels];
        [Norm(Channels), Init] private readonly float[] _norm = new float[Channels];
        [Bias(Channels)] private readonly float[] _normBias = new float[Channels];
        [Dense(Channels, 4 * Channels), Init] private readonly float[] _up = new float[4 * Channels * Channels];
        [Bias(4 * Channels)] private readonly float[] _upBias = new float[4 * Channels];
        [Dense(4 * Channels, Channels), Init(Scheme.LeCun)] private readonly float[] _down = new float[Channels * 4 * Channels];
        [Bias(Channels)] private readonly float[] _downBias = new float[Channels];
        [Norm(Channels), Init(Scheme.Constant, Value = 1e-6)] private readonly float[] _layerScale = new float[Channels];

        public float[][][] Forward(float[][][] x)
        {
            int size = x.Length;
            var y = new float[size][][];
            for (int i = 0; i < size; i++)
            {
                y[i] = new float[size][];
                for (int j = 0; j < size; j++)
                {
                    float[] h = LayerNorm(Depthwise(x, i, j));
                    h = Gelu(Ops.Linear(_up, _upBias, h));
                    h = Ops.Linear(_down, _downBias, h);
                    TensorPrimitives.Multiply<float>(h, _layerScale, h);
                    y[i][j] = Ops.Add(x[i][j], h);
                }
            }

            return y;
        }

        private float[] Depthwise(float[][][] x, int i, int j)
        {
            float[] sum = (float[])_depthwiseBias.Clone();
            for (int ky = 0; ky < 7; ky++)
            {
                for (int kx = 0; kx < 7; kx++)
                {
                    int row = i + ky - 3, column = j + kx - 3;
                    if (row < 0 || column < 0 || row >= x.Length || column >= x.Length) continue;
                    for (int c = 0; c < Channels; c++) sum[c] += _depthwise[c, 0, ky, kx] * x[row][column][c];
                }
            }

            Probe.Record(_depthwise, sum);
            return sum;
        }

        private float[] LayerNorm(float[] x)
        {
            float mean = TensorPrimitives.Average<float>(x);
            float deviation = TensorPrimitives.StdDev<float>(x);
            return x.Select((v, c) => (v - mean) / (deviation + 1e-6f) * _norm[c] + _normBias[c]).ToArray();
        }

        private static float[] Gelu(float[] x) => x.Select(v => v * 0.5f * (1 + Erf(v / MathF.Sqrt(2)))).ToArray();

        // Abramowitz and Stegun 7.1.26
        private static float Erf(float x)
        {
            float t = 1 / (1 + 0.3275911f * MathF.Abs(x));
            float y = 1 - ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t * MathF.Exp(-x * x);
            return x < 0 ? -y : y;
        }
    }
}
