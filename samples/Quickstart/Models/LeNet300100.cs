using System.Collections.Generic;
using InitGen;

namespace Quickstart.Models;

/// <summary>LeNet-300-100 (LeCun et al. 1998) in raw arrays. A bare [Init] takes what fits the activation behind the layer.</summary>
public sealed partial class LeNet300100 : IModel
{
    [Dense(784, 300), Init, Activation(Activation.ReLU)] private readonly float[] _first = new float[300 * 784];
    [Bias(300)] private readonly float[] _firstBias = new float[300];

    [Dense(300, 100), Init, Activation(Activation.ReLU)] private readonly float[] _second = new float[100 * 300];
    [Bias(100)] private readonly float[] _secondBias = new float[100];

    [Dense(100, 10), Init, Activation(Activation.Softmax)] private readonly float[] _output = new float[10 * 100];
    [Bias(10)] private readonly float[] _outputBias = new float[10];

    public IEnumerable<float[]> Weights => [_first, _firstBias, _second, _secondBias, _output, _outputBias];
}
