using System.Collections.Generic;
using System.Threading;

namespace InitGen;

/// <summary>How weights are loaded. The default value takes every parameter from the tensor of its path.</summary>
public readonly record struct LoadOptions
{
    /// <summary>The seed of what is initialized because the file does not have it.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// What stands before the parameters' paths in the file, with the dot at its end: <c>transformer.</c>. Null stands for the prefix that
    /// the model declares, which is mostly none. Tensors that the model names in full have no prefix.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// Paths of parameters that are initialized by their scheme where the file has none of their name and shape: the new head on a body
    /// that was trained for something else. The path of a model or a layer stands for all in it, and the empty text for the whole model.
    /// </summary>
    public IReadOnlyCollection<string>? Optional { get; init; }

    /// <summary>
    /// Ends the loading before its time. It is looked at until the first weight is written; from then on the rest is written too, so that no
    /// half of a model is left.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }
}
