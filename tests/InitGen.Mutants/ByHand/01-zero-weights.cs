// Wrong: all weights start at zero, so hidden units are 0 and get no gradient: only the output bias ever learns.
using System;
using InitGen;

namespace ByHand;

/// <summary>Predicts the price of a house from twelve features.</summary>
internal sealed partial class ZeroWeights
{
    private const int Features = 12;
    private const int Hidden = 32;

    [Dense(Features, Hidden), Init(Scheme.Zero)]
    private readonly float[] _w1 = new float[Hidden * Features];
    [Bias(Hidden)]
    private readonly float[] _b1 = new float[Hidden];

    [Dense(Hidden, 1), Init(Scheme.Zero)]
    private readonly float[] _w2 = new float[Hidden];
    [Bias(1)]
    private readonly float[] _b2 = new float[1];

    public ZeroWeights(ulong seed) => InitializeWeights(seed);

    public float Forward(float[] x)
    {
        float[] h = new float[Hidden];
        for (int i = 0; i < Hidden; i++)
        {
            float sum = _b1[i];
            for (int j = 0; j < Features; j++) sum += _w1[i * Features + j] * x[j];
            h[i] = MathF.Tanh(sum);
        }

        float y = _b2[0];
        for (int i = 0; i < Hidden; i++) y += _w2[i] * h[i];
        return y;
    }
}
