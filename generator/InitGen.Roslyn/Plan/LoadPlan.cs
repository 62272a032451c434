namespace InitGen.Roslyn.Plan;

/// <summary>That a model is loaded from a file.</summary>
/// <param name="File">The file, as the attribute names it; null where it is known only when the code runs.</param>
/// <param name="Prefix">What the names of its tensors begin with.</param>
/// <param name="IsWhole">Whether all its parameters are looked for, and not only those that say so.</param>
public sealed record LoadPlan(string? File, string Prefix, bool IsWhole);

/// <summary>How a member is found in a file.</summary>
/// <param name="Path">The path of its weight below the model, or the segment of what it holds.</param>
/// <param name="Tensor">What stands in the place of that in a file; null where it is the same.</param>
/// <param name="Transpose">Whether a file has the two lengths in the other order.</param>
/// <param name="Need">What happens where a file has nothing for it.</param>
public sealed record BindingPlan(string Path, string? Tensor, bool Transpose, TensorNeed Need);

/// <summary>What happens where a file has nothing for a parameter.</summary>
public enum TensorNeed
{
    /// <summary>It keeps its scheme.</summary>
    Possible,

    /// <summary>It keeps its scheme, and the person said so.</summary>
    Optional,

    /// <summary>Nothing is loaded.</summary>
    Required,
}
