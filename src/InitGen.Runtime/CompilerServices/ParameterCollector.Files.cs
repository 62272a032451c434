using System;

namespace InitGen.CompilerServices;

/// <content>How parameters are found in files of weights.</content>
public sealed partial class ParameterCollector
{
    /// <summary>Says how what was described last is found in a file.</summary>
    /// <param name="path">Its path below the current model: that of a parameter, or of layers or models, for all that is in them.</param>
    /// <param name="tensor">What stands in the place of that path in a file; null where it is the same.</param>
    /// <param name="transposed">Whether a file has its two lengths in the other order.</param>
    /// <param name="need">What happens where a file has nothing for it.</param>
    public void Bind(string path, string? tensor = null, bool transposed = false, TensorNeed need = TensorNeed.Possible)
    {
        string full = _prefix + path;
        Each(full, parameter => parameter with
        {
            Tensor = tensor is null ? parameter.Tensor : string.Concat(_prefix, tensor, parameter.Tensor.AsSpan(full.Length)),
            IsTransposed = parameter.IsTransposed || transposed,
            Need = parameter.Need == TensorNeed.Optional ? TensorNeed.Optional : need,
        });
    }

    /// <summary>Says that what was described last is not trained.</summary>
    /// <param name="path">Its path below the current model: that of a parameter, or of layers or models, for all that is in them.</param>
    public void Freeze(string path) => Each(_prefix + path, static parameter => parameter with { IsFrozen = true });

    // What belongs to a member was described just now: it stands at the end.
    private void Each(string path, Func<ParameterDescription, ParameterDescription> change)
    {
        for (int i = _parameters.Count - 1; i >= 0 && IsBelow(_parameters[i].Path, path); i--) _parameters[i] = change(_parameters[i]);
    }

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '.');
}
