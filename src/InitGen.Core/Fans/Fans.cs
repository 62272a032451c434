using System;

namespace InitGen.Theory;

/// <summary>
/// How many products a layer sums: per output unit on the way forward (<paramref name="In"/>), per input unit on the way back
/// (<paramref name="Out"/>). Not always a whole number: the outputs of a strided transposed convolution differ, and the mean
/// counts.
/// </summary>
/// <param name="In">n_in.</param>
/// <param name="Out">n_out.</param>
public readonly record struct Fans(double In, double Out)
{
    /// <summary>A dense layer: weight [outputs, inputs] (Glorot and Bengio 2010).</summary>
    /// <param name="inputs">Number of inputs, at least 1.</param>
    /// <param name="outputs">Number of outputs, at least 1.</param>
    /// <returns>inputs and outputs.</returns>
    public static Fans Dense(long inputs, long outputs) =>
        new(Positive(inputs, nameof(inputs)), Positive(outputs, nameof(outputs)));

    /// <summary>
    /// A convolution: weight [outputs, inputs / groups, kernel...] (He et al. 2015). A group sees its own share of the channels
    /// alone, on the way forward and on the way back; a strided one gives each input only 1 / strideSize of the products on the
    /// way back.
    /// </summary>
    /// <param name="inputs">Number of input channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="outputs">Number of output channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="kernelSize">Product of the kernel's sizes along all dimensions.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="strideSize">Product of the strides along all dimensions.</param>
    /// <returns>inputs / groups * kernelSize, and outputs / groups * kernelSize / strideSize.</returns>
    public static Fans Conv(long inputs, long outputs, long kernelSize, long groups = 1, long strideSize = 1)
    {
        double kernel = Positive(kernelSize, nameof(kernelSize));
        return new(
            Share(inputs, groups, nameof(inputs)) * kernel,
            Share(outputs, groups, nameof(outputs)) * kernel / Positive(strideSize, nameof(strideSize)));
    }

    /// <summary>
    /// A depthwise convolution, each input channel with filters of its own: weight [inputs * multiplier, 1, kernel...] (Chollet
    /// 2017).
    /// </summary>
    /// <param name="inputs">Number of input channels; checked, but without effect on the fans.</param>
    /// <param name="multiplier">Number of filters per input channel.</param>
    /// <param name="kernelSize">Product of the kernel's sizes along all dimensions.</param>
    /// <returns>kernelSize and multiplier * kernelSize.</returns>
    public static Fans Depthwise(long inputs, long multiplier, long kernelSize)
    {
        _ = Positive(inputs, nameof(inputs));
        double kernel = Positive(kernelSize, nameof(kernelSize));
        return new(kernel, Positive(multiplier, nameof(multiplier)) * kernel);
    }

    /// <summary>
    /// A transposed convolution: weight [inputs, outputs / groups, kernel...]. Each input is spread over a whole kernel of
    /// outputs, and an output sums a kernel's worth divided by the stride's, on average.
    /// </summary>
    /// <param name="inputs">Number of input channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="outputs">Number of output channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="kernelSize">Product of the kernel's sizes along all dimensions.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="strideSize">Product of the strides along all dimensions.</param>
    /// <returns>inputs / groups * kernelSize / strideSize, and outputs / groups * kernelSize.</returns>
    public static Fans ConvTranspose(long inputs, long outputs, long kernelSize, long groups = 1, long strideSize = 1)
    {
        double kernel = Positive(kernelSize, nameof(kernelSize));
        return new(
            Share(inputs, groups, nameof(inputs)) * kernel / Positive(strideSize, nameof(strideSize)),
            Share(outputs, groups, nameof(outputs)) * kernel);
    }

    /// <summary>
    /// An embedding: weight [count, width]. One row is picked, so nothing is summed on the way forward, and the row's width is on
    /// the way back; the number of rows does not matter.
    /// </summary>
    /// <param name="width">Width of a row, at least 1.</param>
    /// <returns>1 and width.</returns>
    public static Fans Embedding(long width) => new(1, Positive(width, nameof(width)));

    /// <summary>
    /// Several dense matrices stacked along the outputs, such as query, key and value [3 E, E] or the gates of an LSTM [4 H,
    /// inputs]: each matrix is initialized as the layer that it is.
    /// </summary>
    /// <param name="inputs">Number of inputs, at least 1.</param>
    /// <param name="outputsPerMatrix">Number of outputs of one matrix, at least 1.</param>
    /// <returns>inputs and outputsPerMatrix.</returns>
    public static Fans Packed(long inputs, long outputsPerMatrix) =>
        new(Positive(inputs, nameof(inputs)), Positive(outputsPerMatrix, nameof(outputsPerMatrix)));

    /// <summary>A general contraction, as in an einsum layer: sums over some axes of the weight, keeps others.</summary>
    /// <param name="contractedSize">Product of the axes that are summed over.</param>
    /// <param name="outputSize">
    /// Product of the weight's axes that appear in the output; axes of a batch count for neither.
    /// </param>
    /// <returns>contractedSize and outputSize.</returns>
    public static Fans Contraction(long contractedSize, long outputSize) =>
        new(Positive(contractedSize, nameof(contractedSize)), Positive(outputSize, nameof(outputSize)));

    /// <summary>The fan that a mode asks for.</summary>
    /// <param name="mode">Which fan; <see cref="FanMode.Default"/> for the scheme's own.</param>
    /// <param name="schemeDefault">The scheme's own: any but <see cref="FanMode.Default"/>.</param>
    /// <returns>n_in, n_out or their mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Neither names a fan.</exception>
    public double Of(FanMode mode, FanMode schemeDefault) => (mode == FanMode.Default ? schemeDefault : mode) switch
    {
        FanMode.In => In,
        FanMode.Out => Out,
        FanMode.Average => (In + Out) / 2,
        _ => throw new ArgumentOutOfRangeException(
            mode == FanMode.Default ? nameof(schemeDefault) : nameof(mode), "Take FanMode.In, FanMode.Out or FanMode.Average."),
    };

    private static double Share(long channels, long groups, string name)
    {
        _ = Positive(channels, name);
        _ = Positive(groups, nameof(groups));
        return channels % groups == 0
            ? channels / groups
            : throw new ArgumentException(
                $"groups = {groups} must divide {name} = {channels}; take a common divisor of inputs and outputs.",
                nameof(groups));
    }

    private static double Positive(long value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
