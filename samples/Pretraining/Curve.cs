using System.Collections.Generic;

namespace Pretraining;

/// <summary>How the loss of one network fell.</summary>
/// <param name="Name">Its start.</param>
/// <param name="Losses">The mean loss of each epoch.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> Losses)
{
    /// <summary>ln 2: the loss of whoever knows nothing of two arms.</summary>
    public const double Chance = 0.69314718055994531;

    public double Last => Losses[^1];

    /// <summary>What a person would say of it.</summary>
    public string Verdict => Last > 0.99 * Chance ? "does not learn" : Last > 0.8 * Chance ? "hardly learns" : "learns";

    /// <summary>Trains a network from its start.</summary>
    public static Curve Of(Network network, int epochs, int rows = 256)
    {
        (float[] inputs, float[] labels) = Spirals.Make(rows, seed: 7);
        InitGen.Standardizer.Fit(InitGen.Standardization.ZScore, inputs, Spirals.Features).Apply(inputs);
        network.Initialize(seed: 42, inputs);
        var trainer = new Trainer(network, learningRate: 0.1f);
        var losses = new List<double>();
        for (int epoch = 0; epoch < epochs; epoch++) losses.Add(trainer.Epoch(inputs, labels, batch: 16, seed: epoch));
        return new Curve(network.Start, losses);
    }
}
