using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using InitGen.CompilerServices;
using InitGen.Data;

namespace InitGen;

/// <summary>
/// Greedy layer-wise pre-training (Bengio et al. 2007): each dense layer is trained in turn, as an autoencoder of what the layers below it put
/// out. Its weight encodes; a decoder, its transpose unless told otherwise, restores the input; what is minimized is the squared error.
/// Afterwards the network is fine-tuned as a whole.
/// </summary>
public static class LayerwisePretraining
{
    /// <summary>Trains the layers of an initialized model.</summary>
    /// <typeparam name="TModel">Type of the model: its forward pass is made of dense layers, activations, normalization and sums.</typeparam>
    /// <param name="model">The model. Weights and biases of its dense layers change; all else stays.</param>
    /// <param name="data">Inputs without labels, [rows, features], row by row; standardised, as for training.</param>
    /// <param name="options">Epochs, mini-batches, Adam's step, the seed and the rest.</param>
    /// <param name="progress">Hears of each epoch, on the caller's thread.</param>
    /// <returns>What became of each layer.</returns>
    /// <exception cref="ArgumentException">The data are no whole rows, or hold a NaN.</exception>
    /// <exception cref="InvalidOperationException">
    /// The forward pass could not be read when the model was compiled, or the error grew beyond all bounds; then nothing was changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; then nothing was changed.</exception>
    public static PretrainingReport Run<TModel>(
        in TModel model, ReadOnlySpan<float> data, in PretrainingOptions options = default, IProgress<PretrainingProgress>? progress = null)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        ref TModel target = ref Unsafe.AsRef(in model);
        IReadOnlyList<ForwardStep> steps = ForwardSteps.Of(in model, "Layer-wise pre-training").Steps;
        Dictionary<string, Table> weights = ParameterTables.Read(ref target, steps);
        Table input = Batch.Of(data, steps, weights, nameof(data));

        List<EncoderLayer> layers = EncoderLayer.Find(steps);
        if (!options.IncludeOutputLayer && layers.Count > 0) layers.RemoveAt(layers.Count - 1);
        var trained = new Dictionary<string, Table>();
        var report = new List<PretrainedLayer>();
        var run = new ForwardRun(steps, weights);
        for (int i = 0; i < layers.Count; i++)
        {
            EncoderLayer layer = layers[i];
            Table below = run.Run(input, steps[layer.Dense].Inputs[0]);
            var training = new AutoencoderTraining(layer, weights, (ulong)i, in options);
            report.Add(training.Run(below, i, layers.Count, progress));
            trained[layer.Weight] = weights[layer.Weight];
            if (layer.Bias is { } bias) trained[bias] = weights[bias];
        }

        ParameterTables.Write(ref target, trained);
        return new PretrainingReport(report);
    }
}
