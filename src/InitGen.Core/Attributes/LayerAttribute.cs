using System;

namespace InitGen;

/// <summary>
/// The type is a layer: it says once which of its members hold weights (<see cref="WeightAttribute"/>, <see cref="BiasAttribute"/>)
/// and how large they are (<see cref="FanInAttribute"/>, <see cref="FanOutAttribute"/>, or a shape on the member). A model that
/// holds such a layer then says only how it starts: <c>[Init(Scheme.He)] private readonly DenseLayer _first = new(784, 256);</c>
/// </summary>
/// <remarks>
/// The type must be partial. A layer does not initialize itself: the model's scheme goes to the members that are marked with
/// <see cref="WeightAttribute"/>; biases start at 0 and the scales of normalizations at 1, unless the member has an <c>[Init]</c> of its
/// own. Each draws under the model's path and its own name without <c>_</c> or <c>m_</c>: <c>first.weight</c>, <c>first.bias</c>.
/// Sizes that are constants where the model creates the layer are known at build time; others are read from the layer when the code runs.
/// </remarks>
/// <example>
/// <code>
/// [Layer]
/// public sealed partial class DenseLayer(int inputs, int outputs)
/// {
///     [FanIn] public int Inputs { get; } = inputs;
///     [FanOut] public int Outputs { get; } = outputs;
///     [Weight] private readonly float[] _weight = new float[inputs * outputs];
///     [Bias] private readonly float[] _bias = new float[outputs];
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LayerAttribute : Attribute
{
}
