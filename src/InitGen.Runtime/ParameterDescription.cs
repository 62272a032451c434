using InitGen.Theory;
using System;
using System.Collections.Generic;
using System.Globalization;

namespace InitGen;

/// <summary>What is known of one parameter of a model.</summary>
/// <param name="Path">
/// The name under which it draws its randomness and is reported: the members' names on the way to it, joined by dots, such as
/// <c>blocks.3.attention.query.weight</c>.
/// </param>
/// <param name="Shape">Its lengths, outermost first: [outputs, inputs] for a dense layer.</param>
/// <param name="ElementType">
/// Type of its elements: <see cref="float"/>, <see cref="double"/> or <see cref="Half"/>. All are computed as floats; a double is that
/// float, and a Half is it rounded to the nearest.
/// </param>
/// <param name="Scheme">The scheme that it comes from; <see cref="Scheme.Auto"/> is resolved.</param>
/// <param name="Distribution">The law that its elements are drawn from.</param>
/// <param name="FanIn">Products summed for one output; 0 where the term has no meaning, as for a bias.</param>
/// <param name="FanOut">Products summed for one input on the way back; 0 where the term has no meaning.</param>
public sealed record ParameterDescription(
    string Path,
    IReadOnlyList<long> Shape,
    Type ElementType,
    Scheme Scheme,
    WeightDistribution Distribution,
    double FanIn,
    double FanOut)
{
    /// <summary>
    /// Root mean square expected of the layer's output, before the activation and without its bias, when the model starts and is given what its
    /// <see cref="InputAttribute"/> says, or else standardised data: by mean-field theory (Poole et al. 2016, arXiv 1606.05340), from the
    /// model's forward pass as it was compiled. Null where that could not be told.
    /// </summary>
    public double? OutputRms { get; init; }

    /// <summary>
    /// The name under which it stands in files of weights, but for the model's prefix: <see cref="Path"/>, unless a
    /// <see cref="PretrainedAttribute"/> gives another one.
    /// </summary>
    public string Tensor { get; init; } = Path;

    /// <summary>Whether files that are loaded have its two lengths in the other order.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>What happens where a file has nothing for it; null where the model says nothing of its loading.</summary>
    public TensorNeed? Need { get; init; }

    /// <summary>Whether it is not to be trained: see <see cref="FrozenAttribute"/>.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Number of elements.</summary>
    public long Length
    {
        get
        {
            long length = 1;
            foreach (long axis in Shape) length = checked(length * axis);
            return length;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path} [{string.Join(", ", Shape)}]: {Scheme}, {Distribution}");
}
