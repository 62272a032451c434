using System;
using System.Threading;

namespace InitGen;

/// <summary>How weights are calibrated on a batch. The default value is that of the paper: a tolerance of 0.1, ten iterations.</summary>
public readonly record struct CalibrationOptions
{
    private readonly double? _tolerance;
    private readonly int? _iterations;

    /// <summary>How far from 1 the variance of a layer's output may stay; above 0. Default 0.1 (Mishkin and Matas 2016, section 3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double Tolerance
    {
        get => _tolerance ?? 0.1;
        init => _tolerance = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must be above 0.");
    }

    /// <summary>How often a layer is scaled at most; at least 1. Default 10. Without rounding, once is enough.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get => _iterations ?? 10;
        init => _iterations = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxIterations), value, "MaxIterations must be at least 1.");
    }

    /// <summary>Ends the calibration before its time; then no weight has changed.</summary>
    public CancellationToken CancellationToken { get; init; }
}
