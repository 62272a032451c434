using System.Collections.Generic;
using InitGen;

namespace Pretraining.Models;

/// <summary>Made for tanh, and under ReLU.</summary>
internal sealed partial class XavierRelu : Network
{
    [Init(Scheme.Xavier, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer[] _hidden =
    [
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
    ];

    [Init(Scheme.Xavier, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer _output = new(64, 1);

    public override string Start => "Xavier";

    public override IReadOnlyList<DenseLayer> Layers => [.. _hidden, _output];

    public override bool IsRectified => true;

    public override void Initialize(ulong seed, float[] data) => InitializeWeights(seed);

    public float[] Forward(float[] x)
    {
        foreach (DenseLayer layer in _hidden) x = Rectified(layer.Forward(x));
        return _output.Forward(x);
    }
}
