using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen;

/// <summary>What a calibration did to one layer.</summary>
/// <param name="Path">Path of its weight.</param>
/// <param name="Before">Variance of its output, without the bias, before.</param>
/// <param name="After">The same after.</param>
/// <param name="Iterations">How often its weight was scaled.</param>
public sealed record CalibratedLayer(string Path, double Before, double After, int Iterations)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}: variance {Before:G4} -> {After:G4}");
}

/// <summary>What a calibration did, layer by layer, in the order of the forward pass.</summary>
/// <param name="Layers">The layers.</param>
public sealed record CalibrationReport(IReadOnlyList<CalibratedLayer> Layers)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Layers.Select(static layer => layer.ToString()));
}
