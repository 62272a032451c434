// Wrong: the head of the log-variance is N(0, 1) over 256 inputs, so log-variances of 16 and more go into exp and the noise explodes.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A variational autoencoder for spectra.</summary>
internal sealed partial class LoudLogVariance
{
    private const int Bins = 128;
    private const int Hidden = 256;
    private const int Latent = 8;

    private readonly Random _random = new(0);

    [Dense(Bins, Hidden), Init(Scheme.He)] private readonly float[] _encoder = new float[Hidden * Bins];
    [Bias(Hidden)] private readonly float[] _encoderBias = new float[Hidden];
    [Dense(Hidden, Latent), Init(Scheme.Xavier)] private readonly float[] _mean = new float[Latent * Hidden];
    [Bias(Latent)] private readonly float[] _meanBias = new float[Latent];
    [Dense(Hidden, Latent), Init(Scheme.Normal, Std = 1.0)] private readonly float[] _logVar = new float[Latent * Hidden];
    [Bias(Latent)] private readonly float[] _logVarBias = new float[Latent];
    [Dense(Latent, Hidden), Init(Scheme.He)] private readonly float[] _decoder = new float[Hidden * Latent];
    [Bias(Hidden)] private readonly float[] _decoderBias = new float[Hidden];
    [Dense(Hidden, Bins), Init(Scheme.Xavier)] private readonly float[] _output = new float[Bins * Hidden];
    [Bias(Bins)] private readonly float[] _outputBias = new float[Bins];

    public LoudLogVariance(ulong seed) => InitializeWeights(seed);

    public (float[] Reconstruction, float Divergence) Forward(float[] x)
    {
        float[] h = Relu(Linear(_encoder, _encoderBias, x));
        float[] mean = Linear(_mean, _meanBias, h);
        float[] logVar = Linear(_logVar, _logVarBias, h);

        var z = new float[Latent];
        float divergence = 0;
        for (int i = 0; i < Latent; i++)
        {
            z[i] = mean[i] + MathF.Exp(0.5f * logVar[i]) * Noise();
            divergence += 0.5f * (mean[i] * mean[i] + MathF.Exp(logVar[i]) - 1 - logVar[i]);
        }

        return (Linear(_output, _outputBias, Relu(Linear(_decoder, _decoderBias, z))), divergence);
    }

    private static float[] Linear(float[] w, float[] b, float[] x)
    {
        var y = new float[b.Length];
        for (int i = 0; i < y.Length; i++) y[i] = TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x) + b[i];
        return y;
    }

    private static float[] Relu(float[] x) => Array.ConvertAll(x, v => MathF.Max(v, 0f));

    private float Noise() =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));
}
