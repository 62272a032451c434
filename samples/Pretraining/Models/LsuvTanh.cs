using System.Collections.Generic;
using InitGen;

namespace Pretraining.Models;

/// <summary>Orthogonal, then scaled so that each layer's output on the data has variance 1.</summary>
internal sealed partial class LsuvTanh : Network
{
    [Init(Scheme.Lsuv)]
    private readonly DenseLayer[] _hidden =
    [
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
    ];

    [Init(Scheme.Lsuv)]
    private readonly DenseLayer _output = new(64, 1);

    public override string Start => "LSUV";

    public override IReadOnlyList<DenseLayer> Layers => [.. _hidden, _output];

    public override void Initialize(ulong seed, float[] data)
    {
        InitializeWeights(seed);
        CalibrateWeights(data);
    }

    public float[] Forward(float[] x)
    {
        foreach (DenseLayer layer in _hidden) x = Tanh(layer.Forward(x));
        return _output.Forward(x);
    }
}
