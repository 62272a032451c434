using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>A dueling Q-network (Wang et al. 2016): value and advantages share a trunk, and meet as V + A - mean(A).</summary>
public sealed partial class DuelingQNetwork
{
    private const int Observations = 8;
    private const int Width = 128;
    private const int Actions = 4;

    [Init] private readonly Dense _trunk1 = new(Observations, Width);
    [Init] private readonly Dense _trunk2 = new(Width, Width);
    [Init] private readonly Dense _valueHidden = new(Width, 64);
    [Init] private readonly Linear _value = new(64, 1);
    [Init] private readonly Dense _advantageHidden = new(Width, 64);
    [Init] private readonly Linear _advantage = new(64, Actions);

    public float[] Forward(float[] state)
    {
        float[] features = _trunk2.Forward(_trunk1.Forward(state));
        float value = _value.Forward(_valueHidden.Forward(features))[0];
        float[] advantage = _advantage.Forward(_advantageHidden.Forward(features));
        float mean = advantage.Average();
        return [.. advantage.Select(a => value + a - mean)];
    }

    /// <summary>A dense layer with ReLU behind it.</summary>
    public sealed partial class Dense(int inputs, int outputs)
    {
        private readonly int _in = inputs, _out = outputs;

        [Dense(nameof(_in), nameof(_out)), Init] private float[] _w = new float[outputs * inputs];
        [Bias(nameof(_out))] private float[] _b = new float[outputs];

        public float[] Forward(float[] x) => Ops.Relu(Ops.Linear(_w, _b, x));
    }

    /// <summary>A dense layer without an activation.</summary>
    public sealed partial class Linear(int inputs, int outputs)
    {
        private readonly int _in = inputs, _out = outputs;

        [Dense(nameof(_in), nameof(_out)), Init(Scheme.LeCun)] private float[] _w = new float[outputs * inputs];
        [Bias(nameof(_out))] private float[] _b = new float[outputs];

        public float[] Forward(float[] x) => Ops.Linear(_w, _b, x);
    }
}
