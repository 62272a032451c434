using System.Collections.Generic;
using InitGen;

namespace Pretraining.Models;

/// <summary>A small sigma, and what each layer puts out is normalized over the batch: the scale of the weights no longer matters.</summary>
internal sealed partial class SmallNormalized : Network
{
    [Init(Scheme.Normal, Std = 0.01, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer[] _hidden =
    [
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
    ];

    [Init(Scheme.Normal, Std = 0.01, Justification = "It is shown what comes of it.")]
    private readonly DenseLayer _output = new(64, 1);

    public override string Start => "batch norm, N(0, 0.01)";

    public override IReadOnlyList<DenseLayer> Layers => [.. _hidden, _output];

    public override bool IsRectified => true;

    public override bool IsNormalized => true;

    public override void Initialize(ulong seed, float[] data) => InitializeWeights(seed);

    public float[] Forward(float[] x)
    {
        foreach (DenseLayer layer in _hidden) x = Rectified(layer.Forward(x));
        return _output.Forward(x);
    }
}
