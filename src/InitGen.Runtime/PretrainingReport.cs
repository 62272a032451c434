using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen;

/// <summary>What pre-training made of one layer.</summary>
/// <param name="Path">Path of its weight.</param>
/// <param name="FirstLoss">Mean squared error of the reconstruction in the first epoch, per feature.</param>
/// <param name="LastLoss">The same in the last one.</param>
public sealed record PretrainedLayer(string Path, double FirstLoss, double LastLoss)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}: squared error {FirstLoss:G4} -> {LastLoss:G4}");
}

/// <summary>What pre-training did, layer by layer, in the order of the forward pass.</summary>
/// <param name="Layers">The layers.</param>
public sealed record PretrainingReport(IReadOnlyList<PretrainedLayer> Layers)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Layers.Select(static layer => layer.ToString()));
}
