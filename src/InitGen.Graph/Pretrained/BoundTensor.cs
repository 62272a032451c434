using System;

namespace InitGen.Graph.Pretrained;

/// <summary>A parameter of a model, and the tensor of a file that it is loaded from.</summary>
/// <param name="Origin">Name of the member of the model itself that it belongs to.</param>
/// <param name="Tensor">Name of the tensor, prefix included; <c>*</c> stands for any index or key.</param>
/// <param name="Shape">The parameter's lengths, outermost first.</param>
/// <param name="Element">Type of its elements: <c>float</c>, <c>double</c> or <c>Half</c>.</param>
public sealed record BoundTensor(string Origin, string Tensor, EquatableArray<Size> Shape, string Element)
{
    /// <summary>Whether the file has the two lengths in the other order.</summary>
    public bool Transpose { get; init; }

    /// <summary>Whether it has to be in the file; otherwise it keeps its scheme where it is not.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the person said that it may be missing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the person named a scheme for it, and nothing else that would be lost with the attribute.</summary>
    public bool NamesScheme { get; init; }

    /// <summary>Whether it is a weight of the model's own, whose member can say more of it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether a tensor's name is that of the parameter, or one of several that it stands for.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it is.</returns>
    public bool Fits(string name)
    {
        if (Tensor.IndexOf('*') < 0) return string.Equals(Tensor, name, StringComparison.Ordinal);
        string[] pattern = Tensor.Split('.');
        string[] given = name.Split('.');
        if (pattern.Length != given.Length) return false;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != "*" && !string.Equals(pattern[i], given[i], StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
