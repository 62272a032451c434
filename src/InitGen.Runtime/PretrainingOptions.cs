using System;
using System.Threading;

namespace InitGen;

/// <summary>How layers are pre-trained one by one. The default value trains each for 50 epochs, with the decoder tied to the encoder.</summary>
public readonly record struct PretrainingOptions
{
    private readonly int? _epochs;
    private readonly int? _batchSize;
    private readonly float? _learningRate;
    private readonly float? _corruption;

    /// <summary>The seed of the order of the rows, of free decoders and of the corruption: the same gives the same weights, to the bit.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often each layer sees all rows, at least 1; default 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get => _epochs ?? 50;
        init => _epochs = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Epochs), value, "Epochs must be at least 1.");
    }

    /// <summary>Rows in a mini-batch, at least 1; default 32. What is left at the end of an epoch is a smaller one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize ?? 32;
        init => _batchSize = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "BatchSize must be at least 1.");
    }

    /// <summary>The step of Adam (Kingma and Ba 2015, arXiv 1412.6980; beta 0.9 and 0.999, epsilon 1e-8), above 0; default 0.001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or no finite number.</exception>
    public float LearningRate
    {
        get => _learningRate ?? 0.001f;
        init => _learningRate = value > 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "LearningRate must be above 0.");
    }

    /// <summary>
    /// The share of inputs that are set to 0 before a layer encodes them, which it has to restore: a denoising autoencoder (Vincent et al. 2008).
    /// From 0, the default, up to but without 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float Corruption
    {
        get => _corruption ?? 0;
        init => _corruption = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Corruption), value, "Corruption must be from 0 up to but without 1.");
    }

    /// <summary>Whether a decoder has weights of its own, rather than the encoder's transposed ones.</summary>
    public bool FreeDecoder { get; init; }

    /// <summary>Whether the last layer is pre-trained as well. It mostly maps to classes, which say nothing of the inputs: left out by default.</summary>
    public bool IncludeOutputLayer { get; init; }

    /// <summary>Ends the training before its time; then no weight has changed.</summary>
    public CancellationToken CancellationToken { get; init; }
}

/// <summary>How far a layer-wise pre-training has come.</summary>
/// <param name="Path">Path of the weight that is trained.</param>
/// <param name="Layer">Which layer, from 0.</param>
/// <param name="Layers">Number of layers to train.</param>
/// <param name="Epoch">Number of epochs that it has seen.</param>
/// <param name="Loss">Mean squared error of the reconstruction in the last of them, per feature.</param>
public readonly record struct PretrainingProgress(string Path, int Layer, int Layers, int Epoch, double Loss);
