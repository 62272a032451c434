using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// The core of a denoising diffusion model (Ho et al. 2020): residual blocks of group norm, SiLU and convolution that are told the time. The
/// last convolution of each block and of the network starts at 0.
/// </summary>
public sealed partial class DiffusionBlock
{
    private const int Channels = 64;
    private const int TimeWidth = 128;
    private const int Groups = 8;

    [Dense(Channels, TimeWidth), Init] private readonly float[] _time1 = new float[TimeWidth * Channels];
    [Bias(TimeWidth)] private readonly float[] _time1Bias = new float[TimeWidth];
    [Dense(TimeWidth, TimeWidth), Init(Scheme.LeCun)] private readonly float[] _time2 = new float[TimeWidth * TimeWidth];
    [Bias(TimeWidth)] private readonly float[] _time2Bias = new float[TimeWidth];
    [Conv(3, Channels, 3, 3), Init(Scheme.LeCun)] private readonly float[] _in = new float[Channels * 3 * 9];
    [Bias(Channels)] private readonly float[] _inBias = new float[Channels];
    [Init] private readonly ResBlock[] _blocks = [new(), new(), new()];
    [Norm(Channels), Init] private readonly float[] _outNorm = new float[Channels];
    [Bias(Channels)] private readonly float[] _outNormBias = new float[Channels];
    [Conv(Channels, 3, 3, 3), Init(Scheme.Zero)] private readonly float[] _out = new float[3 * Channels * 9];
    [Bias(3)] private readonly float[] _outBias = new float[3];

    public DiffusionBlock(ulong seed) => InitializeWeights(seed);

    /// <summary>The noise in an image, as far as the network can tell.</summary>
    public Volume Forward(Volume noisy, int step)
    {
        float[] time = Ops.Linear(_time2, _time2Bias, Silu(Ops.Linear(_time1, _time1Bias, Sinusoid(step))));
        Volume x = ImageOps.Conv(noisy, _in, _inBias, Channels, 3, padding: 1);
        foreach (ResBlock block in _blocks) x = block.Forward(x, time);
        x = Silu(GroupNorm(x, _outNorm, _outNormBias));
        return ImageOps.Conv(x, _out, _outBias, 3, 3, padding: 1);
    }

    private static float[] Sinusoid(int step)
    {
        float[] e = new float[Channels];
        for (int i = 0; i < Channels / 2; i++)
        {
            float angle = step * MathF.Exp(-MathF.Log(10000f) * i / (Channels / 2));
            e[i] = MathF.Sin(angle);
            e[i + Channels / 2] = MathF.Cos(angle);
        }

        return e;
    }

    private static float Silu(float x) => x / (1f + MathF.Exp(-x));

    private static float[] Silu(float[] x) => x.Select(Silu).ToArray();

    private static Volume Silu(Volume x)
    {
        for (int i = 0; i < x.Data.Length; i++) x.Data[i] = Silu(x.Data[i]);
        return x;
    }

    private static Volume GroupNorm(Volume x, float[] gamma, float[] beta)
    {
        var y = new Volume(x.Channels, x.Height, x.Width);
        int length = x.Data.Length / Groups;
        for (int g = 0; g < Groups; g++)
        {
            ArraySegment<float> group = new(x.Data, g * length, length);
            float mean = group.Average();
            float variance = group.Sum(v => (v - mean) * (v - mean)) / length;
            for (int i = g * length; i < (g + 1) * length; i++)
            {
                int channel = i / x.Area;
                y.Data[i] = (x.Data[i] - mean) / MathF.Sqrt(variance + 1e-5f) * gamma[channel] + beta[channel];
            }
        }

        return y;
    }

    public sealed partial class ResBlock
    {
        [Norm(Channels), Init] private readonly float[] _norm1 = new float[Channels];
        [Bias(Channels)] private readonly float[] _norm1Bias = new float[Channels];
        [Conv(Channels, Channels, 3, 3), Init(Scheme.LeCun)] private readonly float[] _conv1 = new float[Channels * Channels * 9];
        [Bias(Channels)] private readonly float[] _conv1Bias = new float[Channels];
        [Dense(TimeWidth, Channels), Init(Scheme.LeCun)] private readonly float[] _time = new float[Channels * TimeWidth];
        [Norm(Channels), Init] private readonly float[] _norm2 = new float[Channels];
        [Bias(Channels)] private readonly float[] _norm2Bias = new float[Channels];
        [Conv(Channels, Channels, 3, 3), Init(Scheme.Zero)] private readonly float[] _conv2 = new float[Channels * Channels * 9];
        [Bias(Channels)] private readonly float[] _conv2Bias = new float[Channels];

        public Volume Forward(Volume x, float[] time)
        {
            Volume h = ImageOps.Conv(Silu(GroupNorm(x, _norm1, _norm1Bias)), _conv1, _conv1Bias, Channels, 3, padding: 1);
            float[] shift = Ops.Linear(_time, null, Silu(time));
            for (int c = 0; c < Channels; c++)
            {
                for (int i = 0; i < h.Area; i++) h.Data[c * h.Area + i] += shift[c];
            }

            h = ImageOps.Conv(Silu(GroupNorm(h, _norm2, _norm2Bias)), _conv2, _conv2Bias, Channels, 3, padding: 1);
            return ImageOps.Add(x, h);
        }
    }
}
