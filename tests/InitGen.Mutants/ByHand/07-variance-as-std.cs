// Wrong: He's variance 2 / 512 was given as the standard deviation, so each of the five ReLU layers shrinks the signal sixteenfold.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>Five wide layers on precomputed image features.</summary>
internal sealed partial class VarianceAsStd
{
    private const int Width = 512;
    private const int Classes = 20;
    private const double HeInit = 2.0 / Width;

    [Dense(Width, Width), Init(Scheme.Normal, Std = HeInit)] private readonly float[] _fc1 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _bias1 = new float[Width];
    [Dense(Width, Width), Init(Scheme.Normal, Std = HeInit)] private readonly float[] _fc2 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _bias2 = new float[Width];
    [Dense(Width, Width), Init(Scheme.Normal, Std = HeInit)] private readonly float[] _fc3 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _bias3 = new float[Width];
    [Dense(Width, Width), Init(Scheme.Normal, Std = HeInit)] private readonly float[] _fc4 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _bias4 = new float[Width];
    [Dense(Width, Width), Init(Scheme.Normal, Std = HeInit)] private readonly float[] _fc5 = new float[Width * Width];
    [Bias(Width)] private readonly float[] _bias5 = new float[Width];
    [Dense(Width, Classes), Init(Scheme.LeCun)] private readonly float[] _head = new float[Classes * Width];
    [Bias(Classes)] private readonly float[] _headBias = new float[Classes];

    public VarianceAsStd(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] features)
    {
        float[] x = Relu(Linear(features, _fc1, _bias1));
        x = Relu(Linear(x, _fc2, _bias2));
        x = Relu(Linear(x, _fc3, _bias3));
        x = Relu(Linear(x, _fc4, _bias4));
        x = Relu(Linear(x, _fc5, _bias5));
        return Linear(x, _head, _headBias);
    }

    private static float[] Linear(float[] x, float[] w, float[] b) =>
        b.Select((bias, row) =>
        {
            float sum = bias;
            for (int i = 0; i < x.Length; i++) sum += w[row * x.Length + i] * x[i];
            return sum;
        }).ToArray();

    private static float[] Relu(float[] x) => x.Select(v => v > 0 ? v : 0).ToArray();
}
