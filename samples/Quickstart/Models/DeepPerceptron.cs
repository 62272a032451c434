using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Quickstart.Models;

/// <summary>Thirty ReLU layers of width 512 with the scheme that is made for them.</summary>
public sealed partial class DeepPerceptron : IModel
{
    [Init] private readonly HeLayer[] _layers = [.. Enumerable.Range(0, 30).Select(_ => new HeLayer())];

    public IEnumerable<float[]> Weights => _layers.SelectMany(layer => layer.Weights);
}

/// <summary>A layer of the deep perceptron.</summary>
public sealed partial class HeLayer
{
    [Dense(512, 512), Init(Scheme.He), Activation(Activation.ReLU)] private readonly float[] _linear = new float[512 * 512];
    [Bias(512)] private readonly float[] _bias = new float[512];

    public IEnumerable<float[]> Weights => [_linear, _bias];
}

/// <summary>
/// The same with Xavier: a deliberate mismatch. The build says INIT101 about it, and the sample shows what comes of it.
/// </summary>
public sealed partial class FadingPerceptron : IModel
{
    [Init] private readonly XavierLayer[] _layers = [.. Enumerable.Range(0, 30).Select(_ => new XavierLayer())];

    public IEnumerable<float[]> Weights => _layers.SelectMany(layer => layer.Weights);
}

/// <summary>A layer of the fading perceptron.</summary>
public sealed partial class XavierLayer
{
    [Dense(512, 512), Init(Scheme.Xavier), Activation(Activation.ReLU)] private readonly float[] _linear = new float[512 * 512];
    [Bias(512)] private readonly float[] _bias = new float[512];

    public IEnumerable<float[]> Weights => [_linear, _bias];
}
