using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gallery;
using InitGen.Graph;
using InitGen.Roslyn;

namespace InitGen.Gallery.Tests;

/// <summary>What theory predicts at build time is what the model does when it runs, with weights from the generated code.</summary>
public sealed class PredictionTests
{
    public static TheoryData<string> Models => [.. Registry.Models.Select(static model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Of_each_layer_it_is_near_what_is_measured(string name) => Assert.Empty(Compare(name).Deviations);

    [Fact]
    public void It_is_made_for_140_layers_and_an_error_of_a_third_would_be_seen()
    {
        int compared = Models.Sum(static row => Compare(row.Data).Compared);
        Assert.True(compared >= 140, $"Only {compared} layers were compared.");
        Assert.NotEmpty(Compare("Perceptron", factor: 1.5).Deviations);
    }

    private static (int Compared, List<string> Deviations) Compare(string name, double factor = 1)
    {
        Run run = Registry.Models.Single(model => model.Name == name).Run();
        ModelGraph graph = Unrolling.Of(GalleryProject.Read(name).Graph, limit: 4000);
        Propagation propagation = Propagation.Of(graph);
        int compared = 0;
        var deviations = new List<string>();
        foreach (LayerResult layer in run.Layers)
        {
            if (layer is not { Predicted: > 0 and var predicted, Measured: > 0 and var measured }) continue;
            LayerStep? step = propagation.Layers.FirstOrDefault(step => SignalReader.PathOf((LayerNode)graph.Nodes[step.Id]) == layer.Parameter.Path);
            // Borders: the first pixels of a transposed convolution have fewer products than the mean that the fan is. And a bias that is not 0
            // is measured, but belongs to another parameter.
            if (step is null || graph.Nodes[step.Id] is LayerNode { Kind: LayerKind.ConvTranspose } || HasBias(graph, step.Id)) continue;
            if (propagation.Signal(step.Id) is not { IsApproximate: false } signal) continue;

            compared++;
            double found = Math.Log(measured / (predicted * factor)) - signal.LogRmsShift;
            double bound = Bound(signal, layer);
            if (Math.Abs(found) > bound) deviations.Add(string.Create(CultureInfo.InvariantCulture, $"{layer.Parameter.Path}: predicted {predicted:0.0000}, measured {measured:0.0000}, off by {found:0.00}, bound {bound:0.00}"));
        }

        return (compared, deviations);
    }

    private static bool HasBias(ModelGraph graph, int id) => graph.Nodes.Any(node =>
        node is LayerNode { Kind: LayerKind.Bias, Scheme.Law.MeanSquare: > 0 } bias && bias.Inputs.Contains(id));

    // Five standard deviations of ln(rms): of the draw of the weights up to this layer's input, of the layer's own outputs, and of the samples.
    private static double Bound(Signal signal, LayerResult layer)
    {
        const double Samples = 4; // the fewest that a model is run on
        double draw = signal.LogRmsDeviation * signal.LogRmsDeviation;
        double units = 1 / (2 * Math.Max(1, layer.Parameter.FanOut));
        double data = 1 / (2 * Samples * Math.Max(1, layer.Parameter.FanIn));
        return 5 * Math.Sqrt(draw + units + data);
    }
}
