using System;

namespace InitGen;

/// <summary>
/// The member, or the parameter of the constructor, gives the number of inputs of a <see cref="LayerAttribute">layer</see>: features or
/// channels, a whole number of at least 1.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FanInAttribute : Attribute
{
}
