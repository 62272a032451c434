using System;
using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>An MLP in one expression per layer: Select, Zip and Sum over rows.</summary>
public sealed partial class LinqMlp
{
    [Dense(20, 64), Init]
    private float[][] _first = null!;
    [Bias(64)]
    private float[] _firstBias = null!;

    [Dense(64, 32), Init]
    private float[][] _second = null!;
    [Bias(32)]
    private float[] _secondBias = null!;

    [Dense(32, 3), Init(Scheme.Xavier)]
    private float[][] _third = null!;
    [Bias(3)]
    private float[] _thirdBias = null!;

    public float[] Forward(float[] x)
    {
        float[] h1 = Affine(_first, _firstBias, x).Select(v => MathF.Max(0, v)).ToArray();
        float[] h2 = Affine(_second, _secondBias, h1).Select(v => MathF.Max(0, v)).ToArray();
        return Softmax(Affine(_third, _thirdBias, h2));
    }

    private static float[] Affine(float[][] weights, float[] bias, IEnumerable<float> x)
    {
        float[] z = weights.Select((row, i) => row.Zip(x, (w, v) => w * v).Sum() + bias[i]).ToArray();
        Probe.Record(weights, z);
        return z;
    }

    private static float[] Softmax(float[] z)
    {
        float[] exp = z.Select(v => MathF.Exp(v - z.Max())).ToArray();
        return exp.Select(e => e / exp.Sum()).ToArray();
    }
}
