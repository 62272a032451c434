using System;
using InitGen;

namespace Gallery.Models;

/// <summary>SIREN (Sitzmann et al. 2020): an image as a function of its coordinates, with sine layers of frequency 30.</summary>
public sealed partial class Siren
{
    private const float Omega = 30f;
    private const int Width = 256;

    [Dense(2, Width), Init(Scheme.Siren, Position = LayerPosition.Input)]
    private readonly float[] _first = new float[Width * 2];
    [Bias(Width)] private readonly float[] _firstBias = new float[Width];

    [Dense(Width, Width), Init(Scheme.Siren)]
    private readonly float[] _second = new float[Width * Width];
    [Bias(Width)] private readonly float[] _secondBias = new float[Width];

    [Dense(Width, Width), Init(Scheme.Siren)]
    private readonly float[] _third = new float[Width * Width];
    [Bias(Width)] private readonly float[] _thirdBias = new float[Width];

    // The last layer is linear, but takes the hidden layers' range, as in the authors' code.
    [Dense(Width, 3), Init(Scheme.Siren)]
    private readonly float[] _rgb = new float[3 * Width];
    [Bias(3)] private readonly float[] _rgbBias = new float[3];

    public Siren(ulong seed) => InitializeWeights(seed);

    /// <summary>Colour at a point of [-1, 1] x [-1, 1].</summary>
    public float[] Forward(float x, float y)
    {
        float[] h = [x, y];
        h = Sine(Affine(_first, _firstBias, h));
        h = Sine(Affine(_second, _secondBias, h));
        h = Sine(Affine(_third, _thirdBias, h));
        return Affine(_rgb, _rgbBias, h);
    }

    private static float[] Sine(float[] z)
    {
        for (int i = 0; i < z.Length; i++) z[i] = MathF.Sin(Omega * z[i]);
        return z;
    }

    private static float[] Affine(float[] w, float[] b, float[] x)
    {
        var z = new float[b.Length];
        for (int i = 0; i < z.Length; i++)
        {
            float sum = b[i];
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            z[i] = sum;
        }

        Probe.Record(w, z);
        return z;
    }
}
