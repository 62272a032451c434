using System;
using System.Collections.Generic;
using System.ComponentModel;
using InitGen.Theory;

namespace InitGen.CompilerServices;

/// <summary>A forward pass as a list of values, each computed from ones before it. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ForwardSteps
{
    private readonly List<ForwardStep> _steps = [];

    internal IReadOnlyList<ForwardStep> Steps => _steps;

    /// <summary>Which value is returned; -1 where nothing was described.</summary>
    internal int Output { get; private set; } = -1;

    /// <summary>What the model is called with.</summary>
    public void Input() => _steps.Add(new ForwardStep(ForwardStepKind.Input, []));

    /// <summary>x W^T.</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="path">Path of W, [outputs, inputs].</param>
    /// <param name="calibrated">Whether a calibration gives W its scale.</param>
    public void Dense(int of, string path, bool calibrated = false) =>
        _steps.Add(new ForwardStep(ForwardStepKind.Dense, [of]) { Path = path, IsCalibrated = calibrated });

    /// <summary>x + b.</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="path">Path of b.</param>
    public void Bias(int of, string path) => _steps.Add(new ForwardStep(ForwardStepKind.Bias, [of]) { Path = path });

    /// <summary>x times a scale for each feature.</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="path">Path of the scale.</param>
    public void Scale(int of, string path) => _steps.Add(new ForwardStep(ForwardStepKind.Scale, [of]) { Path = path });

    /// <summary>phi(x).</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="activation">phi.</param>
    /// <param name="parameter">Its slope or alpha; NaN for its own.</param>
    public void Activation(int of, Activation activation, double parameter = double.NaN) => _steps.Add(new ForwardStep(ForwardStepKind.Activation, [of])
    {
        Activation = ActivationTable.Get(activation, double.IsNaN(parameter) ? null : parameter),
    });

    /// <summary>x without its mean, over its standard deviation.</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="normalization">Over what.</param>
    /// <param name="epsilon">What is added to the variance before the root.</param>
    public void Normalize(int of, Normalization normalization, double epsilon) => _steps.Add(new ForwardStep(ForwardStepKind.Normalize, [of])
    {
        Normalization = normalization,
        Factor = epsilon,
    });

    /// <summary>factor x + shift.</summary>
    /// <param name="of">Number of x.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="shift">What is added.</param>
    public void Affine(int of, double factor, double shift) =>
        _steps.Add(new ForwardStep(ForwardStepKind.Affine, [of]) { Factor = factor, Shift = shift });

    /// <summary>The sum of several values.</summary>
    /// <param name="of">Their numbers.</param>
    public void Sum(params int[] of) => _steps.Add(new ForwardStep(ForwardStepKind.Sum, of));

    /// <summary>Says which value the model returns.</summary>
    /// <param name="output">Its number.</param>
    public void Return(int output) => Output = output;

    /// <summary>The steps of a model.</summary>
    /// <exception cref="InvalidOperationException">Its forward pass could not be read when it was compiled.</exception>
    internal static ForwardSteps Of<TModel>(in TModel model, string purpose)
        where TModel : IInitializable
    {
        var steps = new ForwardSteps();
        model.DescribeForward(steps);
        return steps.Output >= 0
            ? steps
            : throw new InvalidOperationException(
                $"{purpose} needs a forward pass of dense layers, activations, normalization and sums, and none was read from '{typeof(TModel).Name}' when it was compiled. Mark the method with [Forward], or write it without other steps.");
    }
}

/// <summary>One value.</summary>
internal sealed record ForwardStep(ForwardStepKind Kind, int[] Inputs)
{
    public string Path { get; init; } = string.Empty;

    public bool IsCalibrated { get; init; }

    public ActivationInfo? Activation { get; init; }

    public Normalization Normalization { get; init; }

    public double Factor { get; init; }

    public double Shift { get; init; }
}

/// <summary>How a value is computed.</summary>
internal enum ForwardStepKind
{
    Input,
    Dense,
    Bias,
    Scale,
    Activation,
    Normalize,
    Affine,
    Sum,
}
