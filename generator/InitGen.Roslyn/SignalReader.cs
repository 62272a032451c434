using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Roslyn;

/// <summary>Predicts what a model's layers put out, for the documentation of what is generated.</summary>
public static class SignalReader
{
    private const int GreatestGraph = 4000;

    /// <summary>The prediction; null where the order of the layers is not read from a forward pass, or nothing is known.</summary>
    /// <param name="read">The model.</param>
    /// <returns>The prediction.</returns>
    public static SignalPlan? Read(ModelGraph read)
    {
        if (read.Order != LayerOrder.Forward) return null;

        ModelGraph graph = Unrolling.Of(read, GreatestGraph);
        Propagation propagation = Propagation.Of(graph);
        var layers = new List<LayerSignal>();
        foreach (LayerStep step in propagation.Layers)
        {
            if (graph.Nodes[step.Id] is not LayerNode layer || propagation.Signal(step.Id) is not { } signal) continue;
            string path = PathOf(layer);
            if (layers.Exists(known => known.Path == path)) continue; // applied once more
            layers.Add(new LayerSignal(path, signal.Rms, step.GradientRatio is { } ratio ? System.Math.Sqrt(ratio) : null));
        }

        return layers.Count == 0 ? null : new SignalPlan(layers.ToEquatableArray(), propagation.ForwardFactor, propagation.BackwardFactor);
    }

    /// <summary>The path of a layer's weight; in a loop of which the number of rounds is not known that of the first round.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The path.</returns>
    public static string PathOf(LayerNode layer)
    {
        var path = new StringBuilder(LayerNames.Segment(layer.Origin));
        foreach (string part in (layer.Below + layer.Part).Split('.').SelectMany(static part => part.Split('[')))
        {
            if (part.Length == 0) continue;
            path.Append('.').Append(part == "i]" ? "0" : part.EndsWith("]", System.StringComparison.Ordinal) ? part.TrimEnd(']') : LayerNames.Segment(part));
        }

        // A member that holds a weight itself is a layer of its own; a layer object names its weight.
        return layer.Part.Length > 0 ? path.ToString() : path.Append(".weight").ToString();
    }
}
