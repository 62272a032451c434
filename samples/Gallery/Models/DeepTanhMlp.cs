using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>Twenty tanh layers of width 128, and a linear head.</summary>
public sealed partial class DeepTanhMlp
{
    private const int Width = 128;

    [Init] private readonly TanhLayer[] _layers;

    [Dense(Width, 1), Init(Scheme.Xavier)]
    private readonly float[] _head = new float[Width];

    public DeepTanhMlp(int depth, ulong seed)
    {
        _layers = Enumerable.Range(0, depth).Select(_ => new TanhLayer()).ToArray();
        InitializeWeights(seed);
    }

    public float Forward(float[] x)
    {
        foreach (TanhLayer layer in _layers)
        {
            x = layer.Forward(x);
        }

        float y = 0;
        for (int i = 0; i < Width; i++) y += _head[i] * x[i];
        Probe.Record(_head, y);
        return y;
    }

    private sealed partial class TanhLayer
    {
        [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[,] _linear = new float[Width, Width];
        [Bias(Width)] private readonly float[] _bias = new float[Width];

        public float[] Forward(float[] x)
        {
            var y = new float[Width];
            for (int i = 0; i < Width; i++)
            {
                float sum = _bias[i];
                for (int j = 0; j < Width; j++) sum += _linear[i, j] * x[j];
                y[i] = sum;
            }

            Probe.Record(_linear, y);
            for (int i = 0; i < Width; i++) y[i] = MathF.Tanh(y[i]);
            return y;
        }
    }
}
