using System;
using System.Threading;

namespace InitGen;

/// <summary>How a model's weights are initialized, beyond what its attributes say. The default value fills everything, on all processors.</summary>
/// <example><code>
/// net.InitializeWeights(new InitializationOptions { Seed = 42, MaxDegreeOfParallelism = 4, CancellationToken = token });
/// </code></example>
public readonly record struct InitializationOptions
{
    private readonly int? _maxDegreeOfParallelism;

    /// <summary>
    /// The seed of every parameter that has none of its own. The same seed gives the same bits on every machine; two instances of one
    /// model with one seed have equal weights, so the members of an ensemble take different seeds.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most threads that fill at a time, at least 1; null, the default, stands for one per processor. The weights have the same bits
    /// at any number. A model below 1 Mi (2^20) elements is filled on the caller's thread, because a second one costs more than it brings; so
    /// is one in which two parameters share memory, where the later one has to win.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        init
        {
            if (value < 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(MaxDegreeOfParallelism), value, "MaxDegreeOfParallelism must be at least 1, or null for one thread per processor.");
            }

            _maxDegreeOfParallelism = value;
        }
    }

    /// <summary>The part of the model to fill; the default is all of it.</summary>
    public Shard Shard { get; init; }

    /// <summary>
    /// Hears of each parameter that was filled, and of each piece of 4 Mi (2^22) elements of a large one. One call at a time, on whichever
    /// thread did the work, and work waits for it: keep it short, and never let it wait for the thread that initializes. Its
    /// exceptions end the run and reach the caller.
    /// </summary>
    public IProgress<InitializationProgress>? Progress { get; init; }

    /// <summary>
    /// Ends the run before its time, with an <see cref="InitializationCanceledException"/> that says what is filled. It is looked at
    /// before each parameter and each piece of 4 Mi (2^22) elements of a large one; a scheme whose matrix is computed whole is never
    /// interrupted within it. Null members that were allocated by then stay allocated.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }
}
