using System;
using System.Collections.Generic;
using InitGen;

namespace Gallery.Models;

/// <summary>A self-normalizing network (Klambauer et al. 2017): SELU keeps mean 0 and variance 1 without any normalization.</summary>
public sealed partial class SeluMlp
{
    private const int Inputs = 54;
    private const int Width = 256;
    private const int Depth = 8;
    private const int Classes = 7;

    [Dense(Inputs, Width), Init(Scheme.LeCun)]
    private float[] _stem = new float[Width * Inputs];
    [Bias(Width)]
    private float[] _stemBias = new float[Width];

    [Init]
    private readonly List<SeluLayer> _hidden = [];

    [Dense(Width, Classes), Init(Scheme.LeCun)]
    private float[] _head = new float[Classes * Width];
    [Bias(Classes)]
    private float[] _headBias = new float[Classes];

    public SeluMlp(ulong seed)
    {
        for (int i = 1; i < Depth; i++) _hidden.Add(new SeluLayer(Width));
        InitializeWeights(seed);
    }

    public float[] Forward(float[] x)
    {
        x = Selu(Ops.Linear(_stem, _stemBias, x));
        for (int i = 0; i < _hidden.Count; i++) x = _hidden[i].Forward(x);
        return Ops.Softmax(Ops.Linear(_head, _headBias, x));
    }

    private static float[] Selu(float[] x)
    {
        const float Alpha = 1.6732632423543772f;
        const float Scale = 1.0507009873554805f;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Scale * (x[i] > 0 ? x[i] : Alpha * (MathF.Exp(x[i]) - 1));
        }

        return x;
    }

    private sealed partial class SeluLayer(int width)
    {
        private readonly int _width = width;

        [Dense(nameof(_width), nameof(_width)), Init]
        private readonly float[] _linear = new float[width * width];
        [Bias(nameof(_width))]
        private readonly float[] _bias = new float[width];

        public float[] Forward(float[] x) => Selu(Ops.Linear(_linear, _bias, x));
    }
}
