namespace InitGen.Graph.Pretrained;

/// <summary>A model that is loaded from a file.</summary>
/// <param name="Name">Its type.</param>
/// <param name="File">The file, as the attribute names it; null where it is known only when the code runs.</param>
/// <param name="FileOrigin">Name of the member whose attribute names the file; empty for the type's.</param>
/// <param name="Prefix">What the names of its tensors begin with.</param>
/// <param name="IsWhole">Whether all of its parameters are looked for in the file, and each is known.</param>
/// <param name="Tensors">Its parameters, as far as they are looked for.</param>
public sealed record PretrainedModel(
    string Name, string? File, string FileOrigin, string Prefix, bool IsWhole, EquatableArray<BoundTensor> Tensors);
