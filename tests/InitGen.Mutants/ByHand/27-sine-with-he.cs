// Wrong: He weights go into sin(30 z), so phases spread over many periods in each layer: the network starts as noise and gradients grow with depth.
using System;
using InitGen;

namespace ByHand;

/// <summary>A signed distance as a function of the place in space, with sines as activations.</summary>
internal sealed partial class SineWithHe
{
    private const int Width = 128;
    private const float Omega = 30;

    [Dense(3, Width), Init(Scheme.He)]
    private readonly float[,] _in = new float[Width, 3];
    [Bias(Width)]
    private readonly float[] _inBias = new float[Width];

    [Dense(Width, Width), Init(Scheme.He)]
    private readonly float[,] _mid1 = new float[Width, Width];
    [Bias(Width)]
    private readonly float[] _mid1Bias = new float[Width];

    [Dense(Width, Width), Init(Scheme.He)]
    private readonly float[,] _mid2 = new float[Width, Width];
    [Bias(Width)]
    private readonly float[] _mid2Bias = new float[Width];

    [Dense(Width, 1), Init(Scheme.Xavier)]
    private readonly float[,] _distance = new float[1, Width];

    public SineWithHe(ulong seed) => InitializeWeights(seed);

    public float Forward(float x, float y, float z)
    {
        float[] point = [x, y, z];
        float[] h = SineLayer(_in, _inBias, point);
        h = SineLayer(_mid1, _mid1Bias, h);
        h = SineLayer(_mid2, _mid2Bias, h);

        float distance = 0;
        for (int i = 0; i < Width; i++) distance += _distance[0, i] * h[i];
        return distance;
    }

    private static float[] SineLayer(float[,] w, float[] b, float[] x)
    {
        var y = new float[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            float z = b[i];
            for (int j = 0; j < x.Length; j++) z += w[i, j] * x[j];
            y[i] = MathF.Sin(Omega * z);
        }

        return y;
    }
}
