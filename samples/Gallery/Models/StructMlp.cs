using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A controller of a few units that lives in a struct, its layers too: nothing on the heap but the weights.</summary>
public partial struct StructMlp
{
    [Init] private TanhLayer _first;
    [Init] private TanhLayer _second;

    public StructMlp(int inputs, int hidden, int outputs)
    {
        _first = new TanhLayer(inputs, hidden);
        _second = new TanhLayer(hidden, outputs);
    }

    public readonly float[] Forward(ReadOnlySpan<float> sensors)
    {
        Span<float> hidden = stackalloc float[_first.Outputs];
        _first.Forward(sensors, hidden);
        float[] motors = new float[_second.Outputs];
        _second.Forward(hidden, motors);
        return motors;
    }

    public partial struct TanhLayer(int inputs, int outputs)
    {
        private readonly int _inputs = inputs;

        public int Outputs { get; } = outputs;

        [Dense(nameof(_inputs), nameof(Outputs)), Init] private readonly float[] _w = new float[inputs * outputs];
        [Bias(nameof(Outputs))] private readonly float[] _b = new float[outputs];

        public readonly void Forward(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int o = 0; o < Outputs; o++)
            {
                float z = _b[o];
                for (int i = 0; i < _inputs; i++) z += _w[o * _inputs + i] * x[i];
                Probe.Record(_w, z);
                y[o] = MathF.Tanh(z);
            }
        }
    }
}
