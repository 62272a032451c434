using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>Four ReLU experts, mixed by a softmax gate (Jacobs et al. 1991).</summary>
public sealed partial class MixtureOfExperts
{
    private const int Inputs = 32;
    private const int Hidden = 64;
    private const int Outputs = 8;
    private const int Experts = 4;

    [Init]
    private readonly Expert[] _experts = [.. Enumerable.Range(0, Experts).Select(_ => new Expert())];

    [Dense(Inputs, Experts), Init]
    private readonly float[] _gate = new float[Experts * Inputs];

    public float[] Forward(float[] x)
    {
        float[] gate = Ops.Softmax(Ops.Linear(_gate, null, x));
        float[] y = new float[Outputs];
        for (int e = 0; e < Experts; e++)
        {
            float[] opinion = _experts[e].Forward(x);
            // y += gate[e] * opinion
            TensorPrimitives.MultiplyAdd<float>(opinion, gate[e], y, y);
        }

        return y;
    }

    public sealed partial class Expert
    {
        [Dense(Inputs, Hidden), Init] private float[] _up = new float[Hidden * Inputs];
        [Bias(Hidden)] private float[] _upBias = new float[Hidden];
        [Dense(Hidden, Outputs), Init(Scheme.Xavier)] private float[] _down = new float[Outputs * Hidden];
        [Bias(Outputs)] private float[] _downBias = new float[Outputs];

        public float[] Forward(float[] x) => Ops.Linear(_down, _downBias, Ops.Relu(Ops.Linear(_up, _upBias, x)));
    }
}
