using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>A denoising autoencoder (Vincent et al. 2008): a part of the input is dropped, the whole is to be restored.</summary>
public sealed partial class DenoisingAutoencoder
{
    private const float DropRate = 0.2f;
    private readonly Random _random = new(1);

    [Dense(196, 128), Init(Scheme.He)]
    public float[] EncoderWeights { get; } = new float[128 * 196];

    [Bias(128)]
    public float[] EncoderBias { get; } = new float[128];

    [Dense(128, 196), Init(Scheme.Xavier)]
    public float[] DecoderWeights { get; } = new float[196 * 128];

    [Bias(196)]
    public float[] DecoderBias { get; } = new float[196];

    public bool Training { get; set; }

    public float[] Forward(float[] x)
    {
        float[] input = x;
        if (Training)
        {
            input = Dropout(x, DropRate);
        }

        float[] hidden = new float[128];
        Dense(EncoderWeights, EncoderBias, input, hidden);
        Probe.Record(EncoderWeights, hidden);
        TensorPrimitives.Max<float>(hidden, 0f, hidden);

        float[] output = new float[196];
        Dense(DecoderWeights, DecoderBias, hidden, output);
        Probe.Record(DecoderWeights, output);
        TensorPrimitives.Sigmoid<float>(output, output);
        return output;
    }

    private static void Dense(float[] w, float[] b, float[] x, float[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[i] + TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        }
    }

    // inverted dropout: what is kept grows, so that nothing changes at inference
    private float[] Dropout(float[] x, float rate)
    {
        float scale = 1f / (1f - rate);
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = _random.NextSingle() < rate ? 0f : x[i] * scale;
        }

        return y;
    }
}
