// Wrong: the objectness bias is +4.595 instead of -4.595, so every anchor starts as an object with 99% and the loss of the background drowns all else.
using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>The classification branch of a one-stage detector, on the feature vector of one place: nine anchors.</summary>
internal sealed partial class PriorWithWrongSign
{
    private const int Features = 256;
    private const int Anchors = 9;

    [Dense(Features, Features), Init(Scheme.He)]
    private readonly float[] _tower1 = new float[Features * Features];
    [Bias(Features)]
    private readonly float[] _tower1Bias = new float[Features];

    [Dense(Features, Features), Init(Scheme.He)]
    private readonly float[] _tower2 = new float[Features * Features];
    [Bias(Features)]
    private readonly float[] _tower2Bias = new float[Features];

    [Dense(Features, Anchors), Init(Scheme.Normal, Std = 0.01)]
    private readonly float[] _object = new float[Anchors * Features];

    // ln((1 - p) / p) for p = 0.01: objects are rare
    [Bias(Anchors), Init(Scheme.Constant, Value = 4.595)]
    private readonly float[] _objectBias = new float[Anchors];

    public PriorWithWrongSign(ulong seed) => InitializeWeights(seed);

    /// <summary>For each anchor, the probability that it holds an object.</summary>
    public float[] Forward(float[] place)
    {
        float[] x = Dense(_tower1, _tower1Bias, place).Select(v => Math.Max(v, 0f)).ToArray();
        x = Dense(_tower2, _tower2Bias, x).Select(v => Math.Max(v, 0f)).ToArray();

        float[] p = Dense(_object, _objectBias, x);
        TensorPrimitives.Sigmoid<float>(p, p);
        return p;
    }

    private static float[] Dense(float[] w, float[] b, float[] x)
    {
        var y = new float[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[i] + TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        }

        return y;
    }
}
