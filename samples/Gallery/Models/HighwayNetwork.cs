using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// A highway network (Srivastava et al. 2015): y = T H(x) + (1 - T) x. The gates' bias of -2 lets most of the input pass at first.
/// </summary>
public sealed partial class HighwayNetwork
{
    private const int Width = 50;

    [Dense(784, Width), Init] private readonly float[] _plain = new float[Width * 784];
    [Bias(Width)] private readonly float[] _plainBias = new float[Width];

    [Init] private readonly HighwayLayer[] _highway = [.. Enumerable.Repeat(0, 10).Select(_ => new HighwayLayer())];

    [Dense(Width, 10), Init] private readonly float[] _classes = new float[10 * Width];
    [Bias(10)] private readonly float[] _classesBias = new float[10];

    public float[] Forward(float[] x)
    {
        float[] h = Ops.Tanh(Ops.Linear(_plain, _plainBias, x));
        for (int i = 0; i < _highway.Length; i++)
        {
            h = _highway[i].Forward(h);
        }

        return Ops.Softmax(Ops.Linear(_classes, _classesBias, h));
    }

    private sealed partial class HighwayLayer
    {
        [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[] _transform = new float[Width * Width];
        [Bias(Width)] private readonly float[] _transformBias = new float[Width];
        [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[] _gate = new float[Width * Width];
        [Bias(Width), Init(Scheme.Constant, Value = -2)] private readonly float[] _gateBias = new float[Width];

        public float[] Forward(float[] x)
        {
            float[] h = Ops.Tanh(Ops.Linear(_transform, _transformBias, x));
            float[] t = Ops.Sigmoid(Ops.Linear(_gate, _gateBias, x));
            float[] y = new float[Width];
            for (int i = 0; i < Width; i++) y[i] = t[i] * h[i] + (1f - t[i]) * x[i];
            return y;
        }
    }
}
