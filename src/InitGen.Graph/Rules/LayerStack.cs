using System;
using System.Collections.Generic;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>A hundred layers of one kind in a row: how the harm of a scheme is usually shown.</summary>
internal static class LayerStack
{
    private const int Depth = 100;
    private const double Saturated = 0.25;

    /// <summary>What becomes of a signal of mean 0 and variance 1 in a stack of square layers like this one.</summary>
    /// <param name="layer">A layer with a law, fans and a known activation behind it.</param>
    /// <param name="format">The format in which it is computed.</param>
    /// <returns>The predicate of a sentence about the stack.</returns>
    public static string Forecast(LayerNode layer, FloatFormat format)
    {
        double width = Math.Max(1, Math.Min(1e9, layer.Fans!.Value.In));
        var size = new Size((long)width);
        var nodes = new List<GraphNode> { new InputNode(0) };
        for (int i = 0; i < Depth; i++)
        {
            nodes.Add(layer with
            {
                Id = nodes.Count,
                Inputs = EquatableArray.Of(nodes.Count - 1),
                Origin = "_" + i.ToString(CultureInfo.InvariantCulture),
                Part = string.Empty,
                Kind = LayerKind.Dense,
                Inner = size,
                Outer = size,
                Fans = new Fans(width, width),
            });
            nodes.Add(new ActivationNode(nodes.Count, EquatableArray.Of(nodes.Count - 1), string.Empty, layer.FollowedBy!));
        }

        Propagation propagation = Propagation.Of(new ModelGraph(string.Empty, LayerOrder.Forward, nodes.ToEquatableArray()));
        RangeLimits limits = propagation.Limits(format);
        string name = Remedy.Name(format);
        if (limits.Overflow is { } overflow) return $"overflows {name} at layer {overflow.Number}";
        if (limits.Zero is { } zero) return $"is exactly 0 in {name} from layer {zero.Number} on";
        if (propagation.Saturation(2) is > Saturated and var share)
            return string.Format(CultureInfo.InvariantCulture, "starts with {0:0} % of its units saturated", 100 * share);
        return propagation.Signal((2 * Depth) - 1) is { Rms: > 0 and var rms }
            ? $"ends with an rms of {Remedy.Number(rms)} after {Depth} layers"
            : "changes it with the power of the depth";
    }
}
