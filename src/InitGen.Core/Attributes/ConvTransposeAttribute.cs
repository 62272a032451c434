using System;

namespace InitGen;

/// <summary>
/// The member holds the weight of a transposed convolution: shape [inputs, outputs / groups, kernel...], row-major, as in PyTorch.
/// Fan-in is inputs / groups times the kernel's size divided by the stride's (what an output sums on average), fan-out
/// outputs / groups times the kernel's size.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ConvTransposeAttribute : Attribute
{
    /// <summary>A transposed convolution whose sizes are known at build time.</summary>
    /// <param name="inputs">Number of input channels, at least 1.</param>
    /// <param name="outputs">Number of output channels, at least 1.</param>
    /// <param name="kernel">The kernel's size along each of 1 to 3 dimensions, each at least 1.</param>
    public ConvTransposeAttribute(int inputs, int outputs, params int[] kernel) =>
        (Inputs, Outputs, Kernel) = (inputs, outputs, kernel);

    /// <summary>A transposed convolution whose channels are read from members when the code runs.</summary>
    /// <param name="inputs">Name of a field, property or constant that holds the number of input channels.</param>
    /// <param name="outputs">Name of a field, property or constant that holds the number of output channels.</param>
    /// <param name="kernel">The kernel's size along each of 1 to 3 dimensions, each at least 1.</param>
    public ConvTransposeAttribute(string inputs, string outputs, params int[] kernel) =>
        (Inputs, Outputs, Kernel) = (inputs, outputs, kernel);

    /// <summary>
    /// A transposed convolution whose channels and kernel are read from members: in a <see cref="LayerAttribute">layer</see>, where they may be
    /// arguments of its constructor.
    /// </summary>
    /// <param name="inputs">Name of a field, property or constant that holds the number of input channels.</param>
    /// <param name="outputs">Name of a field, property or constant that holds the number of output channels.</param>
    /// <param name="kernelFrom">
    /// Names of those that hold the kernel's size along each of 1 to 3 dimensions; the same name may stand twice.
    /// </param>
    public ConvTransposeAttribute(string inputs, string outputs, params string[] kernelFrom) =>
        (Inputs, Outputs, Kernel, KernelFrom) = (inputs, outputs, Array.Empty<int>(), kernelFrom);

    /// <summary>Number of input channels (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Inputs { get; }

    /// <summary>Number of output channels (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Outputs { get; }

    /// <summary>The kernel's size along each dimension; empty where <see cref="KernelFrom"/> names members that hold it.</summary>
    public int[] Kernel { get; }

    /// <summary>Names of the members that hold the kernel's size along each dimension; empty where it is known at build time.</summary>
    public string[] KernelFrom { get; } = Array.Empty<string>();

    /// <summary>Number of groups that inputs and outputs are split into; divides both. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>The stride, the same along each dimension; at least 1. Default 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Name of the member of a <see cref="LayerAttribute">layer</see> that holds the number of groups: in place of <see cref="Groups"/>.
    /// </summary>
    public string? GroupsFrom { get; set; }

    /// <summary>
    /// Name of the member of a <see cref="LayerAttribute">layer</see> that holds the stride: in place of <see cref="Stride"/>.
    /// </summary>
    public string? StrideFrom { get; set; }
}
