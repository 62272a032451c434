using System;

namespace InitGen;

/// <summary>
/// Says how the weights in a field or property start. At build time InitGen generates, in the partial type that holds
/// the member, an <c>InitializeWeights</c> method that fills it.
/// </summary>
/// <remarks>
/// On a member that holds raw weights (<c>float[]</c>, <c>float[,]</c>, <c>Tensor&lt;float&gt;</c>) a layer attribute gives the shape:
/// <see cref="DenseAttribute"/>, <see cref="ConvAttribute"/>, <see cref="ConvTransposeAttribute"/>, <see cref="EmbeddingAttribute"/>,
/// <see cref="NormAttribute"/>, <see cref="BiasAttribute"/>. On a member whose type is itself a model, or an array or list of models,
/// a bare <c>[Init]</c> initializes each of them under its own path. On a member that holds a <see cref="LayerAttribute">layer</see>, or an
/// array or list of layers, scheme and options go to the layer's weights. The options that a scheme does not use have no effect on it.
/// </remarks>
/// <example>
/// <code>
/// [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)]
/// private readonly float[] _hidden = new float[784 * 256];
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InitAttribute : Attribute
{
    /// <summary>Marks the member with a scheme; without one, the scheme follows from the activation behind the layer.</summary>
    /// <param name="scheme">How the weights start.</param>
    public InitAttribute(Scheme scheme = Scheme.Auto) => Scheme = scheme;

    /// <summary>How the weights start.</summary>
    public Scheme Scheme { get; }

    /// <summary>
    /// The shape of the law that a variance-based scheme (<see cref="Scheme.Xavier"/>, <see cref="Scheme.He"/>,
    /// <see cref="Scheme.LeCun"/>, <see cref="Scheme.VarianceScaling"/>) draws from. The variance is the same for each:
    /// uniform has bound sqrt(3) sigma, a truncated normal is widened by what the cut takes away.
    /// </summary>
    public Distribution Distribution { get; set; }

    /// <summary>
    /// The fan that divides the variance of <see cref="Scheme.He"/>, <see cref="Scheme.LeCun"/> and <see cref="Scheme.VarianceScaling"/>
    /// (default <see cref="FanMode.In"/>) and of <see cref="Scheme.Xavier"/> (default <see cref="FanMode.Average"/>).
    /// </summary>
    public FanMode Fan { get; set; }

    /// <summary>
    /// Factor on sigma of a variance-based scheme, and on every element of <see cref="Scheme.Orthogonal"/>,
    /// <see cref="Scheme.DeltaOrthogonal"/>, <see cref="Scheme.UnitSphere"/>, <see cref="Scheme.Identity"/> and
    /// <see cref="Scheme.Dirac"/>; above 0. Default: 1; for <see cref="Scheme.He"/> the gain of the rectifier that follows,
    /// sqrt(2 / (1 + slope^2)).
    /// </summary>
    public double Gain { get; set; }

    /// <summary>
    /// Standard deviation (sigma, not variance) of <see cref="Scheme.Normal"/> and <see cref="Scheme.TruncatedNormal"/>, and of the elements
    /// of <see cref="Scheme.Sparse"/> that are not zero (default 0.01); above 0.
    /// </summary>
    public double Std { get; set; }

    /// <summary>Mean of <see cref="Scheme.Normal"/> and <see cref="Scheme.TruncatedNormal"/>; default 0.</summary>
    public double Mean { get; set; }

    /// <summary>Least value of <see cref="Scheme.Uniform"/>; below <see cref="High"/>.</summary>
    public double Low { get; set; }

    /// <summary>Greatest value of <see cref="Scheme.Uniform"/>; above <see cref="Low"/>.</summary>
    public double High { get; set; }

    /// <summary>
    /// The value of <see cref="Scheme.Constant"/>, and of the forget gate in <see cref="Scheme.LstmForgetBias"/> (default 1).
    /// </summary>
    public double Value { get; set; }

    /// <summary>Where a truncated normal is cut, in units of its own sigma to both sides; default 2, from 0.5 to 6.</summary>
    public double Truncation { get; set; }

    /// <summary>Share of zeros in each column of <see cref="Scheme.Sparse"/>, above 0 and below 1.</summary>
    public double Sparsity { get; set; }

    /// <summary>
    /// Number L of residual blocks, for the weight whose output is added to the residual stream, twice per block: divides sigma by
    /// sqrt(2 L), so that the sum of all blocks keeps its size (Radford et al. 2019, GPT-2). Of variance-based schemes,
    /// <see cref="Scheme.Normal"/> and <see cref="Scheme.TruncatedNormal"/>; from 1 to 1,000,000.
    /// </summary>
    public int Depth { get; set; }

    /// <summary>Frequency of the sines of <see cref="Scheme.Siren"/>, above 0; default 30.</summary>
    public double Omega { get; set; }

    /// <summary>
    /// Where in the network the layer is, for <see cref="Scheme.Siren"/> and <see cref="Scheme.MuP"/>; default
    /// <see cref="LayerPosition.Hidden"/>.
    /// </summary>
    public LayerPosition Position { get; set; }

    /// <summary>The probability that <see cref="Scheme.PriorProbability"/> starts with, above 0 and below 1; default 0.01.</summary>
    public double Probability { get; set; }

    /// <summary>A seed of this member's own, in place of the one that <c>InitializeWeights</c> is called with.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// Pins this member's segment of the parameter path, so that renaming the member does not change its weights. Default: the
    /// member's name without a leading <c>_</c> or <c>m_</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Why the initialization is as it is, for whoever reads it: <c>"as published"</c>. With a reason, the rules that advise on scheme, signal
    /// and structure are silent about this member.
    /// </summary>
    public string? Justification { get; set; }
}
