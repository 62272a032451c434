using System;

namespace InitGen;

/// <summary>
/// The member holds the weight of a dense (fully connected, linear) layer: shape [outputs, inputs], row-major, as in PyTorch.
/// Fan-in is the number of inputs, fan-out the number of outputs.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>A dense layer whose sizes are known at build time.</summary>
    /// <param name="inputs">Number of inputs, at least 1.</param>
    /// <param name="outputs">Number of outputs, at least 1.</param>
    public DenseAttribute(int inputs, int outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <summary>A dense layer whose sizes are read from members when the code runs.</summary>
    /// <param name="inputs">Name of a field, property or constant that holds the number of inputs.</param>
    /// <param name="outputs">Name of a field, property or constant that holds the number of outputs.</param>
    public DenseAttribute(string inputs, string outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <inheritdoc cref="DenseAttribute(int, int)" path="/summary"/>
    /// <param name="inputs">Number of inputs, at least 1.</param>
    /// <param name="outputs">Name of a field, property or constant that holds the number of outputs.</param>
    public DenseAttribute(int inputs, string outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <inheritdoc cref="DenseAttribute(int, int)" path="/summary"/>
    /// <param name="inputs">Name of a field, property or constant that holds the number of inputs.</param>
    /// <param name="outputs">Number of outputs, at least 1.</param>
    public DenseAttribute(string inputs, int outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <summary>Number of inputs (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Inputs { get; }

    /// <summary>Number of outputs (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Outputs { get; }

    /// <summary>
    /// How many separate matrices are stacked along the outputs: 3 for a packed query-key-value projection [3 E, E], 4 for the gates of
    /// an LSTM [4 H, inputs]. Each has fan-out outputs / <c>Packed</c>. Default 1.
    /// </summary>
    public int Packed { get; set; } = 1;
}
