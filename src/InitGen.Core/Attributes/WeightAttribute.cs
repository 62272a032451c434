using System;

namespace InitGen;

/// <summary>
/// The member of a <see cref="LayerAttribute">layer</see> holds a weight, which the model's scheme fills; or another layer, or an array or
/// list of layers, whose weights are this one's.
/// </summary>
/// <remarks>
/// Alone it is the weight of a dense layer, shape [fan-out, fan-in], from <see cref="FanInAttribute"/> and
/// <see cref="FanOutAttribute"/>. Another shape stands beside it: <see cref="DenseAttribute"/>, <see cref="ConvAttribute"/>,
/// <see cref="ConvTransposeAttribute"/>, <see cref="EmbeddingAttribute"/>, <see cref="NormAttribute"/>. An <c>[Init]</c> beside it is what
/// the weight starts as where the model names no scheme.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class WeightAttribute : Attribute
{
}
