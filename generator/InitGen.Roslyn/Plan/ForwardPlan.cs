using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Plan;

/// <summary>A forward pass that the runtime library can run on a batch: dense layers, activations, normalization and sums.</summary>
/// <param name="Steps">Its values, each computed from ones before it.</param>
/// <param name="Output">Which of them it returns.</param>
public sealed record ForwardPlan(EquatableArray<ForwardStep> Steps, int Output)
{
    /// <summary>Whether a weight in it waits for a calibration.</summary>
    public bool IsCalibrated => Steps.Any(static step => step.IsCalibrated);
}

/// <summary>A value of a forward pass.</summary>
/// <param name="Kind">How it is computed.</param>
/// <param name="Inputs">From which values.</param>
public sealed record ForwardStep(ForwardStepKind Kind, EquatableArray<int> Inputs)
{
    /// <summary>Path of the weight, for a layer.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Whether a calibration gives the weight its scale.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>The activation; null for all else.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The activation's slope or alpha; null where it has its own.</summary>
    public double? Parameter { get; init; }

    /// <summary>Over what is normalized.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>A factor, or what is added to a variance before the root.</summary>
    public double Factor { get; init; }

    /// <summary>What is added.</summary>
    public double Shift { get; init; }
}

/// <summary>How a value of a forward pass is computed.</summary>
public enum ForwardStepKind
{
    /// <summary>What the model is called with.</summary>
    Input,

    /// <summary>x W^T.</summary>
    Dense,

    /// <summary>x + b.</summary>
    Bias,

    /// <summary>x times a scale for each feature.</summary>
    Scale,

    /// <summary>phi(x).</summary>
    Activation,

    /// <summary>x without its mean, over its standard deviation.</summary>
    Normalize,

    /// <summary>factor x + shift.</summary>
    Affine,

    /// <summary>The sum of several values.</summary>
    Sum,
}
