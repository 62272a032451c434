using System;

namespace InitGen;

/// <summary>Says that a method zeroes elements of its argument at random and scales the others up (inverted dropout).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropoutAttribute : Attribute
{
    /// <summary>Declares what the method does.</summary>
    /// <param name="rate">The share of elements that become zero, from 0 up to but without 1.</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The share of elements that become zero, from 0 up to but without 1.</summary>
    public double Rate { get; }
}
