using System;

namespace InitGen;

/// <summary>
/// Marks the method that computes the model's output. A method named <c>Forward</c> needs no mark. From it the order of the layers and
/// the activations between them are read.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForwardAttribute : Attribute;
