using System;
using System.Collections.Generic;
using System.Threading;

namespace InitGen;

/// <summary>
/// An initialization was cancelled. What it filled until then stays filled, with the weights that a whole run gives; all else is as it
/// was, but for null members, some of which may have been allocated.
/// </summary>
public sealed class InitializationCanceledException : OperationCanceledException
{
    /// <summary>Creates an exception that knows nothing of a run.</summary>
    public InitializationCanceledException()
        : this("The initialization was cancelled.")
    {
    }

    /// <summary>Creates an exception that knows nothing of a run.</summary>
    /// <param name="message">The message.</param>
    public InitializationCanceledException(string message)
        : this(message, null)
    {
    }

    /// <summary>Creates an exception that knows nothing of a run.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">What caused it.</param>
    public InitializationCanceledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal InitializationCanceledException(
        IReadOnlyList<string> complete, int parameters, long elements, long totalElements, CancellationToken token)
        : base(
            FormattableString.Invariant(
                $"The initialization was cancelled: {complete.Count} of {parameters} parameters are complete, {elements} of {totalElements} elements are filled. Initialize again to have all of them."),
            token)
    {
        CompleteParameters = complete;
        Elements = elements;
        TotalElements = totalElements;
    }

    /// <summary>Paths of the parameters that are filled, as far as they belong to the shard, in the order of the model.</summary>
    public IReadOnlyList<string> CompleteParameters { get; } = [];

    /// <summary>Number of elements that are filled, those of incomplete parameters too.</summary>
    public long Elements { get; }

    /// <summary>Number of elements that there were to fill.</summary>
    public long TotalElements { get; }
}
