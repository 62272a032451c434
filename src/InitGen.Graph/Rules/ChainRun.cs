using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// Layers in a row with an activation of one kind between each two of them, and nothing that resets the signal: no normalization, no sum.
/// </summary>
/// <param name="Steps">The layers; at least two.</param>
internal sealed record ChainRun(IReadOnlyList<LayerStep> Steps)
{
    /// <summary>The first layer of the model's own; null where all of them belong to models inside it.</summary>
    public LayerNode? Own { get; private init; }

    /// <summary>The activations between the layers, as messages name them.</summary>
    public string Activations { get; private init; } = string.Empty;

    /// <summary>Whether the last layer's output is added to something: the run is the branch of a residual connection.</summary>
    public bool IsBranch { get; private init; }

    /// <summary>The root mean square behind the last layer over that behind the first one; null where it is not known.</summary>
    public double? Forward => Root(static step => step.Ratio);

    /// <summary>The gradient's root mean square behind the first layer over that behind the last one; null where it is not known.</summary>
    public double? Backward => Root(static step => step.GradientRatio);

    /// <summary>The runs of a model, loops written out.</summary>
    public static IEnumerable<ChainRun> Of(RuleContext context, Func<ActivationNode, bool> isMeant)
    {
        if (!context.IsOrderSure || !context.Graph.Nodes.OfType<ActivationNode>().Any(isMeant)) yield break;
        var steps = new Dictionary<int, LayerStep>();
        foreach (LayerStep step in context.Propagation.Layers) steps[step.Id] = step;
        foreach (LayerChain chain in context.Propagation.Chains)
        {
            var run = new List<LayerStep>();
            var names = new List<string>();
            foreach (int id in chain.Layers)
            {
                ActivationNode? between = run.Count == 0 ? null : Between(context.Unrolled, run[run.Count - 1].Id, id);
                if (between is not null && isMeant(between))
                {
                    if (!names.Contains(between.Function.Name)) names.Add(between.Function.Name);
                }
                else
                {
                    if (run.Count > 1) yield return Make(context, run, names);
                    (run, names) = ([], []);
                }

                run.Add(steps[id]);
            }

            if (run.Count > 1) yield return Make(context, run, names);
        }
    }

    private static ChainRun Make(RuleContext context, List<LayerStep> run, List<string> names) => new(run)
    {
        Own = run.Select(step => context.Unrolled.Nodes[step.Id]).OfType<LayerNode>().FirstOrDefault(static layer => layer.Below.Length == 0),
        Activations = string.Join(" or ", names),
        IsBranch = IsAdded(context, run[run.Count - 1].Id),
    };

    // The one activation on the way from a layer to the next; null where there is none, or several.
    private static ActivationNode? Between(ModelGraph graph, int previous, int layer)
    {
        var found = new List<ActivationNode>();
        for (GraphNode node = graph.Nodes[layer]; node.Id != previous; node = graph.Nodes[node.Inputs[0]])
        {
            if (node.Inputs.Count != 1) return null;
            if (node is ActivationNode activation) found.Add(activation);
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static bool IsAdded(RuleContext context, int layer) => GraphPaths.Lead(
        context.Unrolled,
        context.UnrolledConsumers,
        layer,
        static node => node is LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode,
        static node => node is SumNode);

    private double? Root(Func<LayerStep, double?> ratio)
    {
        double product = 1;
        for (int i = 1; i < Steps.Count; i++) product *= ratio(Steps[i]) ?? double.NaN;
        return double.IsNaN(product) ? null : Math.Sqrt(product);
    }
}
