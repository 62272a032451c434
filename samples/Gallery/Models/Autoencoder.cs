using System;
using InitGen;

namespace Gallery.Models;

/// <summary>784-256-64-16 and back again: ReLU inside, a linear code, sigmoid pixels.</summary>
[InitDefaults(Scheme.He)]
public sealed partial class Autoencoder
{
    // Encoder
    [Dense(784, 256), Init] private readonly float[] _enc1 = new float[256 * 784];
    [Bias(256)] private readonly float[] _enc1Bias = new float[256];
    [Dense(256, 64), Init] private readonly float[] _enc2 = new float[64 * 256];
    [Bias(64)] private readonly float[] _enc2Bias = new float[64];
    [Dense(64, 16), Init(Scheme.Xavier)] private readonly float[] _code = new float[16 * 64];
    [Bias(16)] private readonly float[] _codeBias = new float[16];

    // Decoder
    [Dense(16, 64), Init] private readonly float[] _dec1 = new float[64 * 16];
    [Bias(64)] private readonly float[] _dec1Bias = new float[64];
    [Dense(64, 256), Init] private readonly float[] _dec2 = new float[256 * 64];
    [Bias(256)] private readonly float[] _dec2Bias = new float[256];
    [Dense(256, 784), Init(Scheme.Xavier)] private readonly float[] _pixels = new float[784 * 256];
    [Bias(784)] private readonly float[] _pixelsBias = new float[784];

    public Autoencoder(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] x) => Decode(Encode(x));

    public float[] Encode(float[] x)
    {
        float[] h = Relu(Layer(x, _enc1, _enc1Bias));
        h = Relu(Layer(h, _enc2, _enc2Bias));
        return Layer(h, _code, _codeBias);
    }

    public float[] Decode(float[] code)
    {
        float[] h = Relu(Layer(code, _dec1, _dec1Bias));
        h = Relu(Layer(h, _dec2, _dec2Bias));
        return Sigmoid(Layer(h, _pixels, _pixelsBias));
    }

    private static float[] Layer(float[] x, float[] w, float[] b)
    {
        float[] y = (float[])b.Clone();
        for (int o = 0, k = 0; o < y.Length; o++)
        {
            for (int i = 0; i < x.Length; i++) y[o] += w[k++] * x[i];
        }

        Probe.Record(w, y);
        return y;
    }

    private static float[] Relu(float[] x)
    {
        // in place: the caller has no use for the values before
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0) x[i] = 0;
        }

        return x;
    }

    private static float[] Sigmoid(float[] x) => Array.ConvertAll(x, v => 1f / (1f + MathF.Exp(-v)));
}
