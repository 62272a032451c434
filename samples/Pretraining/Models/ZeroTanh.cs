using System.Collections.Generic;
using InitGen;

namespace Pretraining.Models;

/// <summary>All weights 0: no unit differs from any other, and none hears of an error.</summary>
internal sealed partial class ZeroTanh : Network
{
    [Init(Scheme.Zero, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer[] _hidden =
    [
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
    ];

    [Init(Scheme.Zero, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer _output = new(64, 1);

    public override string Start => "zero";

    public override IReadOnlyList<DenseLayer> Layers => [.. _hidden, _output];

    public override void Initialize(ulong seed, float[] data) => InitializeWeights(seed);

    public float[] Forward(float[] x)
    {
        foreach (DenseLayer layer in _hidden) x = Tanh(layer.Forward(x));
        return _output.Forward(x);
    }
}
