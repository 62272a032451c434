using System.Collections.Generic;
using InitGen;

namespace Pretraining.Models;

/// <summary>Each hidden layer is first trained to restore what the layers below it put out.</summary>
internal sealed partial class PretrainedTanh : Network
{
    [Init(Scheme.Xavier)]
    private readonly DenseLayer[] _hidden =
    [
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
        new(64, 64), new(64, 64), new(64, 64), new(64, 64), new(64, 64),
    ];

    [Init(Scheme.Xavier)]
    private readonly DenseLayer _output = new(64, 1);

    public override string Start => "pre-trained";

    public override IReadOnlyList<DenseLayer> Layers => [.. _hidden, _output];

    public override void Initialize(ulong seed, float[] data)
    {
        InitializeWeights(seed);
        LayerwisePretraining.Run(this, data, new PretrainingOptions { Seed = seed, Epochs = 5, LearningRate = 0.002f });
    }

    public float[] Forward(float[] x)
    {
        foreach (DenseLayer layer in _hidden) x = Tanh(layer.Forward(x));
        return _output.Forward(x);
    }
}
