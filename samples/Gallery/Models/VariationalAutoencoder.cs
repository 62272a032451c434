using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A variational autoencoder (Kingma and Welling 2014) with tanh layers, as in the paper: mean, log-variance, sample, decode.</summary>
public partial class VariationalAutoencoder
{
    private const int Pixels = 784;
    private const int Hidden = 400;
    private const int Latent = 20;

    private readonly Random _random = new(0);

    [Dense(Pixels, Hidden), Init]
    private float[] _encoder = new float[Hidden * Pixels];
    [Bias(Hidden)]
    private float[] _encoderBias = new float[Hidden];

    [Dense(Hidden, Latent), Init(Scheme.Xavier)]
    private float[] _mean = new float[Latent * Hidden];
    [Bias(Latent)]
    private float[] _meanBias = new float[Latent];

    [Dense(Hidden, Latent), Init(Scheme.Xavier)]
    private float[] _logVariance = new float[Latent * Hidden];
    [Bias(Latent)]
    private float[] _logVarianceBias = new float[Latent];

    [Dense(Latent, Hidden), Init]
    private float[] _decoder = new float[Hidden * Latent];
    [Bias(Hidden)]
    private float[] _decoderBias = new float[Hidden];

    [Dense(Hidden, Pixels), Init]
    private float[] _output = new float[Pixels * Hidden];
    [Bias(Pixels)]
    private float[] _outputBias = new float[Pixels];

    public VariationalAutoencoder(ulong seed)
    {
        InitializeWeights(seed);
    }

    public (float[] Reconstruction, float[] Mean, float[] LogVariance) Forward(float[] x)
    {
        float[] h = Ops.Tanh(Ops.Linear(_encoder, _encoderBias, x));
        float[] mean = Ops.Linear(_mean, _meanBias, h);
        float[] logVariance = Ops.Linear(_logVariance, _logVarianceBias, h);
        float[] z = Reparameterize(mean, logVariance);
        float[] d = Ops.Tanh(Ops.Linear(_decoder, _decoderBias, z));
        return (Ops.Sigmoid(Ops.Linear(_output, _outputBias, d)), mean, logVariance);
    }

    private float[] Reparameterize(float[] mean, float[] logVariance)
    {
        float[] z = new float[mean.Length];
        for (int i = 0; i < z.Length; i++)
        {
            float std = MathF.Exp(0.5f * logVariance[i]);
            z[i] = mean[i] + std * Noise();
        }

        return z;
    }

    private float Noise() =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));
}
