using System;

namespace InitGen.Theory;

/// <summary>The options of <see cref="SchemeOptions"/> by name, to say which of them a scheme reads.</summary>
[Flags]
public enum SchemeOption
{
    /// <summary>No option.</summary>
    None = 0,

    /// <summary><see cref="SchemeOptions.Distribution"/>.</summary>
    Distribution = 1,

    /// <summary><see cref="SchemeOptions.Fan"/>.</summary>
    Fan = 2,

    /// <summary><see cref="SchemeOptions.Gain"/>.</summary>
    Gain = 4,

    /// <summary><see cref="SchemeOptions.Std"/>.</summary>
    Std = 8,

    /// <summary><see cref="SchemeOptions.Mean"/>.</summary>
    Mean = 16,

    /// <summary><see cref="SchemeOptions.Low"/>.</summary>
    Low = 32,

    /// <summary><see cref="SchemeOptions.High"/>.</summary>
    High = 64,

    /// <summary><see cref="SchemeOptions.Value"/>.</summary>
    Value = 128,

    /// <summary><see cref="SchemeOptions.Truncation"/>.</summary>
    Truncation = 256,

    /// <summary><see cref="SchemeOptions.Sparsity"/>.</summary>
    Sparsity = 512,

    /// <summary><see cref="SchemeOptions.Depth"/>.</summary>
    Depth = 1024,

    /// <summary><see cref="SchemeOptions.Omega"/>.</summary>
    Omega = 2048,

    /// <summary><see cref="SchemeOptions.Position"/>.</summary>
    Position = 4096,

    /// <summary><see cref="SchemeOptions.Probability"/>.</summary>
    Probability = 8192,
}
