namespace InitGen.Graph;

/// <summary>What one layer with its weights does to the signal on the way forward and to the gradient on the way back.</summary>
/// <param name="Id">The node.</param>
/// <param name="Number">Which layer it is, in the order in which layers run, counted from 1; layers of earlier rounds count.</param>
public sealed record LayerStep(int Id, int Number)
{
    /// <summary>
    /// n_in E[w^2] E[phi^2] over E[x^2]: the mean square of its output over that of the value before the activation phi which made its
    /// input (He et al. 2015, arXiv 1502.01852, eq. 9). Null where it is not known.
    /// </summary>
    public double? Ratio { get; init; }

    /// <summary>
    /// n_out E[w^2] E[phi'^2]: the gradient's mean square at the value before that activation over the one at its output (He et al. 2015,
    /// eq. 14; chi of Schoenholz et al. 2017 for square layers). Null where it is not known.
    /// </summary>
    public double? GradientRatio { get; init; }

    /// <summary>The layer whose output, through bias and activation alone, is its input; null at the start of a chain.</summary>
    public int? Previous { get; init; }
}

/// <summary>Layers that follow each other with nothing but biases, activations and the like between them: what no normalization resets.</summary>
/// <param name="Layers">The nodes, in order.</param>
/// <param name="ForwardSquare">The product of <see cref="LayerStep.Ratio"/>, null where one is not known.</param>
/// <param name="BackwardSquare">The product of <see cref="LayerStep.GradientRatio"/>, null where one is not known.</param>
public sealed record LayerChain(EquatableArray<int> Layers, double? ForwardSquare, double? BackwardSquare);

/// <summary>What one round of a loop does, taken at the last round that was followed.</summary>
/// <param name="Square">The mean square after it over the one before it; null where it is not known.</param>
/// <param name="GradientSquare">The gradient's mean square before it over the one after it; null where it is not known.</param>
public readonly record struct RoundRatio(double? Square, double? GradientSquare);

/// <summary>The layer at which something happens.</summary>
/// <param name="Number">As <see cref="LayerStep.Number"/>; within a loop the layer of that round.</param>
/// <param name="Id">The node.</param>
public readonly record struct LayerPlace(int Number, int Id);

/// <summary>Where a network leaves a format, by the typical greatest element of a layer's output; null where it does not.</summary>
/// <param name="Overflow">The first layer with an infinite element.</param>
/// <param name="Subnormal">The first layer whose elements all are below the normal numbers, and lose precision.</param>
/// <param name="Zero">
/// The first layer whose elements all are 0, because the products are too small already, or the sums; not for weights that are 0.
/// </param>
public readonly record struct RangeLimits(LayerPlace? Overflow, LayerPlace? Subnormal, LayerPlace? Zero);
