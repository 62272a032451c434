namespace InitGen.Theory;

/// <summary>What a parameter is to its layer; decides what <see cref="Scheme.Auto"/> means for it.</summary>
public enum LayerRole
{
    /// <summary>The matrix or kernel that inputs are multiplied by.</summary>
    Weight = 0,

    /// <summary>What is added afterwards: a layer's bias or a normalization's shift (beta).</summary>
    Bias,

    /// <summary>A normalization's scale (gamma).</summary>
    NormScale,

    /// <summary>A table of which rows are picked.</summary>
    Embedding,

    /// <summary>A normalization's shift (beta), where a scheme tells it from another layer's bias.</summary>
    NormShift,
}
