using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>Where a parameter's weights are in a file. Written by generated code.</summary>
/// <param name="Path">
/// The path of a parameter, or of a model or layer: then it holds for all parameters in that. A segment <c>*</c> stands for any one segment,
/// such as an index of a list. Of several that hold, the one with the most segments counts, and of those the one with the fewest <c>*</c>.
/// </param>
/// <param name="Tensor">
/// The tensor's whole name, or null for the prefix and the path. Each <c>*</c> in it becomes what stands for the <c>*</c> at the same place of
/// <paramref name="Path"/>, and for a parameter inside a model or layer the rest of its path follows.
/// </param>
/// <param name="Transpose">Whether the file has the last two axes in the other order.</param>
/// <param name="Optional">Whether the parameter is initialized where the file has no such tensor, or one of another shape.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorBinding(string Path, string? Tensor, bool Transpose, bool Optional)
{
    /// <summary>Whether a tensor of the name has to have the parameter's shape, though the file may lack it.</summary>
    public bool HasShape { get; init; }

    /// <summary>Whether the parameter is initialized, whatever the file has.</summary>
    public bool IsLeft { get; init; }
}
