namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>
/// What a tensor is to a module of TorchSharp, as far as it starts in another way for that. Generated code speaks of a part by its number.
/// </summary>
public enum ModulePart
{
    /// <summary>A matrix or kernel; what follows it, the model says.</summary>
    Matrix,

    /// <summary>A matrix inside a module, with nothing behind it: attention, the second layer of a transformer's feed-forward block.</summary>
    Projection,

    /// <summary>The first layer of a transformer's feed-forward block, before its activation.</summary>
    FeedForward,

    /// <summary>What a recurrent module multiplies its input by.</summary>
    Gate,

    /// <summary>What a recurrent module multiplies its state by.</summary>
    Recurrent,

    /// <summary>A table of embeddings.</summary>
    Table,

    /// <summary>The scale of a normalization.</summary>
    Scale,

    /// <summary>The slope of a PReLU.</summary>
    Slope,

    /// <summary>A bias, or the shift of a normalization.</summary>
    Bias,
}

/// <summary>What the lengths of a tensor mean.</summary>
public enum ModuleForm
{
    /// <summary>[outputs, inputs].</summary>
    Dense,

    /// <summary>[outputs, inputs / groups, kernel...].</summary>
    Conv,

    /// <summary>[inputs, outputs / groups, kernel...].</summary>
    ConvTranspose,

    /// <summary>[count, width].</summary>
    Embedding,

    /// <summary>One value each.</summary>
    Vector,
}
