using System;
using System.Collections.Generic;
using System.Threading;

namespace InitGen;

/// <summary>How weights are saved. The default value writes one file.</summary>
public readonly record struct SaveOptions
{
    private readonly long? _maxShardSize;

    /// <summary>
    /// The most bytes of tensors in one file, at least 1; null, the default, for all in one. What has more is written as a set:
    /// <c>model-00001-of-00003.safetensors</c> and so on, with <c>model.safetensors.index.json</c>, as Hugging Face's tools expect. A tensor that
    /// is larger has a file of its own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? MaxShardSize
    {
        get => _maxShardSize;
        init
        {
            if (value < 1) throw new ArgumentOutOfRangeException(nameof(MaxShardSize), value, "MaxShardSize must be at least 1 byte, or null for one file.");
            _maxShardSize = value;
        }
    }

    /// <summary>
    /// What else the files' metadata say. They hold <c>format</c>, which other tools ask for and which may be given here, and under names that
    /// begin with <c>initgen.</c> the version, the seed and each tensor's scheme.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The seed that the weights were initialized with, for the metadata; null where it is not known.</summary>
    public ulong? Seed { get; init; }

    /// <summary>
    /// The process among several that initialize a model into one set of files, each those that are its own; the default is the only one. All
    /// must use the same model, seed and options.
    /// </summary>
    public Worker Worker { get; init; }

    /// <summary>Ends the saving before its time; then nothing of it is left.</summary>
    public CancellationToken CancellationToken { get; init; }
}
