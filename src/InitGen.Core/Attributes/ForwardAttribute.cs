using System;

namespace InitGen;

/// <summary>
/// Marks the method that is the model's forward pass. Without it that is the method named <c>Forward</c> (or <c>forward</c>), if there is
/// exactly one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForwardAttribute : Attribute
{
}
