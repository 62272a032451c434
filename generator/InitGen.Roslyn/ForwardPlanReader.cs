using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn;

/// <summary>Which forward passes can be run on a batch of inputs while weights are made: for calibration and for layer-wise pre-training.</summary>
internal static class ForwardPlanReader
{
    private const int GreatestGraph = 1000;

    /// <summary>The forward pass; null where it is not read, or holds something else than dense layers, activations, normalization and sums.</summary>
    /// <param name="read">The model.</param>
    /// <param name="why">What is in the way, in words.</param>
    public static ForwardPlan? Read(ModelGraph read, out string why)
    {
        why = "its forward pass is not read";
        if (read.Order != LayerOrder.Forward || read.Outputs.Count != 1) return null;
        ModelGraph graph = Unrolling.Of(read, GreatestGraph);
        if (graph.Nodes.Count > GreatestGraph)
        {
            why = "its forward pass is too long";
            return null;
        }

        var steps = new List<ForwardStep>();
        var numbers = new Dictionary<int, int>();
        foreach (int id in Needed(graph))
        {
            GraphNode node = graph.Nodes[id];
            if (StepOf(node) is not { } step)
            {
                why = $"its forward pass holds more than dense layers, activations, normalization and sums: {GraphText.Describe(node)}";
                return null;
            }

            numbers.Add(id, steps.Count);
            steps.Add(step with { Inputs = node.Inputs.Select(input => numbers[input]).ToEquatableArray() });
        }

        if (steps.Count(static step => step.Kind == ForwardStepKind.Input) != 1)
        {
            why = "its forward pass takes several inputs";
            return null;
        }

        return new ForwardPlan(steps.ToEquatableArray(), numbers[graph.Outputs[0]]);
    }

    private static IEnumerable<int> Needed(ModelGraph graph)
    {
        var needed = new HashSet<int>();
        var open = new Stack<int>(graph.Outputs);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (!needed.Add(id)) continue;
            foreach (int input in graph.Nodes[id].Inputs) open.Push(input);
        }

        return needed.OrderBy(static id => id);
    }

    private static ForwardStep? StepOf(GraphNode node) => node switch
    {
        InputNode => new ForwardStep(ForwardStepKind.Input, default),
        LayerNode { Kind: LayerKind.Dense, IsTable: false, Matrices: 1, Path.Length: > 0, Inputs.Count: 1 } layer => OfLayer(ForwardStepKind.Dense, layer),
        LayerNode { Kind: LayerKind.Bias, Path.Length: > 0, Inputs.Count: 1 } bias => OfLayer(ForwardStepKind.Bias, bias),
        LayerNode { Kind: LayerKind.Norm, Path.Length: > 0, Inputs.Count: 1 } scale => OfLayer(ForwardStepKind.Scale, scale),
        ActivationNode { Inputs.Count: 1 } activation when ActivationFunctions.IsScalar(activation.Function) => new ForwardStep(ForwardStepKind.Activation, default)
        {
            Activation = activation.Function.Activation,
            Parameter = activation.Function.Activation is Activation.LeakyReLU or Activation.PReLU or Activation.RReLU ? activation.Function.Slope
                : activation.Function.Activation is Activation.ELU or Activation.CELU ? activation.Function.Alpha
                : null,
        },
        NormalizationNode { Kind: Normalization.Batch or Normalization.Layer or Normalization.Rms, Inputs.Count: 1 } normalization => new ForwardStep(ForwardStepKind.Normalize, default)
        {
            Normalization = normalization.Kind!.Value,
            Factor = normalization.Epsilon,
        },
        AffineNode { Factor: { } factor, Shift: { } shift, Inputs.Count: 1 } => new ForwardStep(ForwardStepKind.Affine, default) { Factor = factor, Shift = shift },
        DropoutNode { Inputs.Count: 1 } => new ForwardStep(ForwardStepKind.Affine, default) { Factor = 1 }, // weights are made without it
        SumNode => new ForwardStep(ForwardStepKind.Sum, default),
        _ => null,
    };

    private static ForwardStep? OfLayer(ForwardStepKind kind, LayerNode layer) =>
        PathOf(layer) is { } path ? new ForwardStep(kind, default) { Path = path, IsCalibrated = layer.IsCalibrated } : null;

    /// <summary>The whole path of a layer's parameter: the members on the way to the model that declares it, and its path there.</summary>
    private static string? PathOf(LayerNode layer)
    {
        string[] members = layer.Display.Split('.');
        int outer = members.Length - layer.PathMembers;
        if (outer < 0) return null;
        var segments = new List<string>();
        foreach (string member in members.Take(outer))
        {
            if (!Add(segments, member)) return null;
        }

        var indices = new Queue<string>(members.Skip(outer).SelectMany(static member => Indices(member)));
        foreach (string segment in layer.Path.Split('.'))
        {
            if (segment != "*") segments.Add(segment);
            else if (indices.Count > 0) segments.Add(indices.Dequeue());
            else return null;
        }

        return segments.Contains("i") && layer.Display.IndexOf("[i]", StringComparison.Ordinal) >= 0 ? null : string.Join(".", segments);
    }

    private static bool Add(List<string> segments, string member)
    {
        int bracket = member.IndexOf('[');
        segments.Add(LayerNames.Segment(bracket < 0 ? member : member.Substring(0, bracket)));
        foreach (string index in Indices(member))
        {
            if (index == "i") return false;
            segments.Add(index);
        }

        return true;
    }

    private static IEnumerable<string> Indices(string member) => member.Split('[').Skip(1).Select(static index => index.TrimEnd(']'));
}
