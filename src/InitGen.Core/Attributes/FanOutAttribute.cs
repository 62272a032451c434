using System;

namespace InitGen;

/// <summary>
/// The member, or the parameter of the constructor, gives the number of outputs of a <see cref="LayerAttribute">layer</see>: features or
/// channels, a whole number of at least 1. It is the size of a bias that gives none.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FanOutAttribute : Attribute
{
}
