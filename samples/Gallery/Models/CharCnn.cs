using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Text as one-hot characters through one-dimensional convolutions (Zhang et al. 2015), a third of its width.</summary>
public sealed partial class CharCnn
{
    public const int Alphabet = 70;
    public const int Length = 128;
    private const int Filters = 96;
    private const int PooledLength = 10;

    [Embedding(Alphabet, 32), Init(Scheme.Normal, Std = 1)]
    private float[,] _characters = new float[Alphabet, 32];

    [Conv(32, Filters, 7), Init] private float[,,] _conv1 = new float[Filters, 32, 7];
    [Bias(Filters)] private float[] _conv1Bias = new float[Filters];
    [Conv(Filters, Filters, 7), Init] private float[,,] _conv2 = new float[Filters, Filters, 7];
    [Bias(Filters)] private float[] _conv2Bias = new float[Filters];
    [Conv(Filters, Filters, 3), Init] private float[,,] _conv3 = new float[Filters, Filters, 3];
    [Bias(Filters)] private float[] _conv3Bias = new float[Filters];
    [Dense(Filters * PooledLength, 256), Init] private float[] _fc1 = new float[256 * Filters * PooledLength];
    [Bias(256)] private float[] _fc1Bias = new float[256];
    [Dense(256, 4), Init] private float[] _fc2 = new float[4 * 256];
    [Bias(4)] private float[] _fc2Bias = new float[4];

    public CharCnn(ulong seed) => InitializeWeights(seed);

    public float[] Forward(int[] text)
    {
        var x = new float[32, Length];
        for (int t = 0; t < Length; t++)
        {
            for (int i = 0; i < 32; i++) x[i, t] = _characters[text[t], i];
        }

        Probe.Record(_characters, x);
        x = MaxPool(ConvRelu(x, _conv1, _conv1Bias));   // 128 -> 122 -> 40
        x = MaxPool(ConvRelu(x, _conv2, _conv2Bias));   // 40 -> 34 -> 11
        x = ConvRelu(x, _conv3, _conv3Bias, padding: 1); // 11
        float[] flat = Flatten(x);
        float[] h = Ops.Relu(Ops.Linear(_fc1, _fc1Bias, flat));
        return Ops.Softmax(Ops.Linear(_fc2, _fc2Bias, h));
    }

    private static float[,] ConvRelu(float[,] x, float[,,] w, float[] b, int padding = 0)
    {
        int outputs = w.GetLength(0), inputs = w.GetLength(1), kernel = w.GetLength(2);
        int length = x.GetLength(1) + 2 * padding - kernel + 1;
        var y = new float[outputs, length];
        for (int o = 0; o < outputs; o++)
        {
            for (int t = 0; t < length; t++)
            {
                float sum = b[o];
                for (int i = 0; i < inputs; i++)
                {
                    for (int k = 0; k < kernel; k++)
                    {
                        int at = t + k - padding;
                        if (at >= 0 && at < x.GetLength(1)) sum += w[o, i, k] * x[i, at];
                    }
                }

                Probe.Record(w, sum);
                y[o, t] = Math.Max(0, sum);
            }
        }

        return y;
    }

    private static float[,] MaxPool(float[,] x)
    {
        var y = new float[x.GetLength(0), x.GetLength(1) / 3];
        for (int c = 0; c < y.GetLength(0); c++)
            for (int t = 0; t < y.GetLength(1); t++)
                y[c, t] = Math.Max(x[c, 3 * t], Math.Max(x[c, 3 * t + 1], x[c, 3 * t + 2]));
        return y;
    }

    // the first ten positions of each channel
    private static float[] Flatten(float[,] x)
    {
        var flat = new float[Filters * PooledLength];
        for (int i = 0; i < flat.Length; i++) flat[i] = x[i / PooledLength, i % PooledLength];
        return flat;
    }
}
