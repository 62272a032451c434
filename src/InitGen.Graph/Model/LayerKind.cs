namespace InitGen.Graph;

/// <summary>What a parameter is to its layer.</summary>
public enum LayerKind
{
    /// <summary>Weight [outputs, inputs] of a dense layer.</summary>
    Dense,

    /// <summary>Weight [outputs, inputs / groups, kernel...] of a convolution.</summary>
    Conv,

    /// <summary>Weight [inputs, outputs / groups, kernel...] of a transposed convolution.</summary>
    ConvTranspose,

    /// <summary>Table [count, width] of an embedding.</summary>
    Embedding,

    /// <summary>Scale [width] of a normalization.</summary>
    Norm,

    /// <summary>Bias [size] of a layer, or shift of a normalization.</summary>
    Bias,
}
