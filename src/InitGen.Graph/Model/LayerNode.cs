using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>
/// A weight applied to its input. A bias is one too, and its value is input plus bias; so is the scale of a normalization, whose value
/// is input times scale.
/// </summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Origin">Name of the member that holds the weight.</param>
/// <param name="Kind">Kind of layer.</param>
/// <param name="Inner">Number of input features or channels, where the kind has such.</param>
/// <param name="Outer">Number of output features or channels.</param>
/// <param name="Fans">Fan-in and fan-out; null when a size is known only at run time.</param>
/// <param name="Options">What the person wrote, defaults merged in.</param>
/// <param name="Scheme">What it comes to; null when it cannot be resolved.</param>
/// <param name="FollowedBy">
/// The activation that follows: the one that the person declared, or else the one that the forward pass applies; null when neither is
/// known.
/// </param>
public sealed record LayerNode(
    int Id,
    EquatableArray<int> Inputs,
    string Origin,
    LayerKind Kind,
    Size Inner,
    Size Outer,
    Fans? Fans,
    SchemeOptions Options,
    ResolvedScheme? Scheme,
    ActivationInfo? FollowedBy) : GraphNode(Id, Inputs, Origin)
{
    /// <summary>Whether <see cref="FollowedBy"/> was declared by the person.</summary>
    public bool IsFollowerDeclared { get; init; }

    /// <summary>The activation that the forward pass applies; null where that is not known.</summary>
    public ActivationInfo? FollowerRead { get; init; }

    /// <summary>
    /// Whether a model that holds this one sends what the layer puts out through an activation into other weights, and nowhere else. Looked up
    /// for constant weights alone, of which rules ask.
    /// </summary>
    public bool IsHiddenOutside { get; init; }

    /// <summary>
    /// How many products the forward pass sums for each output, where the bounds of its loops or the lengths of its slices prove it: the one of
    /// the two sizes that the weight is really applied to. Null where that is not known.
    /// </summary>
    public Size? ReadInner { get; init; }

    /// <summary>
    /// The length of a row of its rectangular array as the constructors allocate it: the one of the two sizes that it really has inputs. Null where
    /// that is not known.
    /// </summary>
    public Size? AllocatedInner { get; init; }

    /// <summary>Whether nobody says anything about its weights: they are what the library gives to a new layer.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Path of its weight below the model that declares it; <c>*</c> stands for an index. Empty where it is not known.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>How many of the names of <see cref="GraphNode.Display"/> that path stands for.</summary>
    public int PathMembers { get; init; } = 1;

    /// <summary>Whether a calibration gives it its scale.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>How many separate matrices are stacked along the outputs.</summary>
    public long Matrices { get; init; } = 1;

    /// <summary>Whether it is the table of an embedding, which is multiplied with: the matrix of an output layer that shares it.</summary>
    public bool IsTable { get; init; }
}
