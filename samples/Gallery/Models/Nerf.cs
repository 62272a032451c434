using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// The MLP of NeRF (Mildenhall et al. 2020), smaller: positions as sines and cosines, ReLU layers with the input fed in again half-way,
/// density and colour out.
/// </summary>
public sealed partial class Nerf
{
    private const int Octaves = 6;
    private const int Encoded = 3 + 3 * 2 * Octaves;
    private const int Width = 128;

    [Dense(Encoded, Width), Init] private float[] _layer1 = new float[Width * Encoded];
    [Bias(Width)] private float[] _layer1Bias = new float[Width];
    [Dense(Width, Width), Init] private float[] _layer2 = new float[Width * Width];
    [Bias(Width)] private float[] _layer2Bias = new float[Width];
    [Dense(Width + Encoded, Width), Init] private float[] _layer3 = new float[Width * (Width + Encoded)];
    [Bias(Width)] private float[] _layer3Bias = new float[Width];
    [Dense(Width, Width), Init] private float[] _layer4 = new float[Width * Width];
    [Bias(Width)] private float[] _layer4Bias = new float[Width];
    [Dense(Width, 1), Init(Scheme.LeCun)] private float[] _density = new float[Width];
    [Dense(Width, 3), Init(Scheme.Xavier)] private float[] _colour = new float[3 * Width];
    [Bias(3)] private float[] _colourBias = new float[3];

    public Nerf(ulong seed) => InitializeWeights(seed);

    public (float Density, float[] Colour) Forward(float[] position)
    {
        float[] encoded = Encode(position);
        float[] h = Ops.Relu(Ops.Linear(_layer1, _layer1Bias, encoded));
        h = Ops.Relu(Ops.Linear(_layer2, _layer2Bias, h));
        h = Ops.Concat(h, encoded);
        h = Ops.Relu(Ops.Linear(_layer3, _layer3Bias, h));
        h = Ops.Relu(Ops.Linear(_layer4, _layer4Bias, h));
        float density = Softplus(Ops.Linear(_density, null, h)[0]);
        return (density, Ops.Sigmoid(Ops.Linear(_colour, _colourBias, h)));
    }

    private static float[] Encode(float[] p)
    {
        var encoded = new float[Encoded];
        p.CopyTo(encoded, 0);
        int at = 3;
        for (int octave = 0; octave < Octaves; octave++)
        {
            float frequency = (1 << octave) * MathF.PI;
            foreach (float v in p)
            {
                encoded[at++] = MathF.Sin(frequency * v);
                encoded[at++] = MathF.Cos(frequency * v);
            }
        }

        return encoded;
    }

    private static float Softplus(float x) => MathF.Log(1 + MathF.Exp(x));
}
