using System;
using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>A list of layers with a base class; each derived one says what it does with its sums. All are rectifiers, so He suits them.</summary>
public sealed partial class SequentialMlp
{
    [Init]
    private readonly List<DenseBase> _layers = [new ReluDense(10, 40), new LeakyDense(40, 40), new ReluDense(40, 20)];

    [Dense(20, 1), Init(Scheme.LeCun)]
    private readonly float[] _head = new float[20];

    public float Forward(float[] x)
    {
        float[] features = _layers.Aggregate(x, (value, layer) => layer.Forward(value));
        float y = features.Select((v, i) => v * _head[i]).Sum();
        Probe.Record(_head, y);
        return y;
    }

    public abstract partial class DenseBase(int inputs, int outputs)
    {
        protected int Inputs { get; } = inputs;

        protected int Outputs { get; } = outputs;

        [Dense(nameof(Inputs), nameof(Outputs)), Init(Scheme.He)]
        private readonly float[] _kernel = new float[inputs * outputs];

        [Bias(nameof(Outputs))]
        private readonly float[] _shift = new float[outputs];

        public float[] Forward(float[] x) => Activate(Ops.Linear(_kernel, _shift, x));

        protected abstract float[] Activate(float[] sums);
    }

    public sealed partial class ReluDense(int inputs, int outputs) : DenseBase(inputs, outputs)
    {
        protected override float[] Activate(float[] sums) => sums.Select(v => Math.Max(v, 0)).ToArray();
    }

    public sealed partial class LeakyDense(int inputs, int outputs) : DenseBase(inputs, outputs)
    {
        protected override float[] Activate(float[] sums) => Array.ConvertAll(sums, v => v < 0 ? 0.01f * v : v);
    }
}
