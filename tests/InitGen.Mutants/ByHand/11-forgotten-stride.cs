// Wrong: the transposed convolutions are declared without their stride of 4, so fan-in is fourfold and five layers leave 1/32 of the signal.
using System;
using InitGen;

namespace ByHand;

/// <summary>Makes 4096 samples of sound out of four frames of noise, fourfold in each of five layers.</summary>
internal sealed partial class ForgottenStride
{
    private const int Channels = 64;
    private const int Kernel = 16;
    private const int Stride = 4;

    [Init] private readonly Upsample[] _up = [new(), new(), new(), new(), new()];

    [Conv(Channels, 1, 1), Init(Scheme.Xavier)]
    private readonly float[] _sound = new float[Channels];

    public ForgottenStride(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[,] noise)
    {
        float[,] x = noise;
        foreach (Upsample up in _up) x = up.Forward(x);

        var samples = new float[x.GetLength(1)];
        for (int t = 0; t < samples.Length; t++)
        {
            float sum = 0;
            for (int c = 0; c < Channels; c++) sum += _sound[c] * x[c, t];
            samples[t] = MathF.Tanh(sum);
        }

        return samples;
    }

    private sealed partial class Upsample
    {
        [ConvTranspose(Channels, Channels, Kernel), Init(Scheme.He)]
        private readonly float[,,] _weight = new float[Channels, Channels, Kernel];
        [Bias(Channels)] private readonly float[] _bias = new float[Channels];

        public float[,] Forward(float[,] x)
        {
            int length = x.GetLength(1), padding = (Kernel - Stride) / 2;
            var y = new float[Channels, length * Stride];
            for (int o = 0; o < Channels; o++)
                for (int t = 0; t < length * Stride; t++) y[o, t] = _bias[o];

            for (int c = 0; c < Channels; c++)
                for (int o = 0; o < Channels; o++)
                    for (int t = 0; t < length; t++)
                        for (int k = 0; k < Kernel; k++)
                        {
                            int at = t * Stride + k - padding;
                            if (at >= 0 && at < length * Stride) y[o, at] += _weight[c, o, k] * x[c, t];
                        }

            for (int o = 0; o < Channels; o++)
                for (int t = 0; t < length * Stride; t++) y[o, t] = MathF.Max(y[o, t], 0f);
            return y;
        }
    }
}
