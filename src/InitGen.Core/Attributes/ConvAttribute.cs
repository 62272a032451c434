using System;

namespace InitGen;

/// <summary>
/// The member holds the weight of a convolution: shape [outputs, inputs / groups, kernel...], row-major, as in PyTorch. Fan-in is
/// inputs / groups times the kernel's size, fan-out outputs / groups times the kernel's size: groups count on both sides.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ConvAttribute : Attribute
{
    /// <summary>A convolution whose sizes are known at build time.</summary>
    /// <param name="inputs">Number of input channels, at least 1.</param>
    /// <param name="outputs">Number of output channels, at least 1.</param>
    /// <param name="kernel">The kernel's size along each of 1 to 3 dimensions, each at least 1.</param>
    public ConvAttribute(int inputs, int outputs, params int[] kernel) => (Inputs, Outputs, Kernel) = (inputs, outputs, kernel);

    /// <summary>A convolution whose channels are read from members when the code runs.</summary>
    /// <param name="inputs">Name of a field, property or constant that holds the number of input channels.</param>
    /// <param name="outputs">Name of a field, property or constant that holds the number of output channels.</param>
    /// <param name="kernel">The kernel's size along each of 1 to 3 dimensions, each at least 1.</param>
    public ConvAttribute(string inputs, string outputs, params int[] kernel) =>
        (Inputs, Outputs, Kernel) = (inputs, outputs, kernel);

    /// <summary>Number of input channels (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Inputs { get; }

    /// <summary>Number of output channels (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Outputs { get; }

    /// <summary>The kernel's size along each dimension.</summary>
    public int[] Kernel { get; }

    /// <summary>
    /// Number of groups that inputs and outputs are split into; divides both. The number of inputs for a depthwise convolution.
    /// Default 1.
    /// </summary>
    public int Groups { get; set; } = 1;
}
